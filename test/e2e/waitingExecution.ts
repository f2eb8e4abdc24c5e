import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { linksTo } from '../engine/harness/links';
import { NODE, START, workflowOf } from '../engine/harness/workflow';
import type { Execution } from '../n8n/execution';
import type { N8nClient, WorkflowToSave } from '../n8n/n8nClient';
import type { Sandbox } from '../sandbox/sandbox';
import { waitUntil } from '../waitUntil';

/** The node after Send and Wait for Response. */
export const AFTER = 'After';

/** What a browser, or something else that opens links, gets. */
export interface Opened {
	readonly statusCode: number;
	readonly html: string;
}

const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

/** A workflow that asks a person, and reads the response and the item that was asked about. */
export function askingWorkflow(
	parameters: INodeParameters,
	json: { phone: string; discount: number },
): WorkflowToSave {
	const { nodes, connections, ...file } = workflowOf(
		{ operation: 'sendAndWait', number: '={{ $json.phone }}', ...parameters },
		[json],
	);
	const after: INode = {
		id: 'after',
		name: AFTER,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [440, 0],
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ JSON.stringify({ response: $json.data, asked: $('${START}').item.json.discount }) }}`,
			options: {},
		},
	};
	const all: IConnections = { ...connections, [NODE]: to(AFTER) };
	return { ...file, nodes: [...nodes, after], connections: all };
}

/** Waits until an execution waits for a person. */
export async function waiting(n8n: N8nClient, id: string): Promise<Execution> {
	return await waitUntil(
		`the execution ${id} waits`,
		async () => {
			const execution = await n8n.execution(id);
			if (execution.error) throw new Error(execution.error.message);
			return execution.status === 'waiting' && execution;
		},
		{ interval: 100 },
	);
}

/** The link that a number received last. */
export async function newestLink(sandbox: Sandbox, number: string, count = 1): Promise<string> {
	const links = await waitUntil(`${number} receives ${count} links`, () => {
		const found = linksTo(sandbox, number);
		return found.length >= count && found;
	});
	return links.at(-1) ?? '';
}

/** Opens a link as a browser does. */
export async function open(link: string, init: RequestInit = {}): Promise<Opened> {
	const response = await fetch(link, {
		...init,
		headers: {
			'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile',
			connection: 'close',
			...init.headers,
		},
	});
	return { statusCode: response.status, html: await response.text() };
}

/** Responds with a form as the page does. */
export async function respond(link: string, form: Record<string, string>): Promise<Opened> {
	return await open(link, { method: 'POST', body: new URLSearchParams(form) });
}
