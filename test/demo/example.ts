/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the demo is a program of its own, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../engine/harness/engine';
import { parseJsonObject } from '../sandbox/json';
import type { ExampleName } from './exampleNames';
import { isWorkflowFile } from './workflowShape';

const FOLDER = resolve(__dirname, '../../examples');
const PICKY_ASSIST = 'n8n-nodes-pickyassist.pickyAssist';
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

/** An example workflow, and what the demo must know of it. */
export interface Example {
	readonly title: string;
	/** Its path, as a user would write it. */
	readonly path: string;
	/** Without sticky notes: the engine of the tests does not know them. */
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

function toExample(path: string, file: WorkflowFile): Example {
	const nodes = file.nodes.filter(({ type }) => type !== STICKY_NOTE);
	const node = nodes.find(({ type }) => type === PICKY_ASSIST);
	const [[trigger, items] = ['', []]] = Object.entries(file.pinData ?? {});
	const [, numberField] =
		/^=\{\{ \$json\.(\w+) \}\}$/.exec(String(node?.parameters.number)) ?? [];
	if (!node || items.length === 0 || numberField === undefined) {
		throw new Error(
			`${path} needs a Picky Assist node, pinned items, and {{ $json.phone }} as Number.`,
		);
	}
	const rows = items.map(({ json }) => json);
	return {
		title: file.name,
		path,
		workflow: { ...file, nodes },
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
	const content = parseJsonObject(readFileSync(resolve(FOLDER, `send-${name}.json`), 'utf8'));
	if (!isWorkflowFile(content)) throw new Error(`${path} is not a workflow as n8n exports it.`);
	return toExample(path, content);
}
