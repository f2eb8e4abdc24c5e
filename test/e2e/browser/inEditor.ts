import { type Desk, openDesk } from '../desk';
import { HiddenBrowser, type Theme } from './browser';
import type { Editor } from './editor';

/** A desk whose n8n is looked at in a browser. */
export interface EditorDesk {
	readonly desk: Desk;
	/** An editor for the test that runs; it is closed after it. */
	editor(theme?: Theme): Promise<Editor>;
}

/** Opens a desk and a browser for the tests of a file, and cleans up after each of them. */
export function inEditor(): EditorDesk {
	let desk: Desk | undefined;
	let browser: HiddenBrowser | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		desk = await openDesk();
		browser = await HiddenBrowser.open();
	});
	afterEach(async () => {
		await editor?.close(expect.getState().currentTestName);
		editor = undefined;
		desk?.sandbox.log.clear();
		desk?.sandbox.faults.clear();
	});
	afterAll(async () => {
		await browser?.close();
		await desk?.close();
	});
	return {
		get desk() {
			if (!desk) throw new Error('The desk is opened before the first test.');
			return desk;
		},
		async editor(theme) {
			if (!browser) throw new Error('The browser is opened before the first test.');
			editor = await browser.editor(theme);
			return editor;
		},
	};
}
