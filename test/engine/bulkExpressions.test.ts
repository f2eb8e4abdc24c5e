import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Parameters } from '../../nodes/PickyAssist/parameters/parameters';
import { type Engine, startEngine } from './harness/engine';
import { inspectNode } from './harness/probe';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const COUNT = 300;
const nameOf = (index: number) => `Person ${index}`;

/** The items of the node before the probe, linked to those of People in reverse. */
function itemsOf(fieldsOf: (index: number) => IDataObject): INodeExecutionData[] {
	return Array.from({ length: COUNT }, (_, index) => ({
		json: { name: nameOf(index), n: index, ...fieldsOf(index) },
		pairedItem: { item: COUNT - index },
	}));
}

/** One more than the others have: n8n links lists of the same length by itself. */
const people = Array.from({ length: COUNT + 1 }, (_, index) => ({
	json: { id: index, plan: `Plan ${index}`, since: new Date(index * 86_400_000) },
}));

type ReadArguments = [string, number, unknown?, { rawExpressions?: boolean }?];

/** The values of an expression, and how often n8n was asked to evaluate it for one item. */
async function readAll(expression: string, fieldsOf: (index: number) => IDataObject = () => ({})) {
	const values: unknown[] = [];
	let evaluations = 0;
	const look = (context: IExecuteFunctions) => {
		const read: (...args: ReadArguments) => unknown = context.getNodeParameter;
		const counting = (...args: ReadArguments): unknown => {
			if (!args[3]?.rawExpressions) evaluations += 1;
			return Reflect.apply(read, context, args);
		};
		Object.assign(context, { getNodeParameter: counting });
		const parameters = new Parameters(context);
		for (let index = 0; index < COUNT; index += 1) values.push(parameters.read('text', index));
	};
	await inspectNode(engine, { text: expression }, [{}], look, [
		{ name: 'People', output: () => people },
		{ name: 'Paired', output: () => itemsOf(fieldsOf) },
	]);
	return { values, evaluations };
}

// Each value is what a user expects, and n8n evaluates at most one item by itself: the one that shows whether it is valid.
it.each<[string, (index: number) => unknown]>([
	['={{ $itemIndex }}', (index) => index],
	['=No. {{ $itemIndex + 1 }}', (index) => `No. ${index + 1}`],
	['={{ $input.item.json.name }}', nameOf],
	['={{ $input.item.json.name.toUpperCase() }}', (index) => `PERSON ${index}`],
	['={{ $("People").item.json.plan }}', (index) => `Plan ${COUNT - index}`],
	[
		'=Your {{ $(\'People\').item.json["plan"].toLowerCase() }}',
		(index) => `Your plan ${COUNT - index}`,
	],
	['={{ $("People").item.json.since.getTime() / 86400000 }}', (index) => COUNT - index],
	['={{ $("People").first().json.plan + $json.n }}', (index) => `Plan 0${index}`],
	['={{ $("People").last().json.id - $json.n }}', (index) => COUNT - index],
	[
		'={{ $("People").all().find((one) => one.json.id === $json.n).json.plan }}',
		(index) => `Plan ${index}`,
	],
	['={{ $input.all().length - $itemIndex }}', (index) => COUNT - index],
	['={{ $now.year > 2000 && $today.hour + $json.n }}', (index) => index],
	['={{ $now.set({ hour: 9 }).plus({ days: $json.n }).hour }}', () => 9],
	['={{ $vars.greeting + $json.n }}', (index) => `Hello${index}`],
	[
		'={{ $workflow.name + $execution.mode + $runIndex + $json.n }}',
		(index) => `probetest0${index}`,
	],
	['={{ $prevNode.name + $json.n }}', (index) => `Paired${index}`],
	[
		'={{ $if($json.n > 5, "many", $ifEmpty($json.x, "few")) }}',
		(index) => (index > 5 ? 'many' : 'few'),
	],
	[
		'={{ "a=b\\n" + $json.name.replace(/\\D/g, "=") }}',
		(index) => `a=b\n${nameOf(index).replace(/\D/g, '=')}`,
	],
	['={{ $json.name.split("").sort().join("") }}', (index) => [...nameOf(index)].sort().join('')],
	['={{ [...$json.name].reverse().join("") }}', (index) => [...nameOf(index)].reverse().join('')],
	['={{ $json.name.length }}', (index) => nameOf(index).length],
	['={{ [$json.name, "x"] }}', (index) => [nameOf(index), 'x']],
])('%s is evaluated for all items at once', async (expression, expected) => {
	const { values, evaluations } = await readAll(expression);
	expect(values.map((value) => (Array.isArray(value) ? [...value] : value))).toEqual(
		people.slice(1).map((_, index) => expected(index)),
	);
	expect(evaluations).toBeLessThanOrEqual(1);
});

it('n8n evaluates only the items that it must: those with something else than JSON, and those whose evaluation fails', async () => {
	const { values, evaluations } = await readAll(
		'={{ $json.made.name.trim().length }}',
		(index) => ({
			made:
				index === 7
					? (new (class Made {
							name = 'seven';
						})() as never)
					: index === 9
						? 0
						: { name: 'x' },
		}),
	);
	expect(values[6]).toBe(1);
	expect(values[7]).toBe(5);
	expect(values[9]).toBeUndefined();
	expect(evaluations).toBe(1 + 2);
});

it('a Date in an item does not slow down the others, and is a Date in an expression', async () => {
	const { values, evaluations } = await readAll(
		'={{ $json.at.toISOString().slice(0, 10) }}',
		(index) => ({
			at: new Date(index * 86_400_000) as never,
		}),
	);
	expect(values[31]).toBe('1970-02-01');
	expect(evaluations).toBe(1);
});

it('nothing is left in the node’s context, which n8n saves', async () => {
	let left: unknown;
	await inspectNode(
		engine,
		{ text: '={{ $json.name + $itemIndex }}' },
		[{ name: 'Ana' }, { name: 'Ben' }],
		(context) => {
			expect(new Parameters(context).read('text', 1)).toBe('Ben1');
			left = context.getContext('node');
		},
	);
	expect(left).toEqual({});
});
