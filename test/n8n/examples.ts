/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './installation';
import type { SavedCredential, WorkflowToSave } from './n8nClient';

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

/** The workflow with the credential chosen in every node that takes one of its type, as a user does after an import. */
export function withCredential(workflow: WorkflowToSave, { id, name, type }: SavedCredential): WorkflowToSave {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] ? { ...node, credentials: { ...node.credentials, [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}
