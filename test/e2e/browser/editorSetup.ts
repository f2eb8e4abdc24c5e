import { type N8nSetup, openN8nSetup } from '../n8nSetup';
import { HeadlessBrowser, type Theme } from './browser';
import type { Editor } from './editor';

/** A test setup with a browser on n8n's editor. */
export interface EditorSetup {
	readonly setup: N8nSetup;
	/** An editor for the test that runs; it is closed after it. */
	editor(theme?: Theme): Promise<Editor>;
}

/** Opens n8n, a sandbox and a browser for the tests of a file, and cleans up after each test. */
export function useEditor(): EditorSetup {
	let setup: N8nSetup | undefined;
	let browser: HeadlessBrowser | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		setup = await openN8nSetup();
		browser = await HeadlessBrowser.open();
	});
	afterEach(async () => {
		await editor?.close(expect.getState().currentTestName);
		editor = undefined;
		setup?.sandbox.log.clear();
		setup?.sandbox.faults.clear();
	});
	afterAll(async () => {
		await browser?.close();
		await setup?.close();
	});
	return {
		get setup() {
			if (!setup) throw new Error('The setup is opened before the first test.');
			return setup;
		},
		async editor(theme) {
			if (!browser) throw new Error('The browser is opened before the first test.');
			editor = await browser.editor(theme);
			return editor;
		},
	};
}
