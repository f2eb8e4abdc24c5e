import type { Page } from 'playwright-core';

/** The list of a workflow's executions, beside the newest of them. */
export class ExecutionList {
	constructor(private readonly page: Page) {}

	/**
	 * Presses Retry on the newest execution and chooses the way; waits until the list shows a newer execution.
	 *
	 * @param way the beginning of the choice, for example `Retry with currently saved workflow`
	 */
	async retryNewest(way: string): Promise<void> {
		const entries = this.page.getByTestId('current-executions-list').locator('[data-test-id^="execution-details-"]');
		await entries.first().waitFor();
		const before = await entries.count();
		await this.page.getByTestId('retry-execution-button').first().click();
		await this.page.getByRole('menuitem').filter({ hasText: way, visible: true }).click();
		await entries.nth(before).waitFor();
	}
}
