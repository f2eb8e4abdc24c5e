import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeType,
	type INodeTypes,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';
import { type Engine, engineData } from './engine';
import { withExpressions } from './expressionEngine';

/** What the user sees after pressing Save in the credential's window. */
export interface CredentialTestResult {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/**
 * Tests a credential as n8n's server does: its `test` request goes out through n8n-core's RoutingNode, then its rules
 * look at the answer. The server's own class is not in n8n-core.
 */
export async function testCredential(
	engine: Engine,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialTestResult> {
	const test = engine.types.credentials.get(type)?.test;
	if (!test) throw new Error(`The credential ${type} has no test`);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: '1', name: 'saved' } },
	};
	const nodeType: INodeType = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Temp' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request: test.request } },
			],
		},
	};
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const items = [{ json: {} }];
	const context = new ExecuteContext(
		workflow,
		node,
		engineData(engine.types, { [type]: data }),
		'internal',
		createRunExecutionData(),
		0,
		items,
		{ main: [items] },
		{ node, data: { main: [items] }, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, { id: '1', name: 'saved', type, data });
	try {
		const [[answer] = []] = (await withExpressions(workflow, () => routing.runNode())) ?? [];
		for (const rule of test.rules ?? []) {
			if (rule.type === 'responseSuccessBody' && answer?.json[rule.properties.key] === rule.properties.value) {
				return { status: 'Error', message: rule.properties.message };
			}
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
