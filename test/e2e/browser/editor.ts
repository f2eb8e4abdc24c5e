/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { LOG_FOLDER } from '../../n8n/n8nProcess';
import { ExecutionList } from './executionList';
import { NodeView } from './nodeView';

/** A text that is the whole text, or the whole first line of it. */
function lineOf(text: string): RegExp {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(\\n|$)`);
}

/** n8n's editor, with one workflow open. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	private at(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	private canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a workflow, and waits until the node is on the canvas. */
	async open(workflowId: string, node: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}`);
		await this.canvasNode(node).waitFor();
	}

	/** Opens the list of a workflow's executions. */
	async openExecutions(workflowId: string): Promise<ExecutionList> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/executions`);
		return new ExecutionList(this.page);
	}

	/** What the list of nodes offers for the beginning of a new workflow. */
	async searchFirst(words: string): Promise<readonly string[]> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.at('canvas-plus-button').click();
		return await this.listed(words);
	}

	/** What the list of nodes offers behind a node. */
	async search(behind: string, words: string): Promise<readonly string[]> {
		await this.canvasNode(behind).click();
		await this.at('canvas-handle-plus').click();
		return await this.listed(words);
	}

	private async listed(words: string): Promise<readonly string[]> {
		await this.at('node-creator-search-bar').fill(words);
		const names = this.at('node-creator-item-name');
		await names.filter({ hasText: 'Picky Assist' }).waitFor();
		return await names.allInnerTexts();
	}

	/** The actions of a node in the list of nodes. */
	async actionsOf(node: string): Promise<readonly string[]> {
		const names = this.at('node-creator-item-name');
		const entry = names.filter({ hasText: lineOf(node) });
		await entry.click();
		await entry.waitFor({ state: 'hidden' });
		await this.at('node-creator-category-item').first().waitFor();
		return await names.allInnerTexts();
	}

	/** Adds the node with one of its actions; n8n opens it. */
	async add(action: string): Promise<NodeView> {
		await this.at('node-creator-item-name')
			.filter({ hasText: lineOf(action) })
			.click();
		return await this.nodeView();
	}

	/** Opens a node by a double click. */
	async openNode(name: string): Promise<NodeView> {
		await this.canvasNode(name).dblclick();
		return await this.nodeView();
	}

	private async nodeView(): Promise<NodeView> {
		const view = this.at('ndv');
		await view.waitFor();
		return new NodeView(this.page, view);
	}

	/** Execute workflow, until the node shows how it ended. */
	async execute(node: string): Promise<void> {
		await this.at('execute-workflow-button').click();
		await this.canvasNode(node)
			.locator(
				'[data-test-id^="canvas-node-status-"]:is([data-test-id$="-success"], [data-test-id$="-error"])',
			)
			.first()
			.waitFor();
	}

	/**
	 * Closes it, and saves a screenshot, in case the test failed.
	 *
	 * @param test its name
	 */
	async close(test = 'editor'): Promise<void> {
		await this.page.screenshot({ path: join(LOG_FOLDER, `${test.replace(/\W+/g, '-')}.png`) });
		await this.page.context().close();
	}
}
