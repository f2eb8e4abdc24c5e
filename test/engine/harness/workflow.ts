import type { IBinaryKeyData, IDataObject, INode, INodeParameters, OnError } from 'n8n-workflow';
import type { WorkflowFile } from './engine';

/** The name of the trigger. */
export const START = 'Start';
/** The name of the Picky Assist node. */
export const NODE = 'Picky Assist';

/** What a test sets of the node, beside its parameters. */
export interface NodeSettings
	extends Partial<
		Pick<INode, 'typeVersion' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'>
	> {
	readonly onError?: OnError;
}

/** The type of the Picky Assist node. */
export const NODE_TYPE = 'n8n-nodes-pickyassist.pickyAssist';

/** On Error = Continue (using error output). */
export const ERROR_OUTPUT = { onError: 'continueErrorOutput' } as const;
/** On Error = Continue. */
export const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** The files of each item. */
export type Files = ReadonlyArray<IBinaryKeyData | undefined>;

/** A workflow of a trigger with these items and one Picky Assist node. */
export function workflowOf(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	settings: NodeSettings = {},
	binary: Files = [],
): WorkflowFile {
	const node = {
		id: 'node',
		name: NODE,
		type: NODE_TYPE,
		typeVersion: 1,
		position: [220, 0] as [number, number],
		credentials: { pickyAssistApi: { id: '1', name: 'Picky Assist account' } },
		parameters: { resource: 'message', ...parameters },
		...settings,
	};
	const start: INode = {
		id: 'start',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return {
		name: 'test',
		nodes: [start, node],
		connections: { [START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: {
			[START]: items.map((json, index) =>
				binary[index] ? { json, binary: binary[index] } : { json },
			),
		},
	};
}
