import type { INodeExecutionData } from 'n8n-workflow';
import type { Execution } from '../n8n/execution';
import { NODE } from './n8nSetup';

/** `accepted`, `not sent` and so on, whichever output the item is from. */
export function statusOf({ json: { status, error } }: INodeExecutionData): string {
	return String(
		typeof error === 'object' && error !== null && 'status' in error ? error.status : status,
	);
}

function itemOf({ pairedItem }: INodeExecutionData): number {
	const [link] = [pairedItem ?? []].flat();
	return typeof link === 'object' ? link.item : (link ?? -1);
}

/** The status of each item, by its index; an item with no result or two is shown as such. */
export function outcomesOf(execution: Execution, items: number, node = NODE): string[] {
	const statuses = Array.from({ length: items }, (): string[] => []);
	for (const result of execution.outputsOf(node).flat())
		statuses[itemOf(result)]?.push(statusOf(result));
	return statuses.map((each) => each.join(' and ') || 'no result');
}
