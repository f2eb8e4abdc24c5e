/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import './environment';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExecutionLifecycleHooks, WebhookContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IWebhookData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	Workflow,
} from 'n8n-workflow';
import type { SavedCredentials } from './credentials';
import { type Engine, engineData, toSaved, type WorkflowFile } from './engine';
import { withExpressions } from './expressionEngine';
import { asExpress, type Refusal, readRequest, type WebhookResponse } from './webhookRequest';

/** What is served, and how. */
export interface WebhookServerOptions {
	readonly engine: Engine;
	/** A workflow as n8n exports it, with one webhook trigger in it. */
	readonly workflow: WorkflowFile;
	readonly credentials?: SavedCredentials;
	/** `webhook` is the Production URL (the default), `manual` the Test URL. */
	readonly mode?: 'webhook' | 'manual';
	/** What an earlier run of n8n left behind for this workflow. */
	readonly staticData?: IDataObject;
	/** Where executions wait, as n8n tells its nodes. */
	readonly webhookWaitingBaseUrl?: string;
	/** Says for each execution whether n8n is to fail at starting it, as it does without its database. */
	readonly failsToStart?: () => boolean;
}

/** A workflow that waits for calls. */
export interface WebhookServer {
	/** Where to post. */
	readonly url: string;
	/** The executions that calls started and that have ended, in the order in which they started. */
	readonly executions: readonly IRun[];
	/** What n8n would find in its database after a restart. */
	staticData(): IDataObject;
	/** Waits until all executions that were started have ended. Throws where n8n did not run one of them at all. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

type WebhookResult = Omit<Refusal, 'body'> & { readonly body: unknown };

/** The trigger of a workflow that waits for webhook calls: other nodes take some only while an execution waits. */
function triggerOf(workflow: Workflow): INode {
	const trigger = Object.values(workflow.nodes).find(
		({ type, typeVersion }) =>
			workflow.nodeTypes.getByNameAndVersion(type, typeVersion).webhookMethods,
	);
	if (!trigger) throw new Error('The workflow has no webhook trigger');
	return trigger;
}

/** What n8n 2.41 answers when the last node has ended (`extractWebhookLastNodeResponse` and what calls it). */
function lastNodeResponse({ data: { resultData } }: IRun): WebhookResult {
	const task = resultData.runData[resultData.lastNodeExecuted ?? '']?.at(-1);
	if (resultData.error || task?.error)
		return { statusCode: 500, body: { message: 'Error in workflow' } };
	if (!task)
		return {
			statusCode: 200,
			body: { message: 'Workflow executed successfully but the last node did not return any data' },
		};
	const item = task.data?.main?.[0]?.[0];
	return item
		? { statusCode: 200, body: item.json }
		: { statusCode: 500, body: { code: 0, message: 'No item to return was found' } };
}

/**
 * Serves one workflow's webhook on 127.0.0.1 and runs the workflow for the calls that its trigger takes, in the order of
 * n8n 2.41's server: read the request, ask the node, save static data, start the execution, answer.
 */
export async function startWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
	const { engine, credentials = {}, mode = 'webhook', webhookWaitingBaseUrl } = options;
	const file = { ...toSaved(options.workflow), id: options.workflow.name };
	const started: Array<{ run?: IRun }> = [];
	const running = new Set<Promise<unknown>>();
	const problems: unknown[] = [];
	let database = JSON.stringify(options.staticData ?? {});

	const load = (staticData: IDataObject = JSON.parse(database)) => {
		const saved = { ...structuredClone(file), active: mode === 'webhook' };
		const workflow = new Workflow({
			...saved,
			nodeTypes: engine.types,
			staticData,
			settings: { executionOrder: 'v1' },
		});
		return { saved, workflow };
	};

	async function execute(trigger: INode, items: INodeExecutionData[][]): Promise<IRun> {
		const { saved, workflow } = load();
		const data = engineData(engine.types, credentials);
		data.hooks = new ExecutionLifecycleHooks(mode, data.executionId ?? '', saved);
		const node = workflow.getNode(trigger.name) ?? trigger;
		const start = createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: items }, source: null }] },
		});
		const execution: { run?: IRun } = {};
		started.push(execution);
		execution.run = await new WorkflowExecute(data, mode, start).processRunExecutionData(workflow);
		return execution.run;
	}

	/** Starts an execution; the response waits for it only where the last node answers. */
	async function respond(
		trigger: INode,
		responseMode: unknown,
		responseData: unknown,
		result: IWebhookResponseData,
		staticData: IDataObject,
	): Promise<WebhookResult> {
		if (!result.workflowData)
			return {
				statusCode: 200,
				body: result.webhookResponse ?? { message: 'Webhook call received' },
			};
		if (options.failsToStart?.())
			return { statusCode: 500, body: { message: 'There was a problem executing the workflow' } };
		// As n8n 2.41 does for each execution; it makes n8n forget that the static data was changed before.
		load(staticData);
		const run = execute(trigger, result.workflowData);
		running.add(run);
		void run.catch((problem: unknown) => problems.push(problem)).finally(() => running.delete(run));
		if (responseMode === 'lastNode') return lastNodeResponse(await run);
		if (responseData) return { statusCode: 200, body: responseData };
		return { statusCode: 200, body: result.webhookResponse ?? { message: 'Workflow was started' } };
	}

	async function handle(
		message: IncomingMessage,
		res: WebhookResponse,
	): Promise<WebhookResult | undefined> {
		if (message.method !== 'POST')
			return { statusCode: 404, body: { code: 404, message: 'This webhook is not registered' } };
		const request = await readRequest(message);
		if ('body' in request && !('headers' in request)) return request;
		const staticData: IDataObject = JSON.parse(database);
		const { workflow } = load(staticData);
		const trigger = triggerOf(workflow);
		const nodeType = workflow.nodeTypes.getByNameAndVersion(trigger.type, trigger.typeVersion);
		const webhookDescription = nodeType.description.webhooks?.[0];
		if (!nodeType.webhook || !webhookDescription) throw new Error('The trigger takes no webhooks');
		const data = {
			...engineData(engine.types, credentials),
			...(webhookWaitingBaseUrl === undefined ? {} : { webhookWaitingBaseUrl }),
			httpRequest: request as never,
			httpResponse: res as never,
		};
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: trigger.name,
			path: webhookDescription.path,
			webhookDescription,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: data,
		};
		const describe = (value: string | undefined) =>
			workflow.expression.getSimpleParameterValue(trigger, value, mode, {}, undefined, undefined);
		return await withExpressions(workflow, async () => {
			const context = new WebhookContext(
				workflow,
				trigger,
				data,
				mode,
				webhookData,
				[],
				null,
			) as IWebhookFunctions;
			const [responseMode, responseData] = [
				describe(webhookDescription.responseMode),
				describe(webhookDescription.responseData),
			];
			const result = await nodeType.webhook?.call(context);
			if (!result || (result.noWebhookResponse && !result.workflowData)) return undefined;
			const response = await respond(trigger, responseMode, responseData, result, staticData);
			const { __dataChanged: hasChanged } = workflow.staticData as { __dataChanged?: boolean };
			if (hasChanged && response.statusCode < 500) database = JSON.stringify(workflow.staticData);
			return response;
		});
	}

	const server = createServer((message: IncomingMessage, bare: ServerResponse) => {
		const res = asExpress(bare);
		handle(message, res).then(
			(response) => response && res.status(response.statusCode).json(response.body),
			(problem: unknown) => res.status(500).json({ code: 0, message: String(problem) }),
		);
	});
	// Node.js ends an idle connection after five seconds, which may be just when the next call goes out on it.
	server.keepAliveTimeout = 0;
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;

	const settled = async () => {
		while (running.size > 0) await Promise.allSettled(running);
		if (problems.length > 0) throw problems[0];
	};
	return {
		url: `http://127.0.0.1:${port}/webhook/${file.id}/webhook`,
		get executions() {
			return started.flatMap(({ run }) => run ?? []);
		},
		staticData: () => JSON.parse(database),
		settled,
		async close() {
			await settled();
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
