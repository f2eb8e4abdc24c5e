import type { Page } from 'playwright-core';
import { ANA } from '../engine/harness/fixtures';
import { HeadlessBrowser, type Theme } from './browser/browser';
import { takeScreenshot } from './browser/screenshot';
import { START, useN8nSetup } from './n8nSetup';
import { askingWorkflow, AFTER, newestLink, waiting } from './waitingExecution';

const setup = useN8nSetup();
let browser: HeadlessBrowser;
beforeAll(async () => {
	browser = await HeadlessBrowser.open();
});
afterAll(async () => await browser.close());

const QUESTION = 'Emma asks for a discount of 20% for Ana on order-1001 (1,250.00).';
const message = `${QUESTION}\n\nhttps://shop.example.com/orders/order-1001-with-an-address-that-has-no-place-to-break`;

/** Opens the page of a question on a phone. */
async function ask(theme: Theme, parameters: object = {}) {
	const json = { phone: ANA, discount: 20 };
	const workflow = await setup.save(askingWorkflow({ message, ...parameters }, json));
	const id = await setup.n8n.start(workflow, START);
	await waiting(setup.n8n, id);
	const page = await browser.phone(theme);
	const problems: string[] = [];
	page.on('console', (one) => {
		if (one.type() === 'error') problems.push(one.text());
	});
	page.on('pageerror', (error) => problems.push(error.message));
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.method()));
	await page.goto(await newestLink(setup.sandbox, ANA));
	return { id, page, problems, requests };
}

/** How light the background is, from 0 to 255. */
async function lightness(page: Page): Promise<number> {
	const color = await page.evaluate<string>(
		"getComputedStyle(document.querySelector('main')).backgroundColor",
	);
	return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
}

async function responseOf(id: string) {
	const execution = await setup.n8n.finished(id);
	return execution.outputsOf(AFTER)[0]?.[0]?.json.response;
}

describe.each<Theme>(['light', 'dark'])('on a phone, %s', (theme) => {
	it('the text and two buttons fit, and a tap continues the execution', async () => {
		const { id, page, problems, requests } = await ask(theme);
		expect(await page.locator('p').innerText()).toBe(message);
		expect((await lightness(page)) > 128).toBe(theme === 'light');
		const width = await page.evaluate<number>('document.documentElement.scrollWidth');
		expect(width).toBeLessThanOrEqual(360);
		for (const button of await page.getByRole('button').all()) {
			const box = await button.boundingBox();
			expect(box?.height).toBeGreaterThanOrEqual(44);
			expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(640);
		}
		await page.getByRole('button', { name: 'Decline' }).dblclick();
		await page.getByText('Thank you. Your response was received.').waitFor();
		expect(await responseOf(id)).toMatchObject({ approved: false });
		// The browser asks for the icon of the site by itself.
		expect(requests.filter((method) => method === 'POST')).toEqual(['POST']);
		expect(problems).toEqual([]);
		await page.context().close();
	});

	it('the picture of the page', async () => {
		const { page } = await ask(theme, { message: QUESTION });
		await page.getByRole('button', { name: 'Approve' }).waitFor();
		await takeScreenshot(page, `approval-page-${theme}`);
		await page.context().close();
	});
});

it('a free text', async () => {
	const { id, page, problems } = await ask('light', { responseType: 'freeText' });
	await page.getByRole('button', { name: 'Submit' }).tap();
	expect(await page.getByRole('textbox').inputValue()).toBe('');
	await page.getByRole('textbox').fill('Only 10 %\nplease');
	await page.getByRole('button', { name: 'Submit' }).tap();
	await page.getByText('Thank you. Your response was received.').waitFor();
	expect(await responseOf(id)).toMatchObject({ text: 'Only 10 %\nplease' });
	expect(problems).toEqual([]);
	await page.context().close();
});
