/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   a helper program of the tests: jest cannot load linkedom, so it runs outside of jest */
import { runInNewContext } from 'node:vm';
import { parseHTML } from 'linkedom';
import { z } from 'zod';

const element = z.object({ textContent: z.string() });

/** Lets the script of the page run; what it asks of its server is counted, so that one can wait for the responses. */
class DrawnPage {
	private attempt = 0;

	private constructor(
		private readonly url: string,
		readonly window: ReturnType<typeof parseHTML>,
	) {}

	static async open(url: string): Promise<DrawnPage> {
		const page = new DrawnPage(url, parseHTML(await (await fetch(url)).text()));
		const { document } = page.window;
		const script = element.parse(document.querySelector('script')).textContent;
		runInNewContext(script, { document, fetch: page.ask, setInterval: () => 0 });
		await page.quiet();
		return page;
	}

	/** Resolves when nothing has been asked for a moment. */
	async quiet(): Promise<void> {
		for (let still = 0; still < 5; still += 1) {
			await new Promise((resolve) => setTimeout(resolve, 10));
			if (this.attempt > 0) still = 0;
		}
	}

	private readonly ask = async (path: string, options?: RequestInit): Promise<object> => {
		this.attempt += 1;
		const text = await (await fetch(new URL(path, this.url), options)).text();
		this.attempt -= 1;
		return { text: async () => text, json: async () => JSON.parse(text) as unknown };
	};
}

/**
 * Opens the page at the first argument, lets its script draw, and prints as JSON what each of the other
 * arguments, CSS selectors, finds: selector -> texts. Before that it carries out these actions: `fill FIELD VALUE`,
 * `submit FORM`, `click BUTTON`.
 */
async function main([url = '', ...words]: readonly string[]): Promise<void> {
	const page = await DrawnPage.open(url);
	const { document, Event } = page.window;
	const found: Record<string, string[]> = {};
	for (const word of words) {
		const [act = '', selector = '', ...value] = word.split(' ');
		if (act === 'fill') {
			Object.assign(document.querySelector(selector) ?? {}, { value: value.join(' ') });
		} else if (act === 'submit' || act === 'click') {
			document.querySelector(selector)?.dispatchEvent(new Event(act, { cancelable: true }));
			await page.quiet();
		} else {
			const elements: Iterable<unknown> = document.querySelectorAll(word);
			found[word] = [...elements].map((one) => element.parse(one).textContent);
		}
	}
	console.log(JSON.stringify(found));
}

void main(process.argv.slice(2));
