/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { ALL_EVENTS, TRIGGER, triggerNode } from '../engine/harness/triggerNode';
import {
	type CallResponse,
	type CallBody,
	type CallSettings,
	postTo,
} from '../engine/harness/webhookCall';
import type { Execution } from '../n8n/execution';
import type { N8nClient, SavedWorkflow, WorkflowToSave } from '../n8n/n8nClient';
import { N8nError } from '../n8n/session';
import { waitUntil } from '../waitUntil';

export { ALL_EVENTS, TRIGGER };

/** n8n responds to a call a moment before its execution is in the list. */
const BEFORE_THE_LIST = 400;

/** What comes after the trigger, one after the other. */
export type Following = readonly INode[];

/** Where a trigger is called, once its workflow is saved. */
export interface WebhookListener {
	readonly workflow: SavedWorkflow;
	readonly url: string;
	readonly testUrl: string;
	/** Posts to the Production URL. */
	post(body: CallBody, settings?: CallSettings): Promise<CallResponse>;
	/** All executions, the first one first, once at least `expected` (0 by default) are listed and all listed ones have ended. */
	executions(expected?: number): Promise<Execution[]>;
	/** The items that the trigger gave in each execution. */
	items(expected?: number): Promise<IDataObject[][]>;
}

/** A workflow of a trigger for all events, and what follows it. */
export function listenerWorkflow(
	parameters: INodeParameters,
	following: Following = [],
): WorkflowToSave {
	const nodes = [triggerNode({ events: ALL_EVENTS, ...parameters }, randomUUID()), ...following];
	const links = nodes.slice(1).map((node, index) => [nodes[index]?.name ?? '', node.name] as const);
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		name: 'Listener',
		nodes,
		connections: Object.fromEntries(links.map(([from, next]) => [from, to(next)])),
	};
}

/** Repeats a request while n8n responds with 503: when busy for five seconds, n8n 2.41 reports that its database is unavailable. */
async function retryWhileBusy<Data>(request: () => Promise<Data>): Promise<Data> {
	const isBusy = (error: unknown) => error instanceof N8nError && error.status === 503;
	const attempt = async () =>
		await request().then(
			(data) => ({ data }),
			async (error: unknown) => (isBusy(error) ? undefined : await Promise.reject(error)),
		);
	const { data } = await waitUntil('n8n is no longer busy', attempt);
	return data;
}

/** The ids of a workflow's executions. One that ends just now may be listed twice: as running, and as ended. */
async function idsOf(n8n: N8nClient, workflowId: string): Promise<string[]> {
	const listed = await retryWhileBusy(async () => await n8n.executions(workflowId));
	return [...new Set(listed.map(({ id }) => id))].sort((a, b) => Number(a) - Number(b));
}

/**
 * The executions of a workflow, the first one first, once all have ended; n8n hands out the last hundred at most.
 *
 * @param expected the number of executions to wait for
 */
export async function executionsOf(
	n8n: N8nClient,
	workflowId: string,
	expected = 0,
): Promise<Execution[]> {
	await wait(BEFORE_THE_LIST);
	const ids = await waitUntil(`${expected} executions are listed`, async () => {
		const listed = await idsOf(n8n, workflowId);
		return listed.length >= expected && listed;
	});
	const executions: Execution[] = [];
	for (const id of ids) executions.push(await retryWhileBusy(async () => await n8n.finished(id)));
	return executions;
}

/** The items that a trigger gave in an execution. */
export function receivedIn(execution: Execution, trigger = TRIGGER): IDataObject[] {
	return (execution.outputsOf(trigger)[0] ?? []).map(({ json }) => json);
}

/** Saves the workflow, without activating it. */
export async function saveWebhookListener(
	n8n: N8nClient,
	workflow: WorkflowToSave,
): Promise<WebhookListener> {
	const saved = await n8n.createWorkflow(workflow);
	const path = `${saved.nodes[0]?.webhookId}/webhook`;
	const url = `${n8n.session.url}/webhook/${path}`;
	const executions = async (expected?: number) => await executionsOf(n8n, saved.id, expected);
	return {
		workflow: saved,
		url,
		testUrl: `${n8n.session.url}/webhook-test/${path}`,
		post: async (body, settings) => await postTo(url, body, settings),
		executions,
		items: async (expected) =>
			(await executions(expected)).map((execution) => receivedIn(execution)),
	};
}

/** Waits until the trigger is registered (after an activation or a start of n8n) or gone. n8n does both shortly after its response. An empty list starts nothing. */
export async function waitUntilRegistered(listener: WebhookListener, wanted = true): Promise<void> {
	await waitUntil(
		`${listener.url} is ${wanted ? 'registered' : 'gone'}`,
		async () => ((await listener.post([])).statusCode !== 404) === wanted,
	);
}

/** Activates it, and waits until the trigger itself responds. */
export async function activate(
	n8n: N8nClient,
	listener: WebhookListener,
): Promise<WebhookListener> {
	await n8n.activate(listener.workflow.id);
	await waitUntilRegistered(listener, true);
	return listener;
}

/** Deactivates it, and waits until it no longer responds. */
export async function deactivate(n8n: N8nClient, listener: WebhookListener): Promise<void> {
	await n8n.deactivate(listener.workflow.id);
	await waitUntilRegistered(listener, false);
}

/** An active workflow of a trigger with these parameters, and what follows it. */
export async function openWebhookListener(
	n8n: N8nClient,
	parameters: INodeParameters = {},
	following: Following = [],
): Promise<WebhookListener> {
	return await activate(
		n8n,
		await saveWebhookListener(n8n, listenerWorkflow(parameters, following)),
	);
}
