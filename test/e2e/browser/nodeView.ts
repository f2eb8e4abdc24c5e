import type { Locator, Page } from 'playwright-core';
import { CredentialWindow } from './credentialWindow';

/** An option's name is the first line of its text; its description follows. */
function firstLine(text: string): string {
	return (text.trim().split('\n')[0] ?? '').trim();
}

/** The window of one node: its input, its parameters, its output. */
export class NodeView {
	constructor(
		private readonly page: Page,
		readonly view: Locator,
	) {}

	private get output(): Locator {
		return this.view.getByTestId('output-panel');
	}

	private get parameters(): Locator {
		return this.view.getByTestId('node-parameters');
	}

	/** The labels of the fields that are to be seen, from top to bottom, without the credential's. */
	async fields(): Promise<readonly string[]> {
		const labels = this.parameters.locator(
			'label:visible:not([role="radio"]):not([data-test-id$="-options-container"] label)',
		);
		return (await labels.allInnerTexts())
			.map(firstLine)
			.filter((label) => label !== '' && !label.startsWith('Credential'));
	}

	/** The options of a list, as they are offered. */
	async optionsOf(parameter: string): Promise<readonly string[]> {
		await this.view.getByTestId(`parameter-input-${parameter}`).click();
		const items = this.page.locator('[data-test-id="parameter-input-item"]:visible');
		await items.first().waitFor();
		const names = (await items.allInnerTexts()).map(firstLine);
		await this.page.keyboard.press('Escape');
		await items.first().waitFor({ state: 'hidden' });
		return names;
	}

	/** The lines below the options of a list. */
	async descriptionsOf(parameter: string): Promise<readonly string[]> {
		await this.view.getByTestId(`parameter-input-${parameter}`).click();
		const items = this.page.locator('[data-test-id="parameter-input-item"]:visible');
		await items.first().waitFor();
		const texts = await items.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return texts.flatMap((text) => text.trim().split('\n').slice(1)).map((line) => line.trim());
	}

	/** Chooses from a list. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.view.getByTestId(`parameter-input-${parameter}`).click();
		const items = this.page.locator('[data-test-id="parameter-input-item"]:visible');
		await items.first().waitFor();
		const names = (await items.allInnerTexts()).map(firstLine);
		await items.nth(names.indexOf(option)).click();
		await items.first().waitFor({ state: 'hidden' });
	}

	/** Adds an option from the list under Options. */
	async addOption(name: string): Promise<void> {
		await this.parameters.getByTestId('collection-parameter-add').click();
		const options = this.page.locator('[data-test-id="collection-parameter-option"]:visible');
		await options.getByText(name, { exact: true }).click();
		await options.first().waitFor({ state: 'hidden' });
	}

	/** Whether a switch is on. */
	async isOn(parameter: string): Promise<boolean> {
		const input = this.view.getByTestId(`parameter-input-${parameter}`);
		return await input.getByRole('switch').isChecked();
	}

	/** Writes a fixed value into a field. */
	async fill(parameter: string, value: string): Promise<void> {
		const input = this.view.getByTestId(`parameter-input-${parameter}`).locator('input').last();
		await input.fill(value);
		await input.press('Tab');
	}

	/** Chooses from a list that can be searched, such as that of templates. */
	async chooseInList(parameter: string, option: string): Promise<void> {
		await this.view.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
		await this.page
			.locator('[data-test-id="rlc-item"]:visible')
			.filter({ hasText: option })
			.click();
	}

	/** Loads the fields of a form again, where n8n says that they have changed. */
	async refreshForm(): Promise<void> {
		await this.view.locator('button[title="Refresh"]').click();
	}

	/**
	 * Writes an expression into a field.
	 *
	 * @param preview what n8n then shows below it: its value for the first item
	 */
	async writeExpression(parameter: string, expression: string, preview: string): Promise<void> {
		await this.write(parameter, parameter, expression, preview);
	}

	/** The same for a field of a form. */
	async writeInForm(id: string, expression: string, preview: string): Promise<void> {
		await this.write(id, `value["${id}"]`, expression, preview);
	}

	private async write(
		parameter: string,
		labelName: string,
		expression: string,
		preview: string,
	): Promise<void> {
		await this.view.getByTestId(`parameter-input-${parameter}`).hover();
		await this.view
			.getByTestId(`${labelName}-parameter-input-options-container`)
			.getByTestId('radio-button-expression')
			.click();
		await this.view.getByTestId(`parameter-input-${parameter}`).locator('.cm-content').click();
		await this.page.keyboard.insertText(expression);
		// While the field is in use, a bubble with the result covers the next one.
		await this.view.getByTestId('tab-params').click();
		await this.view
			.getByTestId(`parameter-expression-preview-${parameter}`)
			.getByText(preview, { exact: true })
			.waitFor();
	}

	/** The Production URL of a trigger, which lies folded away. */
	async productionUrl(): Promise<string> {
		await this.view.getByText('Webhook URLs').click();
		await this.view.getByRole('radio', { name: 'Production URL' }).click();
		return (
			await this.view
				.locator('.url-field-full-width, .webhook-url, [class*="webhook-url"]')
				.first()
				.innerText()
		).trim();
	}

	/** Opens the credential that the node uses. */
	async openCredential(): Promise<CredentialWindow> {
		const button = this.view.getByTestId('credential-edit-button');
		return await CredentialWindow.open(this.page, async () => await button.click());
	}

	/** Execute step, until n8n shows how it ended. */
	async execute(): Promise<'success' | 'error'> {
		await this.view.getByTestId('node-execute-button').click();
		const good = this.output.getByTestId('node-run-status-success');
		const bad = this.output.getByTestId('node-run-status-danger');
		await good.or(bad).first().waitFor();
		return (await good.isVisible()) ? 'success' : 'error';
	}

	/** Waits until the parameters show these words. */
	async shows(words: string): Promise<void> {
		await this.parameters.getByText(words).first().waitFor();
	}

	/** What the panel of a trigger says about testing, and when it starts the workflow, which lies folded away. */
	async triggerHelp(): Promise<string> {
		await this.view.getByText('When will this node trigger my flow?').click();
		await this.view.getByText('One click receives one call').waitFor();
		return await this.view.innerText();
	}

	/** Waits until a field is there. */
	async showsField(parameter: string): Promise<void> {
		await this.view.getByTestId(`parameter-input-${parameter}`).waitFor();
	}

	/** Scrolls to what n8n shows below a field with an expression. */
	async scrollToPreview(parameter: string): Promise<void> {
		await this.view
			.getByTestId(`parameter-expression-preview-${parameter}`)
			.scrollIntoViewIfNeeded();
	}

	/** Everything that the output shows. */
	async outputText(): Promise<string> {
		return await this.output.innerText();
	}

	/** The rows of the output's table, without its head. */
	async rows(): Promise<readonly string[]> {
		const rows = this.output.locator('table tbody tr');
		await rows.first().waitFor();
		return (await rows.allInnerTexts()).filter((row) => row.trim() !== '');
	}

	/** Scrolls the table to its last column. */
	async scrollToLastColumn(): Promise<void> {
		await this.output.locator('table th').last().scrollIntoViewIfNeeded();
		await this.output.locator('table tbody td:visible').last().scrollIntoViewIfNeeded();
	}

	/** Shows another output of the node, for example `Error Branch`. */
	async showBranch(name: string): Promise<void> {
		await this.output.getByText(name).click();
	}
}
