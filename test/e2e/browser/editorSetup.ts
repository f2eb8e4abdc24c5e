import { type N8nSetup, useN8nSetup } from '../n8nSetup';
import { HeadlessBrowser, type Theme } from './browser';
import type { Editor } from './editor';

/** A test setup with a browser on n8n's editor. */
export interface EditorSetup {
	readonly setup: N8nSetup;
	/** An editor for the current test; it is closed after the test. */
	editor(theme?: Theme): Promise<Editor>;
}

/** The shared n8n, a sandbox and a browser for the tests of a file. */
export function useEditor(): EditorSetup {
	const setup = useN8nSetup();
	let browser: HeadlessBrowser | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		browser = await HeadlessBrowser.open();
	});
	afterEach(async () => {
		await editor?.close(expect.getState().currentTestName);
		editor = undefined;
	});
	afterAll(async () => await browser?.close());
	return {
		setup,
		async editor(theme) {
			if (!browser) throw new Error('The browser is opened before the first test.');
			editor = await browser.editor(theme);
			return editor;
		},
	};
}
