import type { Locator, Page } from 'playwright-core';

/** The window of one credential. */
export class CredentialWindow {
	constructor(
		private readonly page: Page,
		readonly window: Locator,
	) {}

	/** Puts something else into a field, saves, and waits for the test that n8n makes then. */
	async save(field: string, value: string): Promise<void> {
		const input = this.window.getByTestId(`parameter-input-${field}`).locator('input');
		await input.fill(value);
		const tested = this.page.waitForResponse((response) =>
			response.url().endsWith('/rest/credentials/test'),
		);
		await this.window.getByTestId('credential-save-button').click();
		await tested;
	}

	/** Waits until the window shows these words behind "More details" of a test that went wrong. */
	async showsInDetails(words: string): Promise<void> {
		await this.window.getByText('More details').click();
		await this.shows(words);
	}

	/** Waits until the window shows these words. */
	async shows(words: string): Promise<void> {
		await this.window.getByText(words).first().waitFor();
	}
}
