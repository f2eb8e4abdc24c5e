import {
	deepCopy,
	type EngineResponse,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IRun,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Engine } from './engine';
import { N8N_LINE } from './n8nVersion';
import type { EngineSetup } from './engineSetup';
import { NODE, NODE_TYPE, type NodeSettings, START, workflowOf } from './workflow';

/**
 * The two ways in which n8n lets a model call a tool. `invoked`: the agent gets a LangChain tool from the engine and calls
 * it, as chains and older agents do. `requested`: the agent asks the engine to run the node and is resumed with its
 * output, as the AI Agent does today.
 */
export type ToolCallMode = 'invoked' | 'requested';

/** The ways in which a model reads what a tool throws: n8n 2.8 ends the whole execution where a requested tool does. */
export const TOOL_CALL_MODES: readonly ToolCallMode[] =
	N8N_LINE === '2.8' ? ['invoked'] : ['invoked', 'requested'];

/** What a LangChain tool shows to an agent. */
export interface Tool {
	readonly name: string;
	readonly description: string;
	readonly schema: { readonly shape: Readonly<Record<string, unknown>> };
	invoke(values: IDataObject): Promise<string>;
}

/** A conversation: the responses of the tool, in the order of the calls. */
export interface ToolConversation {
	readonly run: IRun;
	readonly responses: readonly string[];
	/** Where the tool was invoked: how it introduced itself to the model. */
	readonly introduction?: {
		readonly name: string;
		readonly description: string;
		readonly values: readonly string[];
	};
}

const AGENT = 'Agent';

export function isTool(value: unknown): value is Tool {
	return typeof value === 'object' && value !== null && 'invoke' in value && 'schema' in value;
}

/** What the AI Agent of n8n makes of the output of a tool that the engine ran for it. */
function toolOutput({ data }: EngineResponse['actionResponses'][number]): string {
	return JSON.stringify(data.data?.ai_tool?.[0]?.map(({ json }) => json) ?? '');
}

async function invokeTool(tool: Tool, values: IDataObject): Promise<string> {
	try {
		return await tool.invoke(values);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** An agent whose model is a list of calls. */
function agentNode(mode: ToolCallMode, calls: readonly IDataObject[]): INodeType {
	return {
		description: {
			displayName: AGENT,
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: 'Calls a tool as a model would',
			defaults: { name: AGENT },
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(response?: EngineResponse) {
			if (mode === 'invoked') {
				const found = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
				const [tool]: unknown[] = Array.isArray(found) ? found : [];
				if (!isTool(tool)) throw new Error('The agent got no tool');
				const responses: string[] = [];
				for (const values of calls) responses.push(await invokeTool(tool, values));
				const { name, description, schema } = tool;
				return [
					[
						{
							json: {
								responses,
								introduction: { name, description, values: Object.keys(schema.shape) },
							},
						},
					],
				];
			}
			const { responses: before = [] } = (response?.metadata ?? {}) as { responses?: string[] };
			const responses = [...before, ...(response?.actionResponses ?? []).map(toolOutput)];
			const values = calls[responses.length];
			if (!values) return [[{ json: { responses } }]];
			const id = `call_${responses.length}`;
			const action = {
				actionType: 'ExecutionNodeAction',
				nodeName: NODE,
				input: values,
				type: NodeConnectionTypes.AiTool,
				id,
				metadata: {},
			} as const;
			return { actions: [action], metadata: { responses } };
		},
	};
}

/** The variant of the node that n8n's server makes for agents; the server's own maker is not in n8n-core. */
export function toolVariant(node: INodeType): INodeType {
	const { usableAsTool, ...description } = deepCopy(node.description);
	if (!usableAsTool) throw new Error('The node is not usable as a tool');
	return Object.assign(Object.create(node), {
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
			properties: [
				{
					displayName: 'Tool Description',
					name: 'descriptionType',
					type: 'options',
					default: 'auto',
					options: [{ name: 'Set Automatically', value: 'auto' }],
				},
				...description.properties,
			],
		},
	});
}

function addTypes(engine: Engine, agentType: string, agent: INodeType): void {
	engine.types.add(`${NODE_TYPE}Tool`, toolVariant(engine.types.getByName(NODE_TYPE)));
	engine.types.add(agentType, agent);
}

/**
 * Lets a model call the node as its tool.
 *
 * @param parameters of the tool node, with `$fromAI` where the model fills in
 * @param calls what the model fills in, call after call
 * @param item what the agent itself works on
 */
export async function callTool(
	{ engine, credentials }: Pick<EngineSetup, 'engine' | 'credentials'>,
	mode: ToolCallMode,
	parameters: INodeParameters,
	calls: readonly IDataObject[],
	settings: NodeSettings = {},
	item: IDataObject = {},
): Promise<ToolConversation> {
	const agentType = `test.${mode}Agent`;
	addTypes(engine, agentType, agentNode(mode, calls));
	const { nodes, ...file } = workflowOf(
		{ descriptionType: 'auto', ...parameters },
		[item],
		settings,
	);
	const agent: INode = {
		id: 'agent',
		name: AGENT,
		type: agentType,
		typeVersion: 1,
		position: [220, 0],
		parameters: {},
	};
	const run = await engine.run(
		{
			...file,
			nodes: [
				...nodes.map((node) => (node.name === NODE ? { ...node, type: `${NODE_TYPE}Tool` } : node)),
				agent,
			],
			connections: {
				[START]: { main: [[{ node: AGENT, type: 'main', index: 0 }]] },
				[NODE]: { ai_tool: [[{ node: AGENT, type: 'ai_tool', index: 0 }]] },
			},
		},
		{ credentials },
	);
	const json = run.data.resultData.runData[AGENT]?.at(-1)?.data?.main?.[0]?.[0]?.json;
	if (!json)
		throw new Error(
			`The agent did not finish: ${run.data.resultData.error?.message ?? run.status}`,
		);
	return { run, ...(json as Pick<ToolConversation, 'responses' | 'introduction'>) };
}
