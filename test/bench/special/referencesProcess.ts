/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the bench is a standalone program, not part of the published node */
// A separate process for the option Once per Recipient and Reference Number: n8n takes one deduplication store for each process.
import { BenchEngine } from '../engine/benchEngine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDeduplicationService } from 'n8n-core';
import { keepDeduplicationIn } from '../../engine/harness/deduplication';
import { serveTask } from '../measure/childProcess';
import { type Summary, timeInTurns } from '../measure/timedRun';
import { makePeople, TEXT } from '../people';
import { prepareInEngine } from '../variants/engineVariant';
import { pickyAssist } from '../variants/ours';
import { LinearDeduplication } from './linearDeduplication';

/** `hashed` looks values up in a set; `linear` looks through a list, as n8n's own store does; `none`: the option is off. */
export type Store = 'none' | 'hashed' | 'linear';

/** What is measured. */
export interface ReferencesTask {
	readonly store: Store;
	readonly items: number;
	readonly server: string;
	readonly repeat: number;
}

serveTask<ReferencesTask>(async ({ store, items, server, repeat }): Promise<Summary> => {
	const folder = mkdtempSync(join(tmpdir(), 'pickyassist-bench-'));
	const file = join(folder, 'store.json');
	const engine = await BenchEngine.start();
	if (store === 'linear') await DataDeduplicationService.init(new LinearDeduplication(file));
	else await keepDeduplicationIn(file);
	const people = makePeople(items);
	const options = {
		referenceNumber: '={{ $json.reference }}',
		oncePerRecipientAndReference: store !== 'none',
	};
	const way = pickyAssist({ operation: 'sendDynamic', message: TEXT, options }, server);
	const prepare = async () => {
		rmSync(file, { force: true });
		return prepareInEngine(
			engine,
			people,
			way,
			(json, { reference }) => json.status === 'accepted' && json.reference_number === reference,
		);
	};
	const [summary] = await timeInTurns([prepare], items, repeat);
	await engine.stop();
	rmSync(folder, { recursive: true });
	if (!summary) throw new Error('Nothing was measured');
	return summary;
});
