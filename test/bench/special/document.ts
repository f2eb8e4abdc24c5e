/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { join } from 'node:path';
import type { FileMode } from '../../engine/harness/binaryData';
import { runInChild } from '../measure/childProcess';
import { median } from '../measure/median';
import type { MemoryResult } from '../measure/memoryProcess';
import type { DocumentTask } from './documentProcess';

/** Bytes: the largest document that WhatsApp takes. */
const DOCUMENT = 100_000_000;
const RECIPIENTS = [1, 50];
const MODES: readonly FileMode[] = ['filesystem', 'default'];

/** How much memory a large document from binary data takes. */
export interface DocumentCosts {
	/** Where n8n keeps files: `filesystem` as production does, or `default`, in the items. */
	readonly mode: FileMode;
	readonly recipients: number;
	/** Bytes of the document. */
	readonly bytes: number;
	/** Median, in bytes over the start of the run. */
	readonly peak: number;
	readonly runs: number;
}

/** Sends the document `repeat` times to one and to many recipients, each time in a fresh process. */
export async function measureDocument(server: string, repeat: number): Promise<DocumentCosts[]> {
	const program = join(__dirname, 'documentProcess.ts');
	const costs: DocumentCosts[] = [];
	for (const mode of MODES) {
		for (const recipients of RECIPIENTS) {
			const task: DocumentTask = { mode, bytes: DOCUMENT, recipients, server };
			const peaks: number[] = [];
			while (peaks.length < repeat)
				peaks.push((await runInChild<MemoryResult>(program, task)).peak);
			costs.push({ mode, recipients, bytes: DOCUMENT, peak: median(peaks), runs: repeat });
		}
	}
	return costs;
}
