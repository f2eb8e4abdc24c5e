/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { join } from 'node:path';
import { runInChild } from '../measure/childProcess';
import type { Summary } from '../measure/timedRun';
import type { ReferencesTask, Store } from './referencesProcess';

/** A linear store is measured with this number of items first, to see whether more are bearable. */
const PROBE = 20_000;
/** Milliseconds. */
const BEARABLE = 180_000;

/** What the option Once per Recipient and Reference Number costs. */
export interface ReferencesCosts {
	readonly title: string;
	readonly items: number;
	/** Undefined where it was left out because it would take too long. */
	readonly summary: Summary | undefined;
}

const TITLES: Readonly<Record<Store, string>> = {
	none: 'Without the option',
	hashed: 'With it, on a store that looks up hashes in a set',
	linear: "With it, on a store that looks through a list, as n8n's own does",
};

/** Runs with and without the option; each execution starts with an empty store. */
export async function measureReferences(
	items: number,
	server: string,
	repeat: number,
): Promise<ReferencesCosts[]> {
	const program = join(__dirname, 'referencesProcess.ts');
	const measure = async (store: Store, count: number): Promise<ReferencesCosts> => {
		const task: ReferencesTask = { store, items: count, server, repeat };
		return {
			title: TITLES[store],
			items: count,
			summary: await runInChild<Summary>(program, task),
		};
	};
	const costs = [await measure('none', items), await measure('hashed', items)];
	if (items <= PROBE) return [...costs, await measure('linear', items)];
	const probe = await measure('linear', PROBE);
	const expected = (probe.summary?.wall ?? 0) * (items / PROBE) ** 2;
	if (expected > BEARABLE)
		return [...costs, probe, { title: TITLES.linear, items, summary: undefined }];
	return [...costs, probe, await measure('linear', items)];
}
