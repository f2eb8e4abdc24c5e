// A fresh process that sends one large document from binary data: what ran before would affect it.
import { BenchEngine, itemsOf } from '../engine/benchEngine';
import { randomFillSync } from 'node:crypto';
import { type FileMode, keepFiles, storeFile } from '../../engine/harness/binaryData';
import { serveTask } from '../measure/childProcess';
import type { MemoryResult } from '../measure/memoryProcess';
import { peakMemoryOf } from '../measure/peakMemory';
import { rest } from '../measure/timedRun';
import { makePeople } from '../people';
import { pickyAssist } from '../variants/ours';

/** What is measured. */
export interface DocumentTask {
	readonly mode: FileMode;
	readonly bytes: number;
	readonly recipients: number;
	readonly server: string;
}

const SMALL = 1_000;

serveTask<DocumentTask>(async ({ mode, bytes, recipients, server }): Promise<MemoryResult> => {
	const engine = await BenchEngine.start();
	await keepFiles(mode);
	const { node, credentials } = pickyAssist(
		{ operation: 'sendMedia', mediaSource: 'binary' },
		server,
	);
	const prepare = async (size: number, count: number) => {
		const data = await storeFile(
			randomFillSync(Buffer.alloc(size)),
			'offer.pdf',
			'application/pdf',
		);
		const people = makePeople(count);
		return engine.prepare(
			people,
			node,
			credentials,
			people.map(() => ({ data })),
		);
	};
	await (
		await prepare(SMALL, 2)
	)();
	const run = await prepare(bytes, recipients);
	await rest();
	let accepted = 0;
	const peak = await peakMemoryOf(async () => {
		accepted = itemsOf(await run()).filter(({ json }) => json.status === 'accepted').length;
	});
	await engine.stop();
	if (accepted !== recipients)
		throw new Error(`${accepted} of ${recipients} messages were accepted`);
	return { peak };
});
