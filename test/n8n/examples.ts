/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { FILES_PATH } from '../sandbox/sampleFiles';
import { PROJECT } from './installation';
import type { SavedCredential, WorkflowToSave } from './n8nClient';

/** The type of the node that sends. */
export const PICKY_ASSIST = 'n8n-nodes-pickyassist.pickyAssist';

/** An example workflow as a user imports it. */
export interface ExampleFile {
	/** `send-single` for the file `examples/send-single.json`. */
	readonly name: string;
	readonly workflow: WorkflowToSave;
}

/** All workflows in `examples/`, in the order of their names. */
export function exampleFiles(): readonly ExampleFile[] {
	const folder = join(PROJECT, 'examples');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			name: file.replace(/\.json$/, ''),
			workflow: JSON.parse(readFileSync(join(folder, file), 'utf8')),
		}));
}

/** The example of this name, for example `send-single`. */
export function exampleNamed(name: string): WorkflowToSave {
	const example = exampleFiles().find((one) => one.name === name);
	if (!example) throw new Error(`There is no examples/${name}.json.`);
	return example.workflow;
}

/** The workflow without sticky notes, which the engine of the tests does not know. */
export function withoutNotes(workflow: WorkflowToSave): WorkflowToSave {
	return {
		...workflow,
		nodes: workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote'),
	};
}

/** The first node of this type. */
export function nodeOfType({ name, nodes }: WorkflowToSave, type: string): INode {
	const node = nodes.find((one) => one.type === type);
	if (!node) throw new Error(`"${name}" has no ${type}.`);
	return node;
}

/** The address under which the examples expect files, which exist only on the sandbox. */
const FILES = 'https://files.example.com/';

/** The workflow with the sample files of the sandbox. */
export function withSampleFiles(workflow: WorkflowToSave, sandboxUrl: string): WorkflowToSave {
	return JSON.parse(JSON.stringify(workflow).replaceAll(FILES, `${sandboxUrl}${FILES_PATH}`));
}

/** The workflow with the credential chosen in every node that takes one of its type, as a user does after an import. */
export function withCredential(
	workflow: WorkflowToSave,
	{ id, name, type }: SavedCredential,
): WorkflowToSave {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type]
			? { ...node, credentials: { ...node.credentials, [type]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}
