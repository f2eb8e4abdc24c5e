/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { type Browser, type BrowserContext, chromium, type Page, selectors } from 'playwright-core';
import { sharedN8n } from '../setup/sharedN8n';
import { Editor } from './editor';

/** n8n follows the colours that the computer prefers. */
export type Theme = 'light' | 'dark';

const PROGRAM = '/usr/bin/chromium';
const SIZE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 640 };
const LONGEST_WAIT = 20_000;

/** A headless browser. */
export class HeadlessBrowser {
	private constructor(private readonly browser: Browser) {}

	static async open(): Promise<HeadlessBrowser> {
		selectors.setTestIdAttribute('data-test-id');
		const executablePath = process.env.E2E_CHROMIUM ?? PROGRAM;
		// Its sandbox does not work for root, nor its shared memory in small containers; it opens this n8n only.
		const args = ['--no-sandbox', '--disable-dev-shm-usage'];
		return new HeadlessBrowser(await chromium.launch({ executablePath, args }));
	}

	/** An editor of the shared n8n, as its owner sees it. */
	async editor(theme: Theme = 'light'): Promise<Editor> {
		const { address, cookie } = sharedN8n();
		const context: BrowserContext = await this.browser.newContext({
			viewport: SIZE,
			colorScheme: theme,
		});
		context.setDefaultTimeout(LONGEST_WAIT);
		// n8n's hints for new users cover what the tests look at.
		await context.addInitScript(() => {
			for (const place of ['NDV', 'CANVAS'])
				localStorage.setItem(`N8N_PIN_DATA_DISCOVERY_${place}`, 'true');
		});
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: address }]);
		return new Editor(await context.newPage(), address);
	}

	/** An empty page of a computer, whose user is not logged in to n8n and may use the clipboard. */
	async desktop(theme: Theme): Promise<Page> {
		const context = await this.browser.newContext({
			viewport: SIZE,
			colorScheme: theme,
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		context.setDefaultTimeout(LONGEST_WAIT);
		return await context.newPage();
	}

	/** An empty page of a phone, whose user is not logged in to n8n. */
	async phone(theme: Theme): Promise<Page> {
		const context = await this.browser.newContext({
			viewport: PHONE,
			colorScheme: theme,
			deviceScaleFactor: 2,
			isMobile: true,
			hasTouch: true,
		});
		context.setDefaultTimeout(LONGEST_WAIT);
		return await context.newPage();
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
