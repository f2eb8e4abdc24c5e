/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type Engine, startEngine } from './harness/engine';
import { expression, item } from './harness/expressions';
import { lookInside } from './harness/probe';

interface ParametersOfTheNode {
	read(name: string, itemIndex: number): unknown;
}
/** The built class, as the node uses it. */
const { Parameters }: { Parameters: new (context: IExecuteFunctions) => ParametersOfTheNode } = createRequire(__filename)(
	resolve(__dirname, '../../dist/nodes/PickyAssist/send/parameters.js'),
);

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
		return { error: error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error) };
	}
}

/** Luxon's dates hold clocks and caches, and no two symbols are the same: their text says what they are. */
const comparable = (found: object) =>
	'value' in found && (typeof found.value === 'symbol' || (found.value instanceof Object && 'isLuxonDateTime' in found.value))
		? { value: `${typeof found.value} ${String(found.value)}` }
		: found;

let compared = 0;
async function compare(expressions: readonly string[], items: readonly object[]): Promise<void> {
	const parameters = Object.fromEntries(expressions.map((value, index) => [`p${index}`, value]));
	await lookInside(engine, parameters, items as IDataObject[], (context) => {
		const ours = new Parameters(context);
		for (const [name, written] of Object.entries(parameters)) {
			items.forEach((json, index) => {
				const theirs = outcome(() => context.getNodeParameter(name, index, null));
				const found = outcome(() => ours.read(name, index));
				compared += 1;
				if (isDeepStrictEqual(comparable(found), comparable(theirs))) return;
				throw new Error(`${written} for ${inspect(json)}: n8n gives ${inspect(theirs)}, the node ${inspect(found)}`);
			});
		}
	});
}

it('random expressions over random items give what n8n gives for each item', async () => {
	const some = fc.tuple(fc.array(expression, { minLength: 10, maxLength: 30 }), fc.array(item, { minLength: 2, maxLength: 8 }));
	await fc.assert(fc.asyncProperty(some, ([expressions, items]) => compare(expressions, items)), { numRuns: 120 });
	expect(compared).toBeGreaterThan(2_000);
}, 240_000);
