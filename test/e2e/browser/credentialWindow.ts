import type { Locator, Page } from 'playwright-core';

/** Waits for the result of a test of a credential with such data. */
async function testOf(
	page: Page,
	isMeant: (data: Readonly<Record<string, unknown>>) => boolean,
): Promise<void> {
	await page.waitForResponse((response) => {
		if (!response.url().endsWith('/rest/credentials/test')) return false;
		return isMeant(response.request().postDataJSON().credentials.data);
	});
}

/** The window of one credential. */
export class CredentialWindow {
	private constructor(
		private readonly page: Page,
		private readonly window: Locator,
	) {}

	/**
	 * Opens the window with this action, and waits for the test that n8n makes of the saved credential as soon as the window is
	 * open: a late result would replace that of a test after saving.
	 */
	static async open(page: Page, action: () => Promise<void>): Promise<CredentialWindow> {
		const tested = testOf(page, () => true);
		await action();
		await tested;
		return new CredentialWindow(page, page.getByTestId('editCredential-modal'));
	}

	/** Changes a field, saves, and waits until n8n has tested the new value. */
	async save(field: string, value: string): Promise<void> {
		const input = this.window.getByTestId(`parameter-input-${field}`).locator('input');
		await input.fill(value);
		const tested = testOf(this.page, (data) => data[field] === value);
		await this.window.getByTestId('credential-save-button').click();
		await tested;
	}

	/** Waits until the window shows this text behind "More details" of a failed test. */
	async showsInDetails(words: string): Promise<void> {
		await this.window.getByText('More details').click();
		await this.shows(words);
	}

	/** Waits until the window shows this text. */
	async shows(words: string): Promise<void> {
		await this.window.getByText(words).first().waitFor();
	}
}
