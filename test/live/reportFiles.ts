/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error --
   a standalone program, not part of the published node */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Mask } from './mask';
import { recordingOf } from './recording';
import { reportOf, type ReportHead } from './report';
import type { Findings } from './runCheck';

/** The report and the recording of one check. They are written after each question, so that nothing is lost. */
export class ReportFiles {
	readonly report: string;
	readonly recording: string;

	constructor(
		private readonly folder: string,
		private readonly head: ReportHead,
		private readonly mask: Mask,
	) {
		const name = head.date.replace(/[^\dT]/g, '-').slice(0, 19);
		this.report = join(folder, `report-${name}.md`);
		this.recording = join(folder, `recording-${name}.json`);
	}

	/** Writes both. Throws if the folder cannot be written to. */
	write(findings: Findings): void {
		makeFolder(this.folder);
		writeWhole(this.report, reportOf(findings, this.head, this.mask));
		writeWhole(this.recording, recordingOf(findings, this.head.date, this.mask));
	}
}

/** Not `recursive`: that never returns for some folders of the system. */
function makeFolder(folder: string): void {
	try {
		mkdirSync(folder);
	} catch (error) {
		// Not `instanceof`: in Jest, Node.js's errors are of another realm.
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
}

/** The file is the old one or the new one, never half of it. */
function writeWhole(path: string, text: string): void {
	writeFileSync(`${path}.new`, text);
	renameSync(`${path}.new`, path);
}
