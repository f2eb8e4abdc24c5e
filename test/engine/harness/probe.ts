import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Engine } from './engine';

const TYPE = 'test.probe';

function probeNode(names: readonly string[], look: (context: IExecuteFunctions) => void): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: 'Lets a test look at what the engine gives to a node',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: names.map((name) => ({ displayName: name, name, type: 'string', default: '' })),
		},
		async execute() {
			look(this);
			return [this.getInputData()];
		},
	};
}

/** Runs a node with these parameters and items in the engine, and lets the test look at n8n's own functions from inside. */
export async function lookInside(
	engine: Engine,
	parameters: INodeParameters,
	items: readonly IDataObject[],
	look: (context: IExecuteFunctions) => void,
): Promise<void> {
	let failure: unknown;
	let ran = false;
	engine.types.add(
		TYPE,
		probeNode(Object.keys(parameters), (context) => {
			ran = true;
			try {
				look(context);
			} catch (error) {
				failure = error;
			}
		}),
	);
	const start = { id: 's', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const run = await engine.run(
		{
			name: 'probe',
			nodes: [start, { ...start, id: 'p', name: 'Probe', type: TYPE, parameters }],
			connections: { Start: { main: [[{ node: 'Probe', type: 'main', index: 0 }]] } },
			pinData: { Start: items.map((json) => ({ json })) },
		},
		{ credentials: {} },
	);
	if (failure) throw failure;
	if (!ran) throw new Error(`The probe did not run: ${run.data.resultData.error?.message ?? run.status}`);
}
