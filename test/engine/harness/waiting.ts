/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import './environment';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExecutionLifecycleHooks, WebhookContext, WorkflowExecute } from 'n8n-core';
import {
	type IRun,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	Workflow,
} from 'n8n-workflow';
import type { SavedCredentials } from './credentials';
import { type Engine, engineData, toSaved, type WorkflowFile } from './engine';
import { withExpressions } from './expressionEngine';
import { asExpress, readRequest } from './webhookRequest';

/** How a link is opened. */
export interface Visit {
	readonly method?: 'GET' | 'POST';
	/** The fields of the form that is posted. */
	readonly form?: Readonly<Record<string, string>>;
}

/** What the visitor sees, and the execution if it continued. */
export interface Visited {
	readonly statusCode: number;
	readonly headers: Headers;
	readonly html: string;
	readonly resumed: IRun | undefined;
}

/** An execution as n8n's database keeps it while it waits: what is one object stays one. */
function asSaved({ data }: IRun): IRunExecutionData {
	return structuredClone(data);
}

/** The execution at the moment when n8n takes it up again: without the run of the node that waits, which is off. */
function wake(run: IRun): { saved: IRunExecutionData; name: string } {
	const saved = asSaved(run);
	const name = saved.resultData.lastNodeExecuted ?? '';
	delete saved.waitTill;
	const [waiting] = saved.executionData?.nodeExecutionStack ?? [];
	if (!waiting || !run.waitTill) throw new Error('The execution does not wait');
	waiting.node.disabled = true;
	saved.resultData.runData[name]?.pop();
	return { saved, name };
}

async function continueRun(
	engine: Engine,
	file: WorkflowFile,
	data: IRunExecutionData,
	executionId = '1',
	credentials: SavedCredentials = {},
): Promise<IRun> {
	const saved = toSaved(file);
	const workflow = new Workflow({ ...saved, nodeTypes: engine.types, settings: {} });
	const additional = { ...engineData(engine.types, credentials), executionId };
	additional.hooks = new ExecutionLifecycleHooks('manual', executionId, saved);
	return await new WorkflowExecute(additional, 'manual', data).processRunExecutionData(workflow);
}

/** What n8n does when the time limit of a waiting execution has passed. */
export async function reachLimit(engine: Engine, file: WorkflowFile, run: IRun): Promise<IRun> {
	const saved = asSaved(run);
	if (!run.waitTill) throw new Error('The execution does not wait');
	saved.waitTill = run.waitTill;
	return await continueRun(engine, file, saved);
}

/**
 * Opens the link in a message over HTTP while an execution waits, and continues the execution if the node says so, as n8n's
 * server does.
 */
export async function visit(
	engine: Engine,
	file: WorkflowFile,
	run: IRun,
	link: string,
	{ method = 'GET', form }: Visit = {},
	credentials: SavedCredentials = {},
): Promise<Visited> {
	const { saved, name } = wake(run);
	const workflow = new Workflow({ ...toSaved(file), nodeTypes: engine.types, settings: {} });
	const node = workflow.getNode(name);
	const nodeType = engine.types.getByNameAndVersion(node?.type ?? '');
	const webhookDescription = nodeType.description.webhooks?.find(
		({ httpMethod }) => httpMethod === method,
	);
	if (!node || !webhookDescription) throw new Error(`${name} takes no ${method}`);
	const url = new URL(link);
	const executionId = url.pathname.split('/')[2] ?? '';
	let resumed: IRun | undefined;
	const server = createServer((message, bare) => {
		const res = asExpress(bare);
		void (async () => {
			const request = await readRequest(message);
			const data = {
				...engineData(engine.types, {}),
				executionId,
				httpRequest: request as never,
				httpResponse: res as never,
			};
			const webhookData = {
				httpMethod: method,
				node: name,
				path: node.id,
				webhookDescription,
				workflowId: workflow.id,
				workflowExecuteAdditionalData: data,
			} as IWebhookData;
			const result = await withExpressions(workflow, async () => {
				const context = new WebhookContext(
					workflow,
					node,
					data,
					'manual',
					webhookData,
					[],
					saved,
				) as IWebhookFunctions;
				return await (
					nodeType.webhook as (this: IWebhookFunctions) => Promise<IWebhookResponseData>
				).call(context);
			});
			if (result.workflowData) {
				const [waiting] = saved.executionData?.nodeExecutionStack ?? [];
				if (waiting) waiting.data.main = result.workflowData;
				resumed = await continueRun(engine, file, saved, executionId, credentials);
			}
			const { webhookResponse: body } = result;
			if (result.noWebhookResponse) return;
			if (typeof body === 'object') res.json(body);
			else res.send(String(body));
		})().catch((problem: unknown) => res.status(500).send(String(problem)));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	try {
		const response = await fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, {
			method,
			...(form ? { body: new URLSearchParams(form) } : {}),
			headers: { connection: 'close' },
		});
		const html = await response.text();
		return { statusCode: response.status, headers: response.headers, html, resumed };
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
