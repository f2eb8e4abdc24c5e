import type { IRun, OnError } from 'n8n-workflow';
import type { BenchEngine } from '../engine/benchEngine';
import { type Summary, timeInTurns } from '../measure/timedRun';
import { type Person, REFUSED_NUMBER, TEXT } from '../people';
import { pickyAssist } from '../variants/ours';
import type { PreparedRun } from '../variants/variant';

/** What the ledger costs. */
export interface LedgerCosts {
	readonly items: number;
	readonly rows: ReadonlyArray<Summary & { readonly title: string }>;
	/** Bytes of JSON that n8n saves of it with an execution of which the last request was refused. */
	readonly savedBytes: number;
}

function savedLedger({ data }: IRun): string {
	const contexts = Object.entries(data.executionData?.contextData ?? {});
	return JSON.stringify(
		contexts.find(([, context]) => 'pickyAssist' in context)?.[1].pickyAssist ?? null,
	);
}

/** Asks a finished run whether it ended as expected; tells how big the ledger is that it saved. */
function prepareSending(
	engine: BenchEngine,
	people: readonly Person[],
	{ server, onError }: { server: string; onError: OnError },
	expected: { readonly fails: boolean; readonly savesLedger: boolean },
	report: (savedBytes: number) => void = () => undefined,
): PreparedRun {
	const { node, credentials } = pickyAssist({ operation: 'sendDynamic', message: TEXT }, server);
	const start = engine.prepare(people, { ...node, onError }, credentials);
	let run: IRun | undefined;
	return {
		async go() {
			run = await start();
		},
		check() {
			if (!run) return;
			const ledger = savedLedger(run);
			const fails = run.data.resultData.error !== undefined;
			if (fails !== expected.fails || (ledger !== 'null') !== expected.savesLedger) {
				throw new Error(
					`The run for the ledger went wrong: ${run.data.resultData.error?.message ?? 'no error'}`,
				);
			}
			report(Buffer.byteLength(ledger));
		},
	};
}

/** Compares runs in which the ledger is dropped with runs in which it is kept. */
export async function measureLedger(
	engine: BenchEngine,
	people: readonly Person[],
	server: string,
	repeat: number,
): Promise<LedgerCosts> {
	const [last, ...others] = people.toReversed();
	const refused = last ? [...others.toReversed(), { ...last, phone: REFUSED_NUMBER }] : [];
	const goOn = { server, onError: 'continueRegularOutput' } as const;
	const stop = { server, onError: 'stopWorkflow' } as const;
	let savedBytes = 0;
	const noteBytes = (bytes: number) => (savedBytes = bytes);
	const kept = { fails: false, savesLedger: true };
	const ways: Array<[string, () => PreparedRun]> = [
		[
			'None refused, On Error = Continue',
			() => prepareSending(engine, people, goOn, { fails: false, savesLedger: false }),
		],
		[
			'Last request refused, On Error = Continue',
			() => prepareSending(engine, refused, goOn, kept),
		],
		[
			'Last request refused, On Error = Stop',
			() => prepareSending(engine, refused, stop, { ...kept, fails: true }, noteBytes),
		],
	];
	const summaries = await timeInTurns(
		ways.map(
			([, prepare]) =>
				async () =>
					prepare(),
		),
		people.length,
		repeat,
	);
	const rows = ways.flatMap(([title], index) => {
		const summary = summaries[index];
		return summary ? [{ title, ...summary }] : [];
	});
	return { items: people.length, rows, savedBytes };
}
