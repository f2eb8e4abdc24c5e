/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { ALL_EVENTS, TRIGGER, triggerNode } from '../engine/harness/triggerNode';
import {
	type CallAnswer,
	type CallBody,
	type CallSettings,
	postTo,
} from '../engine/harness/webhookCall';
import type { Execution } from '../n8n/execution';
import type { N8nClient, SavedWorkflow, WorkflowToSave } from '../n8n/n8nClient';
import { RefusedByN8n } from '../n8n/session';

export { ALL_EVENTS, TRIGGER };

/** Milliseconds. */
const LONGEST_CHANGE = 10_000;
/** n8n responses a call a moment before its execution is in the list. */
const BEFORE_THE_LIST = 400;

/** What comes after the trigger, one after the other. */
export type Following = readonly INode[];

/** Where a trigger is called, once its workflow is saved. */
export interface Reception {
	readonly workflow: SavedWorkflow;
	readonly url: string;
	readonly testUrl: string;
	/** Posts to the Production URL. */
	post(body: CallBody, settings?: CallSettings): Promise<CallAnswer>;
	/** All executions, the first one first, once all have ended. */
	executions(): Promise<Execution[]>;
	/** The items that the trigger gave in each execution. */
	items(): Promise<IDataObject[][]>;
}

/** A workflow of a trigger for all events, and what follows it. */
export function receptionWorkflow(
	parameters: INodeParameters,
	following: Following = [],
): WorkflowToSave {
	const nodes = [triggerNode({ events: ALL_EVENTS, ...parameters }, randomUUID()), ...following];
	const links = nodes.slice(1).map((node, index) => [nodes[index]?.name ?? '', node.name] as const);
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		name: 'Reception',
		nodes,
		connections: Object.fromEntries(links.map(([from, next]) => [from, to(next)])),
	};
}

const isBusy = (problem: unknown) => problem instanceof RefusedByN8n && problem.status === 503;

/** Asks again while n8n says 503: with its hands full for five seconds, n8n 2.41 thinks that its database is away. */
async function patiently<Answer>(ask: () => Promise<Answer>, tries = 100): Promise<Answer> {
	const given = await ask().then(
		(answer) => ({ answer }),
		async (problem: unknown) =>
			isBusy(problem) && tries > 1 ? undefined : await Promise.reject(problem),
	);
	if (given) return given.answer;
	await wait(200);
	return await patiently(ask, tries - 1);
}

/** The ids of a workflow's executions. One that ends just now may be listed twice: as running, and as ended. */
async function idsOf(n8n: N8nClient, workflowId: string): Promise<string[]> {
	const listed = await patiently(async () => await n8n.executions(workflowId));
	return [...new Set(listed.map(({ id }) => id))].sort((a, b) => Number(a) - Number(b));
}

/**
 * The executions of a workflow, the first one first, once all have ended; n8n hands out the last hundred at most.
 *
 * @param expected so many are waited for
 */
export async function executionsOf(
	n8n: N8nClient,
	workflowId: string,
	expected = 0,
): Promise<Execution[]> {
	const begin = performance.now();
	await wait(BEFORE_THE_LIST);
	let ids = await idsOf(n8n, workflowId);
	while (ids.length < expected && performance.now() - begin < LONGEST_CHANGE) {
		await wait(100);
		ids = await idsOf(n8n, workflowId);
	}
	const executions: Execution[] = [];
	for (const id of ids) executions.push(await patiently(async () => await n8n.finished(id)));
	return executions;
}

/** The items that a trigger gave in an execution. */
export function receivedIn(execution: Execution, trigger = TRIGGER): IDataObject[] {
	return (execution.outputsOf(trigger)[0] ?? []).map(({ json }) => json);
}

/** Saves the workflow, without activating it. */
export async function saveReception(n8n: N8nClient, workflow: WorkflowToSave): Promise<Reception> {
	const saved = await n8n.createWorkflow(workflow);
	const path = `${saved.nodes[0]?.webhookId}/webhook`;
	const url = `${n8n.session.url}/webhook/${path}`;
	const executions = async () => await executionsOf(n8n, saved.id);
	return {
		workflow: saved,
		url,
		testUrl: `${n8n.session.url}/webhook-test/${path}`,
		post: async (body, settings) => await postTo(url, body, settings),
		executions,
		items: async () => (await executions()).map((execution) => receivedIn(execution)),
	};
}

/** Waits until the trigger is there (after an activation or a start of n8n), or gone: an empty list starts nothing. n8n does either a moment after it said so. */
export async function untilThere(reception: Reception, wanted = true): Promise<void> {
	const begin = performance.now();
	while (((await reception.post([])).statusCode !== 404) !== wanted) {
		if (performance.now() - begin > LONGEST_CHANGE)
			throw new Error(`${reception.url} is ${wanted ? 'not there yet' : 'still there'}.`);
		await wait(50);
	}
}

/** Activates it, and waits until the trigger itself responses. */
export async function activated(n8n: N8nClient, reception: Reception): Promise<Reception> {
	await n8n.activate(reception.workflow.id);
	await untilThere(reception, true);
	return reception;
}

/** Deactivates it, and waits until nobody responses any more. */
export async function deactivated(n8n: N8nClient, reception: Reception): Promise<void> {
	await n8n.deactivate(reception.workflow.id);
	await untilThere(reception, false);
}

/** An active workflow of a trigger with these parameters, and what follows it. */
export async function openReception(
	n8n: N8nClient,
	parameters: INodeParameters = {},
	following: Following = [],
): Promise<Reception> {
	return await activated(n8n, await saveReception(n8n, receptionWorkflow(parameters, following)));
}
