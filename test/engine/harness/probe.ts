import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Engine } from './engine';
import type { NodeSettings } from './workflow';

const TYPE = 'test.probe';

/** The name of the probe in its workflow. */
export const PROBE = 'Probe';

/** The name of a node that does not run before the probe. */
const LATE = 'Late';

/** A node before the probe, and what it puts out. */
export interface Source {
	readonly name: string;
	readonly output: () => INodeExecutionData[];
}

type Execute = (
	context: IExecuteFunctions,
) => INodeExecutionData[][] | Promise<INodeExecutionData[][]>;

function probeNode(names: readonly string[], execute: Execute): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description:
				'Lets a test look at what the engine gives to a node, and at what it does with its output',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'pickyAssistApi' }],
			properties: names.map((name) => ({
				displayName: name,
				name,
				type: name.startsWith('form') ? 'resourceMapper' : 'string',
				default: '',
			})),
		},
		async execute() {
			return await execute(this);
		},
	};
}

/** Runs a node that does what the test says, with these settings and items. */
export async function runProbe(
	engine: Engine,
	execute: Execute,
	items: readonly IDataObject[],
	settings: NodeSettings = {},
	parameters: INodeParameters = {},
	before: readonly Source[] = [],
): Promise<IRun> {
	engine.types.add(TYPE, probeNode(Object.keys(parameters), execute));
	for (const { name, output } of before)
		engine.types.add(
			`test.source${name}`,
			probeNode([], () => [output()]),
		);
	const chain = ['Start', ...before.map(({ name }) => name), PROBE];
	const credentials = {
		pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9', apiToken: 'x' },
	};
	const start = {
		id: 's',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	return await engine.run(
		{
			name: 'probe',
			nodes: [
				start,
				{
					...start,
					id: 'p',
					name: PROBE,
					type: TYPE,
					parameters,
					credentials: { pickyAssistApi: { id: '1', name: 'saved' } },
					...settings,
				},
				...before.map(({ name }) => ({ ...start, id: name, name, type: `test.source${name}` })),
				{ ...start, id: 'l', name: LATE },
			],
			connections: Object.fromEntries(
				[...chain, LATE].flatMap((node, index) =>
					index === 0 ? [] : [[chain[index - 1], { main: [[{ node, type: 'main', index: 0 }]] }]],
				),
			),
			pinData: { Start: items.map((json) => ({ json })) },
		},
		{ credentials },
	);
}

/** Runs a node with these parameters and items in the engine, and lets the test look at n8n's own functions from inside. */
export async function inspectNode(
	engine: Engine,
	parameters: INodeParameters,
	items: readonly IDataObject[],
	look: (context: IExecuteFunctions) => void,
	before: readonly Source[] = [],
): Promise<void> {
	let failure: unknown;
	let ran = false;
	const execute: Execute = (context) => {
		ran = true;
		try {
			look(context);
		} catch (error) {
			failure = error;
		}
		return [context.getInputData()];
	};
	const run = await runProbe(engine, execute, items, {}, parameters, before);
	if (failure) throw failure;
	if (!ran)
		throw new Error(`The probe did not run: ${run.data.resultData.error?.message ?? run.status}`);
}
