import type { Page } from 'playwright-core';

const MOST_TRIES = 5;

/** The list of a workflow's executions, beside the newest of them. */
export class ExecutionList {
	constructor(private readonly page: Page) {}

	/**
	 * Presses Retry on the newest execution and chooses the way; waits until the list shows a newer execution.
	 *
	 * @param way the beginning of the choice, for example `Retry with currently saved workflow`
	 */
	async retryNewest(way: string): Promise<void> {
		const entries = this.page
			.getByTestId('current-executions-list')
			.locator('[data-test-id^="execution-details-"]');
		await entries.first().waitFor();
		const before = await entries.count();
		await this.choose(way);
		await entries.nth(before).waitFor();
	}

	/** n8n redraws the list every few seconds, which closes a menu that was just opened. */
	private async choose(way: string): Promise<void> {
		const choice = this.page.getByRole('menuitem').filter({ hasText: way, visible: true });
		for (let tries = 1; tries <= MOST_TRIES; tries++) {
			await this.page.getByTestId('retry-execution-button').first().click();
			const isChosen = await choice.click({ timeout: 3_000 }).then(
				() => true,
				() => false,
			);
			if (isChosen) return;
		}
		throw new Error(`The menu does not offer "${way}".`);
	}
}
