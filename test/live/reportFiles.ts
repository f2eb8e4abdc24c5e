/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error --
   a standalone program, not part of the published node */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Mask } from './mask';
import { recordingOf } from './recording';
import { reportOf, type ReportHead } from './report';
import type { Findings } from './runCheck';

/** The report and the recording of one check. They are written after each question, so that nothing is lost. */
export class ReportFiles {
	private name = '';

	constructor(
		private readonly folder: string,
		private readonly head: ReportHead,
		private readonly mask: Mask,
	) {}

	get report(): string {
		return join(this.folder, `report-${this.name}.md`);
	}

	get recording(): string {
		return join(this.folder, `recording-${this.name}.json`);
	}

	/** Writes both. Throws if the folder cannot be written to. */
	write(findings: Findings): void {
		makeFolder(this.folder);
		if (this.name === '') this.name = reserveName(this.folder, this.head.date);
		writeWhole(this.report, reportOf(findings, this.head, this.mask));
		writeWhole(this.recording, recordingOf(findings, this.head.date, this.mask));
	}
}

// Not `instanceof`: in Jest, Node.js's errors are of another realm.
const exists = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';

/** A name not taken by another run that started in the same second. */
function reserveName(folder: string, date: string): string {
	const second = date.replace(/[^\dT]/g, '-').slice(0, 19);
	for (let count = 1; ; count += 1) {
		const name = count === 1 ? second : `${second}-${count}`;
		try {
			writeFileSync(join(folder, `report-${name}.md`), '', { flag: 'wx' });
			return name;
		} catch (error) {
			if (!exists(error)) throw error;
		}
	}
}

/** Not `recursive`: that never returns for some folders of the system. */
function makeFolder(folder: string): void {
	try {
		mkdirSync(folder);
	} catch (error) {
		if (!exists(error)) throw error;
	}
}

/** The file is the old one or the new one, never half of it. */
function writeWhole(path: string, text: string): void {
	try {
		writeFileSync(`${path}.new`, text);
		renameSync(`${path}.new`, path);
	} catch (error) {
		// A full disk leaves a partial file.
		rmSync(`${path}.new`, { force: true });
		throw error;
	}
}
