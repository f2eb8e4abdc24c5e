/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { inspect, isDeepStrictEqual, types } from 'node:util';
import fc from 'fast-check';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { dateText } from '../../nodes/PickyAssist/parameters/dateText';
import { readFormValue } from '../../nodes/PickyAssist/parameters/formValue';
import { Parameters } from '../../nodes/PickyAssist/parameters/parameters';
import { type Engine, startEngine } from './harness/engine';
import { expression, fresh, item, pairing, plainItem } from './harness/expressions';
import { inspectNode } from './harness/probe';

/** Each has 20 to 30 expressions. */
const RUNS = Number(process.env.EXPRESSION_RUNS ?? 101);

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

/**
 * A copy as the value is now: a later expression may change the item that it belongs to. Lists that leave the `vm` engine are of
 * another realm than those of the test.
 */
function copy(value: unknown): unknown {
	if (Array.isArray(value)) return Array.from(value, copy);
	// Two dates that are not valid are not equal on Node.js 20.
	if (types.isDate(value)) return { date: String(value.getTime()) };
	if (!(value instanceof Object) || Object.getPrototypeOf(value) !== Object.prototype) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one)]));
}

/** Luxon's dates hold clocks and caches: their text says what they are. */
function comparable(found: object): object {
	if (!('value' in found)) return found;
	const { value } = found;
	return value instanceof Object && 'isLuxonDateTime' in value
		? { value: `DateTime ${String(value)}` }
		: { value: copy(value) };
}

/** The items of the probe, those of the node People, and how they are linked. */
interface Data {
	readonly items: readonly object[];
	readonly people: readonly object[];
	readonly pairing: (count: number) => Array<INodeExecutionData['pairedItem']>;
}

let expressionsCompared = 0;
/** What a reader gives for each parameter and item, with separate items: an expression may change its item. */
async function readAll(
	parameters: INodeParameters,
	{ items, people, pairing: pair }: Data,
	readerOf: (context: IExecuteFunctions) => (name: string, itemIndex: number) => unknown,
): Promise<unknown[]> {
	const found: unknown[] = [];
	const asItem = (json: object, pairedItem: INodeExecutionData['pairedItem']) => ({
		json: fresh(json) as IDataObject,
		...(pairedItem === undefined ? {} : { pairedItem }),
	});
	const before = [
		{ name: 'People', output: () => people.map((json) => asItem(json, { item: 0 })) },
		{
			name: 'Paired',
			output: () => pair(items.length).map((link, index) => asItem(items[index] ?? {}, link)),
		},
	];
	await inspectNode(
		engine,
		parameters,
		[{}],
		(context) => {
			const read = readerOf(context);
			for (const name of Object.keys(parameters)) {
				items.forEach((_, index) => found.push(comparable(outcome(() => read(name, index)))));
			}
		},
		before,
	);
	return found;
}

/** The values of a form, with dates as texts: that is what the node sends. n8n itself makes texts only of Luxon's dates. */
function datesAsTexts(values: unknown): unknown {
	if (!(values instanceof Object)) return values;
	const texts = Object.entries(values).map(([id, value]: [string, unknown]) => [
		id,
		dateText(value) ?? value,
	]);
	return Object.fromEntries(texts);
}

/** The only field of a form. */
const FIELD = '‹1›';

/** A form with this expression, as the editor saves it. */
function formOf(expression: string): INodeParameters {
	return {
		mappingMode: 'defineBelow',
		value: { [FIELD]: expression },
		matchingColumns: [],
		schema: [{ id: FIELD, displayName: 'One', type: 'string', display: true }],
	};
}

async function compare(expressions: readonly string[], data: Data): Promise<void> {
	const { items } = data;
	const parameters: INodeParameters = Object.fromEntries(
		expressions.map((written, index) => [`p${index}`, written]),
	);
	// The same once more at a depth, as in a collection or a table.
	parameters.nested = {
		table: expressions
			.slice(0, 3)
			.map((written) => ({ written, fixed: 'as it is', list: [1, true, null] })),
	};
	// And in forms: n8n converts the values of a form that is read as a whole. Each form has one field: an expression that
	// changes the list of all items also changes what the next field of the same form finds, in the order of reading.
	const forms = expressions.slice(0, 3).map(formOf);
	forms.forEach((form, index) => {
		parameters[`form${index}`] = form;
	});
	const theirs = await readAll(
		parameters,
		data,
		(context) => (name, index) =>
			name.startsWith('form')
				? datesAsTexts(context.getNodeParameter(`${name}.value`, index, null))
				: context.getNodeParameter(name, index, null),
	);
	const ours = await readAll(parameters, data, (context) => {
		const all = new Parameters(context);
		return (name, index) =>
			name.startsWith('form')
				? { [FIELD]: readFormValue(all.forItem(index), `${name}.value.${FIELD}`) }
				: all.read(name, index);
	});
	expressionsCompared += expressions.length;
	theirs.forEach((expected, position) => {
		if (isDeepStrictEqual(ours[position], expected)) return;
		const written =
			expressions[Math.floor(position / items.length)] ??
			JSON.stringify([parameters.nested, forms]);
		const json = fresh(items[position % items.length]);
		throw new Error(
			`${written} for ${inspect(json)}: n8n gives ${inspect(expected)}, the node ${inspect(ours[position])}`,
		);
	});
}

it('random expressions over random items give what n8n gives for each item', async () => {
	const items = fc.oneof(
		fc.array(item, { minLength: 2, maxLength: 6 }),
		fc.array(plainItem, { minLength: 2, maxLength: 6 }),
	);
	const data = fc.record({ items, people: items, pairing });
	const some = fc.tuple(fc.array(expression, { minLength: 20, maxLength: 30 }), data);
	await fc.assert(
		fc.asyncProperty(some, ([expressions, linked]) => compare(expressions, linked)),
		{ numRuns: RUNS },
	);
	expect(expressionsCompared).toBeGreaterThan(20 * RUNS);
}, 480_000);
