/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/sandbox';

/** What a separate process is to send. */
export interface SendTask {
	readonly to: Sandbox;
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
	/** Milliseconds that count as a minute. */
	readonly minute: number;
	/** n8n's files of that process. */
	readonly userFolder: string;
	/** Where it keeps its deduplication store, if the test needs one. */
	readonly deduplicationFile?: string;
	/** A stopped run, to press "Retry execution" on with On Error = Continue. */
	readonly saved?: IRun;
}

/** Runs one Picky Assist node in an engine and a separate process; it prints what came out as JSON. */
export function sendInProcess({
	to,
	parameters,
	items,
	minute,
	userFolder,
	deduplicationFile,
	saved,
}: SendTask): ChildProcess {
	mkdirSync(userFolder, { recursive: true });
	const savedFile = saved && join(userFolder, 'saved.json');
	if (savedFile) writeFileSync(savedFile, JSON.stringify(saved));
	const send = {
		baseUrl: to.baseUrl,
		key: to.token,
		file: deduplicationFile,
		parameters,
		items,
		minute,
		savedFile,
	};
	const preload = resolve(__dirname, '../versions/preload.cjs');
	return spawn(
		process.execPath,
		['--require', preload, '--import', 'tsx', resolve(__dirname, 'sendInProcess.ts')],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
			env: {
				...process.env,
				NODE_OPTIONS: '',
				N8N_USER_FOLDER: userFolder,
				SEND: JSON.stringify(send),
			},
		},
	);
}

/** What the process printed by the time it ended. */
export function outputOf(child: ChildProcess): Promise<string> {
	return new Promise((done) => {
		let outputs = '';
		child.stdout?.on('data', (part) => (outputs += String(part)));
		child.once('close', () => done(outputs));
	});
}
