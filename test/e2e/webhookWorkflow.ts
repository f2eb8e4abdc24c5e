import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { NODE, type NodeSettings, workflowOf } from '../engine/harness/workflow';
import type { WorkflowToSave } from '../n8n/n8nClient';
import { waitUntil } from '../waitUntil';

const WEBHOOK = 'Webhook';
const SPLIT = 'Split Out';

/** A workflow in production: a webhook that takes a list of people, makes items of them, and one Picky Assist node. */
export interface WebhookWorkflow {
	readonly path: string;
	readonly workflow: WorkflowToSave;
}

/** Such a workflow; n8n responds to the webhook as soon as the execution has begun. */
export function webhookWorkflow(
	parameters: INodeParameters,
	settings: NodeSettings = {},
): WebhookWorkflow {
	const path = randomUUID();
	const { name, nodes } = workflowOf(parameters, [], settings);
	const webhook: INode = {
		id: 'webhook',
		name: WEBHOOK,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [-220, 0],
		webhookId: path,
		parameters: { httpMethod: 'POST', path },
	};
	const split: INode = {
		id: 'split',
		name: SPLIT,
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [0, 0],
		parameters: { fieldToSplitOut: 'body.people' },
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		path,
		workflow: {
			name,
			nodes: [webhook, split, ...nodes.filter((node) => node.name === NODE)],
			connections: { [WEBHOOK]: to(SPLIT), [SPLIT]: to(NODE) },
		},
	};
}

/** Calls a production webhook with people; n8n responds with 404 for a moment after the activation. */
export async function callWebhook(
	url: string,
	path: string,
	people: readonly IDataObject[],
): Promise<void> {
	await waitUntil(`the webhook ${path} is registered`, async () => {
		const { statusCode, body } = await request(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ people }),
		});
		const text = await body.text();
		if (statusCode !== 200 && statusCode !== 404)
			throw new Error(`The webhook responded ${statusCode}: ${text.slice(0, 200)}`);
		return statusCode === 200;
	});
}
