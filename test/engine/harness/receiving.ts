/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { resolve } from 'node:path';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { type Engine, runOf, type WorkflowFile } from './engine';
import { startWebhookServer, type WebhookServer, type WebhookServerOptions } from './webhookServer';

const TRIGGER = 'Picky Assist Trigger';
const TYPE = 'n8n-nodes-pickyassist.pickyAssistTrigger';
const BUILT = resolve(__dirname, '../../../dist/nodes/PickyAssistTrigger/PickyAssistTrigger.node.js');
let numberOfWorkflows = 0;

/** A workflow of one Picky Assist Trigger, whose id no other one has, so that they do not share what they remember. */
export function triggerWorkflow(parameters: INodeParameters): WorkflowFile {
	numberOfWorkflows++;
	return {
		name: `workflow-${numberOfWorkflows}`,
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER,
				type: TYPE,
				typeVersion: 1,
				position: [0, 0],
				webhookId: 'trigger',
				parameters,
			},
		],
		connections: {},
	};
}

/** What a call got back, as it went over the wire. */
export interface CallAnswer {
	readonly statusCode: number;
	readonly contentType: string;
	readonly text: string;
}

/** A trigger that waits for calls. */
export interface Reception extends WebhookServer {
	/** Posts an object as JSON, or anything else as it is. */
	post(body: object | string | Buffer | FormData, settings?: { query?: string; contentType?: string | null }): Promise<CallAnswer>;
	/** The items of each execution, once all have ended; without the first ones, if asked to. */
	items(without?: number): Promise<IDataObject[][]>;
}

function toRequest(body: object | string | Buffer | FormData, contentType: string | null | undefined): RequestInit {
	if (body instanceof FormData) return { body };
	const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	const type = contentType === undefined ? 'application/json' : contentType;
	return { body: new Uint8Array(bytes), headers: type === null ? {} : { 'content-type': type } };
}

/** Starts a Picky Assist Trigger with these parameters; all events unless they say otherwise. */
export async function openReception(
	engine: Engine,
	parameters: INodeParameters = {},
	options: Partial<WebhookServerOptions> = {},
): Promise<Reception> {
	const events = ['messageReceived', 'deliveryReport', 'numberCheck', 'groupMembership', 'newSubscriber'];
	const server = await startWebhookServer({ engine, workflow: triggerWorkflow({ events, ...parameters }), ...options });
	return {
		url: server.url,
		get executions() {
			return server.executions;
		},
		staticData: () => server.staticData(),
		settled: () => server.settled(),
		close: () => server.close(),
		async post(body, { query = '', contentType } = {}) {
			const response = await fetch(`${server.url}${query}`, { method: 'POST', ...toRequest(body, contentType) });
			return { statusCode: response.status, contentType: response.headers.get('content-type') ?? '', text: await response.text() };
		},
		async items(without = 0) {
			await server.settled();
			return server.executions.slice(without).map((run) => {
				if (run.data.resultData.error) throw run.data.resultData.error;
				return (runOf(run, TRIGGER).outputs[0] ?? []).map(({ json }) => json);
			});
		},
	};
}

/** Does to the trigger what a restart of n8n does: loads its files anew, so that nothing is left of what it remembered. */
export function restartTrigger(engine: Engine): void {
	jest.isolateModules(() => {
		const { PickyAssistTrigger }: { PickyAssistTrigger: new () => INodeType } = jest.requireActual(BUILT);
		engine.types.add(TYPE, new PickyAssistTrigger());
	});
}
