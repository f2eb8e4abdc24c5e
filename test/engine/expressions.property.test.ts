/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { readFormValue } from '../../nodes/PickyAssist/parameters/formValue';
import { Parameters } from '../../nodes/PickyAssist/parameters/parameters';
import { type Engine, startEngine } from './harness/engine';
import { expression, fresh, item, plainItem } from './harness/expressions';
import { inspectNode } from './harness/probe';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

/** A value with its type, or what was thrown. */
function outcome(read: () => unknown): { value: unknown } | { error: string } {
	try {
		return { value: read() };
	} catch (error) {
		return {
			error: error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error),
		};
	}
}

/** Luxon's dates hold clocks and caches: their text says what they are. */
const comparable = (found: object) =>
	'value' in found && found.value instanceof Object && 'isLuxonDateTime' in found.value
		? { value: `DateTime ${String(found.value)}` }
		: found;

let expressionsCompared = 0;
/** What a reader gives for each parameter and item, with separate items: an expression may change its item. */
async function readAll(
	parameters: INodeParameters,
	items: readonly object[],
	readerOf: (context: IExecuteFunctions) => (name: string, itemIndex: number) => unknown,
): Promise<unknown[]> {
	const found: unknown[] = [];
	await inspectNode(
		engine,
		parameters,
		items.map(() => ({})),
		(context) => {
			// Here, because n8n hands on what a node gives in the same process as it is.
			context
				.getInputData()
				.forEach((one, index) => Object.assign(one, { json: fresh(items[index]) as IDataObject }));
			const read = readerOf(context);
			for (const name of Object.keys(parameters)) {
				items.forEach((_, index) => found.push(comparable(outcome(() => read(name, index)))));
			}
		},
	);
	return found;
}

/** A form with these expressions, as the editor saves it. */
function formOf(ids: readonly string[], expressions: readonly string[]): INodeParameters {
	return {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(ids.map((id, index) => [id, expressions[index] ?? ''])),
		matchingColumns: [],
		schema: ids.map((id) => ({ id, displayName: id, type: 'string', display: true })),
	};
}

async function compare(expressions: readonly string[], items: readonly object[]): Promise<void> {
	const parameters: INodeParameters = Object.fromEntries(
		expressions.map((written, index) => [`p${index}`, written]),
	);
	// The same once more at a depth, as in a collection or a table.
	parameters.nested = {
		table: expressions
			.slice(0, 3)
			.map((written) => ({ written, fixed: 'as it is', list: [1, true, null] })),
	};
	// And in a form: n8n converts the values of a form that is read as a whole.
	const ids = expressions.slice(0, 3).map((_, index) => `body_${index}`);
	parameters.form = formOf(ids, expressions);
	const theirs = await readAll(
		parameters,
		items,
		(context) => (name, index) =>
			context.getNodeParameter(name === 'form' ? 'form.value' : name, index, null),
	);
	const ours = await readAll(parameters, items, (context) => {
		const all = new Parameters(context);
		return (name, index) =>
			name === 'form'
				? Object.fromEntries(ids.map((id) => [id, readFormValue(all.forItem(index), name, id)]))
				: all.read(name, index);
	});
	expressionsCompared += expressions.length;
	theirs.forEach((expected, position) => {
		if (isDeepStrictEqual(ours[position], expected)) return;
		const written =
			expressions[Math.floor(position / items.length)] ??
			JSON.stringify([parameters.nested, parameters.form]);
		const json = fresh(items[position % items.length]);
		throw new Error(
			`${written} for ${inspect(json)}: n8n gives ${inspect(expected)}, the node ${inspect(ours[position])}`,
		);
	});
}

it('random expressions over random items give what n8n gives for each item', async () => {
	const items = fc.oneof(
		fc.array(item, { minLength: 2, maxLength: 8 }),
		fc.array(plainItem, { minLength: 2, maxLength: 8 }),
	);
	const some = fc.tuple(fc.array(expression, { minLength: 20, maxLength: 30 }), items);
	await fc.assert(
		fc.asyncProperty(some, ([expressions, items]) => compare(expressions, items)),
		{ numRuns: 110 },
	);
	expect(expressionsCompared).toBeGreaterThan(2_000);
}, 480_000);
