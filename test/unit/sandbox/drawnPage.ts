/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   a program of the tests: jest cannot load linkedom, so it runs outside of jest */
import { runInNewContext } from 'node:vm';
import { parseHTML } from 'linkedom';
import { z } from 'zod';

const element = z.object({ textContent: z.string() });

/**
 * Opens the page at the first argument, lets its script draw, and prints as JSON what each of the other
 * arguments, CSS selectors, finds: selector -> texts.
 */
async function main([url = '', ...selectors]: readonly string[]): Promise<void> {
	const { document } = parseHTML(await (await fetch(url)).text());
	const script = element.parse(document.querySelector('script')).textContent;
	const drawn = new Promise<void>((resolve) => {
		const ask = async (path: string): Promise<object> => {
			const text = await (await fetch(new URL(path, url))).text();
			// The page draws as soon as it has the text, before any timer.
			setTimeout(resolve, 0);
			return { text: async () => text };
		};
		runInNewContext(script, { document, fetch: ask, setInterval: () => 0 });
	});
	await drawn;
	const found = selectors.map((selector) => {
		const elements: Iterable<unknown> = document.querySelectorAll(selector);
		return [selector, [...elements].map((one) => element.parse(one).textContent)];
	});
	console.log(JSON.stringify(Object.fromEntries(found)));
}

void main(process.argv.slice(2));
