import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../engine/harness/engine';
import type { ExampleName } from './exampleNames';
import { PICKY_ASSIST, readWorkflow } from './workflowFile';

/** An example workflow, and what the demo must know of it. */
export interface Example {
	readonly title: string;
	/** Its path, as a user would write it. */
	readonly path: string;
	readonly workflow: WorkflowFile;
	/** The name of the node whose output is pinned. */
	readonly trigger: string;
	/** The Picky Assist node. */
	readonly node: INode;
	/** The pinned items. */
	readonly rows: readonly IDataObject[];
	/** The field of the rows that the node's parameter Number reads. */
	readonly numberField: string;
}

function toExample(path: string, workflow: WorkflowFile): Example {
	const node = workflow.nodes.find(({ type }) => type === PICKY_ASSIST);
	const [[trigger, items] = ['', []]] = Object.entries(workflow.pinData ?? {});
	const [, numberField] =
		/^=\{\{ \$json\.(\w+) \}\}$/.exec(String(node?.parameters.number)) ?? [];
	if (!node || items.length === 0 || numberField === undefined) {
		throw new Error(
			`${path} needs a Picky Assist node, pinned items, and {{ $json.phone }} as Number.`,
		);
	}
	const rows = items.map(({ json }) => json);
	return {
		title: workflow.name,
		path,
		workflow,
		trigger,
		node,
		rows,
		numberField,
	};
}

/**
 * Reads an example from its file.
 *
 * @throws Error with a plain sentence if the file holds no such workflow
 */
export function readExample(name: ExampleName): Example {
	const path = `examples/send-${name}.json`;
	return toExample(path, readWorkflow(path));
}
