import type { Page } from 'playwright-core';
import { FILES_PATH } from '../sandbox/sampleFiles';
import { startSandbox } from '../sandbox/sandbox';
import { useSetup } from '../useSetup';
import { HeadlessBrowser, type Theme } from './browser/browser';

/** The page of the sandbox in a real browser; what it shows is in test/unit/sandbox/page.test.ts. */
const setup = useSetup(async () => {
	const sandbox = await startSandbox();
	const browser = await HeadlessBrowser.open();
	return {
		sandbox,
		browser,
		async close() {
			await browser.close();
			await sandbox.close();
		},
	};
});

const NUMBER = '12025550101';

async function push(body: object): Promise<void> {
	await fetch(`${setup.sandbox.baseUrl}/push`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ token: setup.sandbox.token, application: '8', ...body }),
	}).catch(() => undefined);
}

const sendText = async () => await push({ data: [{ number: NUMBER, message: 'Hello Ana' }] });
const sendTemplate = async () =>
	await push({
		template_id: 'AB1236',
		language: 'en',
		data: [
			{
				number: NUMBER,
				template_message: ['Ana'],
				payload: ['yes', 'no'],
				interactive_buttons: ['1'],
			},
		],
	});

const SCREENS: Array<[string, Theme, (theme: Theme) => Promise<Page>]> = [
	['phone', 'light', async (theme) => await setup.browser.phone(theme)],
	['phone', 'dark', async (theme) => await setup.browser.phone(theme)],
	['desktop', 'light', async (theme) => await setup.browser.desktop(theme)],
	['desktop', 'dark', async (theme) => await setup.browser.desktop(theme)],
];

it.each(SCREENS)(
	'on a %s, %s: nothing is cut off, and the test message is within reach',
	async (_, theme, open) => {
		await sendText();
		await sendTemplate();
		const picture = `${setup.sandbox.url}${FILES_PATH}menu.jpg`;
		await push({ globalmedia: picture, data: [{ number: NUMBER, message: 'Our menu' }] });
		const page = await open(theme);
		await page.goto(setup.sandbox.url);
		await page.getByText('Hello Ana, will you be at home?').waitFor();
		await page.waitForFunction("document.querySelector('img')?.naturalWidth > 0");
		const overflow = 'document.documentElement.scrollWidth - innerWidth';
		expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
		const send = page.getByRole('button', { name: 'Send as customer' });
		const { height = 0 } = page.viewportSize() ?? {};
		for (const top of [0, 100_000]) {
			await page.evaluate(`scrollTo(0, ${top})`);
			const box = await send.boundingBox();
			expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
		}
		const isDark = await page.evaluate<boolean>(
			'/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0] < 128',
		);
		expect(isDark).toBe(theme === 'dark');
	},
);

it('the buttons copy the address and the token', async () => {
	const page = await setup.browser.desktop('light');
	await page.goto(setup.sandbox.url);
	const copied = async () => await page.evaluate<string>('navigator.clipboard.readText()');
	const [address, token] = [0, 1].map((index) =>
		page.getByText('Copy', { exact: true }).nth(index),
	);
	await token?.click();
	await page.getByText('Copied').waitFor();
	expect(await copied()).toBe(setup.sandbox.token);
	await address?.click();
	await page.waitForFunction(
		`navigator.clipboard.readText().then((text) => text === '${setup.sandbox.baseUrl}')`,
	);
});

it.each([
	['Busy (429)', [429, null, 0]],
	['No balance (403)', [200, 403, 0]],
	['Slow (10 s)', [200, 100, 1]],
	['Connection lost', [null, null, 1]],
])('%s: shown until it has met a request', async (label, [httpStatus, bodyStatus, accepted]) => {
	const page = await setup.browser.desktop('light');
	await page.goto(setup.sandbox.url);
	await page.getByRole('button', { name: label }).click();
	await page.getByText(`Simulating: ${label}, for one request.`).waitFor();
	const sent = sendText();
	await page.locator('#waiting').waitFor({ state: 'hidden' });
	if (!label.startsWith('Slow')) await sent;
	expect(setup.sandbox.log.pushes[0]?.accepted).toBe(accepted);
	if (!label.startsWith('Slow'))
		expect(setup.sandbox.log.pushes[0]).toMatchObject({ httpStatus, bodyStatus });
	await page.locator('.phone, #pushes .bad').first().waitFor();
});

it('a fault for all requests is dropped again', async () => {
	const page = await setup.browser.phone('light');
	await page.goto(setup.sandbox.url);
	await page.getByLabel('For').selectOption('all requests');
	await page.getByRole('button', { name: 'Busy (429)' }).click();
	await page.getByText('Simulating: Busy (429), for all requests.').waitFor();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.locator('#waiting').waitFor({ state: 'hidden' });
	expect(setup.sandbox.faults.pending).toEqual([]);
});

it('a tap on a button of a template, and a test message nobody listens to', async () => {
	setup.sandbox.webhooks.configure({ globalUrl: `${setup.sandbox.url}/webhook-test/1` });
	await sendTemplate();
	const page = await setup.browser.phone('dark');
	await page.goto(setup.sandbox.url);
	await page.getByRole('button', { name: 'Quick reply 1' }).click();
	await page.getByText('Listen for test event').first().waitFor();
	const [tap] = setup.sandbox.log.webhooks;
	expect(JSON.parse(tap?.text ?? '')).toMatchObject({ number: NUMBER, payload: 'yes' });
});
