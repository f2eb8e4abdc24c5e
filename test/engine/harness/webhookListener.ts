/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { resolve } from 'node:path';
import { HookContext } from 'n8n-core';
import {
	type IDataObject,
	type IHookFunctions,
	type INodeParameters,
	type INodeType,
	type WorkflowActivateMode,
	Workflow,
} from 'n8n-workflow';
import { withExpressions } from './expressionEngine';
import { type Engine, engineData, runOf, toSaved, type WorkflowFile } from './engine';
import { ALL_EVENTS, TRIGGER, TRIGGER_TYPE, triggerNode } from './triggerNode';
import { type CallResponse, type CallBody, type CallSettings, postTo } from './webhookCall';
import { startWebhookServer, type WebhookServer, type WebhookServerOptions } from './webhookServer';

const BUILT = resolve(
	__dirname,
	'../../../dist/nodes/PickyAssistTrigger/PickyAssistTrigger.node.js',
);
let numberOfWorkflows = 0;

/** A workflow of one Picky Assist Trigger, whose id no other one has, so that they do not share what they remember. */
export function triggerWorkflow(parameters: INodeParameters): WorkflowFile {
	numberOfWorkflows++;
	return {
		name: `workflow-${numberOfWorkflows}`,
		nodes: [triggerNode(parameters, 'trigger')],
		connections: {},
	};
}

/** A trigger that waits for calls. */
export interface WebhookListener extends WebhookServer {
	/** Posts an object as JSON, or anything else as it is. */
	post(body: CallBody, settings?: CallSettings): Promise<CallResponse>;
	/** The items of each execution, once all have ended; without the first ones, if asked to. */
	items(without?: number): Promise<IDataObject[][]>;
}

/** Starts a Picky Assist Trigger with these parameters; all events by default. */
export async function openWebhookListener(
	engine: Engine,
	parameters: INodeParameters = {},
	options: Partial<WebhookServerOptions> = {},
): Promise<WebhookListener> {
	const server = await startWebhookServer({
		engine,
		workflow: triggerWorkflow({ events: ALL_EVENTS, ...parameters }),
		...options,
	});
	return {
		url: server.url,
		get executions() {
			return server.executions;
		},
		staticData: () => server.staticData(),
		settled: () => server.settled(),
		close: () => server.close(),
		post: async (body, settings) => await postTo(server.url, body, settings),
		async items(without = 0) {
			await server.settled();
			return server.executions.slice(without).map((run) => {
				if (run.data.resultData.error) throw run.data.resultData.error;
				return (runOf(run, TRIGGER).outputs[0] ?? []).map(({ json }) => json);
			});
		},
	};
}

/** Does to the trigger what a restart of n8n does: loads its files again, so that nothing is left of what it remembered. */
export function restartTrigger(engine: Engine): void {
	jest.isolateModules(() => {
		const { PickyAssistTrigger }: { PickyAssistTrigger: new () => INodeType } =
			jest.requireActual(BUILT);
		engine.types.add(TRIGGER_TYPE, new PickyAssistTrigger());
	});
}

/**
 * Activates a workflow of one trigger as n8n does: asks whether its webhook exists, and has it created where it does not.
 * `manual` is what happens when the Test URL is opened.
 *
 * @throws what the trigger says against it, which n8n shows in the editor
 */
export async function activateTrigger(
	engine: Engine,
	parameters: INodeParameters,
	activation: WorkflowActivateMode = 'activate',
): Promise<void> {
	const file = triggerWorkflow(parameters);
	const workflow = new Workflow({ ...toSaved(file), nodeTypes: engine.types, settings: {} });
	const node = workflow.getNode(TRIGGER);
	const { webhookMethods, description } = engine.types.getByNameAndVersion(TRIGGER_TYPE);
	const [webhookDescription] = description.webhooks ?? [];
	if (!node || !webhookDescription) throw new Error('There is no trigger');
	const data = engineData(engine.types, {});
	const webhookData = {
		httpMethod: 'POST' as const,
		node: TRIGGER,
		path: 'webhook',
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: data,
	};
	const mode = activation === 'manual' ? 'manual' : 'webhook';
	const context = new HookContext(
		workflow,
		node,
		data,
		mode,
		activation,
		webhookData,
	) as IHookFunctions;
	await withExpressions(workflow, async () => {
		const methods = webhookMethods?.default;
		if (!(await methods?.checkExists?.call(context))) await methods?.create?.call(context);
	});
}
