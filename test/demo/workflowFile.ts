/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the demo is a program of its own, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WorkflowFile } from '../engine/harness/engine';
import { parseJsonObject } from '../sandbox/json';
import { isWorkflowFile } from './workflowShape';

const PROJECT = resolve(__dirname, '../..');
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

/** The type of the node that sends. */
export const PICKY_ASSIST = 'n8n-nodes-pickyassist.pickyAssist';

/**
 * Reads a workflow, without its sticky notes: the engine of the tests does not know them.
 *
 * @param path as a user would write it, such as `examples/send-sms.json`
 * @throws Error with a plain sentence if the file holds no workflow
 */
export function readWorkflow(path: string): WorkflowFile {
	const content = parseJsonObject(readFileSync(resolve(PROJECT, path), 'utf8'));
	if (!isWorkflowFile(content)) throw new Error(`${path} is not a workflow as n8n exports it.`);
	return { ...content, nodes: content.nodes.filter(({ type }) => type !== STICKY_NOTE) };
}
