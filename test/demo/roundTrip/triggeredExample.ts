import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../engine/harness/engine';
import { PICKY_ASSIST, readWorkflow } from '../workflowFile';

const TRIGGER = `${PICKY_ASSIST}Trigger`;

/** An example workflow that Picky Assist starts. */
export interface TriggeredExample {
	readonly title: string;
	/** Its path, as a user would write it. */
	readonly path: string;
	readonly workflow: WorkflowFile;
	readonly trigger: INode;
	/** The Picky Assist node. */
	readonly sender: INode;
	/** The item pinned to the trigger, for those who try the workflow by hand. */
	readonly pinned: IDataObject;
}

/**
 * Reads such an example from its file.
 *
 * @throws Error with a plain sentence if the file holds no such workflow
 */
export function readTriggeredExample(path: string): TriggeredExample {
	const workflow = readWorkflow(path);
	const nodeOf = (type: string) => workflow.nodes.find((node) => node.type === type);
	const [trigger, sender] = [nodeOf(TRIGGER), nodeOf(PICKY_ASSIST)];
	const [pinned] = workflow.pinData?.[trigger?.name ?? ''] ?? [];
	if (!trigger || !sender || !pinned) {
		throw new Error(`${path} needs a Picky Assist Trigger with a pinned item, and Picky Assist.`);
	}
	return { title: workflow.name, path, workflow, trigger, sender, pinned: pinned.json };
}
