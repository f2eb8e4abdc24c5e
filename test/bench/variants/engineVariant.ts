import type { IDataObject, IRun } from 'n8n-workflow';
import type { SavedCredentials } from '../../engine/harness/credentials';
import { type BenchEngine, itemsOf, type MeasuredNode } from '../engine/benchEngine';
import type { Person } from '../people';
import type { PreparedRun } from './variant';

/**
 * A run of one node in n8n's engine.
 *
 * @param isRight whether the node put out what it should for this person
 */
export function prepareInEngine(
	engine: BenchEngine,
	people: readonly Person[],
	{ node, credentials = {} }: { node: MeasuredNode; credentials?: SavedCredentials },
	isRight: (json: IDataObject, person: Person) => boolean,
): PreparedRun {
	const start = engine.prepare(people, node, credentials);
	let run: IRun | undefined;
	return {
		async go() {
			run = await start();
		},
		check() {
			const items = run ? itemsOf(run) : [];
			const wrong = people.findIndex((person, index) => {
				const json = items[index]?.json;
				return !json || !isRight(json, person);
			});
			if (wrong < 0 && items.length === people.length) return;
			const found = JSON.stringify(items[wrong]?.json);
			throw new Error(
				`${items.length} items of ${people.length} came out; number ${wrong} is wrong: ${found}`,
			);
		},
	};
}
