import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeExecutionData } from 'n8n-workflow';

type Paired = INodeExecutionData['pairedItem'];

/** Values as they come from sheets, forms and databases. */
const leaf = fc.oneof(
	fc.constantFrom<unknown>(
		'Ana',
		'',
		' padded ',
		'12025550101',
		'a,b',
		'line\nbreak',
		'{{ $json.name }}',
		'$itemIndex',
		'ünï🙂',
		'2026-11-20',
		'true',
	),
	fc.constantFrom<unknown>(
		0,
		-0,
		1,
		12.5,
		-3,
		1e21,
		12025550101,
		NaN,
		true,
		false,
		null,
		undefined,
	),
	fc.string({ maxLength: 6 }),
);
class Person {
	name = 'Ana';
	get year(): number {
		return 1990;
	}
	get broken(): number {
		throw new RangeError('broken');
	}
	greet(): string {
		return `Hello ${this.name}`;
	}
}
const PARENT = { year: 5, b: 'inherited' };

/** What nodes hand on beside plain data, created again for each run. */
const made = fc.constantFrom<() => unknown>(
	() => DateTime.fromISO('2026-11-20T10:00:00Z', { zone: 'utc' }),
	() => new Person(),
	() => new Date(0),
	() => new Map([['year', 1]]),
	() => Object.assign(Object.create(null), { year: 7, b: 'of nothing' }),
	() => Object.assign(Object.create(PARENT), { name: 'own' }),
	() => Object.assign(['Ana', 'Ben'], { year: 3 }),
	() => ({
		get year() {
			return 4;
		},
		get broken() {
			throw new RangeError('broken');
		},
	}),
	() => new String('Ana'),
);
/** Fields by names that n8n guards or that every object has. */
const guarded = fc.record(
	{
		caller: fc.constant('c'),
		arguments: fc.constant('a'),
		prototype: fc.constant('p'),
		toString: fc.constant('s'),
		hasOwnProperty: fc.constant('h'),
		binding: fc.constant('b'),
		year: fc.constant(9),
	},
	{ requiredKeys: [] },
);

/** A value with everything in it that is created again, and its objects from this realm, as n8n's own nodes make them. */
export function fresh(value: unknown): unknown {
	if (typeof value === 'function') return (value as () => unknown)();
	if (Array.isArray(value)) return value.map(fresh);
	if (typeof value !== 'object' || value === null) return value;
	// An expression may change it: $json.made.setFullYear(2000).
	if (value instanceof Date) return new Date(value);
	const copy: object = {};
	for (const [key, inner] of Object.entries(value)) {
		Object.defineProperty(copy, key, {
			value: fresh(inner),
			enumerable: true,
			writable: true,
			configurable: true,
		});
	}
	return copy;
}

const nested: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 6, arbitrary: leaf },
	{ weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }) },
	{ weight: 1, arbitrary: fc.record({ b: leaf, c: fc.record({ d: leaf }) }, { requiredKeys: [] }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom<unknown>(new Date(0), { length: 3 }, { toString: 'x' }, []),
	},
	{ weight: 1, arbitrary: made },
	{ weight: 1, arbitrary: guarded },
);

/** An item's `json`: fields that are sometimes missing, null, of another type, or nested. */
export const item = fc.record(
	{
		name: nested,
		a: nested,
		phone: leaf,
		n: leaf,
		arr: fc.oneof(fc.array(leaf, { maxLength: 4 }), leaf),
		date: fc.constantFrom<unknown>('2026-11-20T10:00:00Z', 'no date', null),
		'first name': leaf,
		constructor: leaf,
		caller: leaf,
		valueOf: leaf,
	},
	{ requiredKeys: [] },
);
/** The same without anything that only n8n's engine can read: all of them are evaluated at once. */
export const plainItem = fc.record(
	{
		name: leaf,
		a: fc.oneof(
			leaf,
			fc.array(leaf, { maxLength: 3 }),
			fc.record({ b: leaf, c: fc.record({ d: leaf }) }, { requiredKeys: [] }),
		),
		phone: leaf,
		n: leaf,
		arr: fc.oneof(fc.array(leaf, { maxLength: 4 }), leaf),
		date: fc.constantFrom<unknown>('2026-11-20T10:00:00Z', 'no date', null),
		made: fc.constantFrom<unknown>(new Date(0), new Date(NaN), 'none'),
		'first name': leaf,
	},
	{ requiredKeys: [] },
);

/** Data of other nodes, and n8n's own variables. */
const reference = fc.constantFrom(
	'$itemIndex',
	'$runIndex',
	'$input.item.json.name',
	'$input.item.json.a',
	'$input.item.json["first name"]',
	'$input.item.json.made',
	'$input.item.json.arr',
	'$input . item . json . name',
	'$input?.item.json.name',
	'$input.item["json"].name',
	'$input.item.json',
	'$input.item',
	'$input.item.pairedItem',
	'$("People").item.json.name',
	"$('People').item.json['first name']",
	'$("People").item.json.made',
	'$("People").item.json.a.b',
	'$("People").item.json.arr',
	'$("People").item.json.caller',
	'$("People").item.json',
	'$("People").item.json["na" + "me"]',
	'$("People").itemMatching($itemIndex).json.name',
	'$("People").itemMatching(0).json.name',
	'$("People").pairedItem().json.name',
	'$("People").first().json.name',
	'$("People").last().json.arr',
	'$("People").all()[$itemIndex].json.name',
	'$("People").all()[0].json.made',
	'$("People").all(0, 0)[0].json.name',
	'$("People").all().find((one) => one.json.phone === $json.phone)?.json.name',
	'$("People").all().length',
	'$("People").isExecuted',
	'$("People").context.x',
	'$("People").params',
	'$("Paired").item.json.name',
	'$("Paired").first().json.name',
	'$("Paired").all().map((one) => one.json.name)[$itemIndex]',
	'$("Late").item.json.name',
	'$("Late").isExecuted',
	'$("Late").first().json.name',
	'$("Apart").item.json.name',
	'$("Apart").first().json.name',
	'$("Nobody").item.json.name',
	'$("Nobody").first().json.name',
	'$("Probe").item.json.name',
	'$("").item.json.name',
	'$(`People`).item.json.name',
	'$("Peo" + "ple").item.json.name',
	'$node["People"].json.name',
	'$item(1).$json.name',
	'$items().length',
	'$prevNode.name',
	'$prevNode.outputIndex',
	'$nodeVersion',
	'$nodeId',
	'$mode',
	'$parameter.nested.table[0].fixed',
	'$vars.greeting',
	'$vars.nobody',
	'$workflow.name',
	'$workflow.id',
	'$workflow.nobody',
	'$execution.mode',
	'$execution.nobody',
	'$env.HOME',
	'$binary.data',
	'$now.year',
	'$today.hour',
	'$now.set({ hour: 5 }).hour',
	'$now.diff($today, "days").days < 1',
	'$position',
	'$thisItem.json.name',
	'$json.made',
	'$json.made.getTime()',
	'$json.made.toISOString()',
	'$json.made.setFullYear(2000)',
	'$if($json.n, $itemIndex, "no")',
	'$ifEmpty($input.item.json.name, $("People").first().json.name)',
	'$max(1, $itemIndex)',
	'$jmespath($json.a, "b")',
	'[...$json.arr].sort().join()',
	'$json.name.split("").reverse().join("")',
	'["b", "a", $json.name].sort().join()',
	'$("People").all().sort((a, b) => a.json.n - b.json.n)[0].json.name',
	'$("People").all().map((one) => one.json.name).sort()[0]',
	'$input.all().reverse()[0].json.name',
	'$json.arr.sort((a, b) => a - b)[0]',
	'$json.arr.concat([$itemIndex]).sort().join()',
	'$json["so" + "rt"]',
	'$json.arr["sort"]()[0]',
	'"a=b" + $json.name',
	'"=> = == \\n" + $itemIndex',
	"'it\\'s ' + $json.name",
	'"\\u0041" + $json.name',
	'"\\\\" + $json.name',
	'`\\n${$json.name} = ${`${$itemIndex}`}`',
	'`${{ a: $json.n }.a}`',
	'$json.name.replace(/[=\\\\/"]/g, "=")',
	'$json.name.split(/\\s+/).length / 2 / 1',
	'$json.phone.replace(/\\D/g, "").length',
	'$json.name == "Ana"',
	'$json.n >= 1',
	'$json.n <= 1',
	'($itemIndex => $itemIndex)(5)',
	'(($a, $itemIndex) => $itemIndex)(5, 6)',
	'((x, y = $itemIndex) => y)(5)',
	'((x, { $json }) => $json)(1, { $json: 2 })',
	'(function ($json) { return $json })(7)',
	'"it\'s " + $json.name.isEmpty()',
	'/\'/.test($json.name.isEmpty()) + "\'"',
	'$json.arr?.[$itemIndex]',
	'$json.arr?.[$json.n]',
	'"say .isEmpty() " + $json.arr?.[$json.n]',
	'$json.a?.["b"] ?? $itemIndex',
	'{ $json: 1 }.$json',
	'[$json.name, $itemIndex]',
	'[$json.name, $itemIndex].filter(Boolean)',
	'[$json.arr].flat()',
	'[]',
	'[[1]]',
	'[undefined]',
	'[, 1]',
	'[-0, NaN]',
	'$json.arr.map((one) => String(one))',
	'Object.assign([1], { x: 2 })',
	'$json.n--',
	'$json.n += 1',
	'$json.n >>= 1',
	'$json.$name',
	'$json .name',
	'$json\n.name',
	'$json/**/.name',
	'$json. name',
	'obj.$json',
	'a$json',
	'1 / $itemIndex / 2',
	'$itemIndex\n/2/1',
	'[1]/2/[1]',
	'"$(\'People\').item.json.name"',
	'/* $("People").item.json.name */ $itemIndex',
	'// $("People").item.json.name\n$itemIndex',
	'`$("People").item.json.name`',
	'`${$("People").item.json.name}`',
);
const path = fc.constantFrom(
	'$json.name',
	'$json.a',
	'$json.a.b',
	'$json.a.c.d',
	'$json["first name"]',
	"$json['a']['b']",
	'$json.missing',
	'$json.missing.more',
	'$json.n',
	'$json.phone',
	'$json.date',
	'$json.arr',
	'$json.arr[0]',
	'$json.arr.length',
	'$json.name.length',
	'$json.toString',
	'$json.constructor',
	'$json.__proto__',
	'$json',
	'$json?.name',
	'$json.a?.b?.c',
	'$json["na" + "me"]',
	'$json.a.year',
	'$json.name.year',
	'$json.a.broken',
	'$json.a.b.name',
	'$json.a.greet',
	'$json.caller',
	'$json["caller"]',
	'$json.a.caller',
	'$json.a.arguments',
	'$json.a.prototype',
	'$json.a.toString',
	'$json.valueOf',
	'$json.a.hasOwnProperty',
	'$json.a.binding',
	'$json["a"]["constructor"]',
	'$json.a.b.__proto__',
	'$json.name.size',
	'$json.a["ca" + "ller"]',
	'$json.a.isLuxonDateTime',
	'$json.a[0]',
);
const method = fc.constantFrom(
	'.toUpperCase()',
	'.trim()',
	'.length',
	'.replace(/[a\\s]/g, "b")',
	'.replace(/a/, "}")',
	'.split(",")[0]',
	'.toFixed(2)',
	'.includes("a")',
	'.isEmpty()',
	'.toDateTime().year',
	'.first()',
	'.sort()',
	'.reverse().join("-")',
	'.toString()',
	'.slice(0, 2)',
	'.map(x => x)',
	'.push(1)',
	'.extractEmail()',
	'.toNumber()',
	'?.b',
);
const other = fc.constantFrom(
	'$input.all().map((one) => one.json.name).join()',
	'$("Start").first().json.name',
	'$input.first().json.a',
	'$input.last().json.n + 1',
	'$input.all()[0].json.name + $json.name',
	'$input.all().length > 1',
	'$("Start").all().length',
	'$input.first().json.a.year',
	'$itemIndex',
	'$runIndex',
	'$input.item.json.name',
	'$input.all().length',
	'$("Start").item.json.name',
	'$now.year > 2000',
	'$today.day > 0',
	'$vars.x',
	'$binary',
	'$workflow.name',
	'$("Nobody").item.json.x',
	'"$itemIndex"',
	'"text $json.name"',
	"'it is'",
	'`a${$json.name}b`',
	'`${$itemIndex}`',
	'/* $itemIndex */ 1',
	'$json.name /* $json.a */',
	'$json.name // end',
	'1 + 1',
	'null',
	'undefined',
	'NaN',
	'-0',
	'1/0',
	'0 / -1',
	'10n',
	'[1, $json.name]',
	'{ x: $json.name }',
	'({ x: $json.a }).x',
	'(() => { throw new Error("own") })()',
	'nobody.x',
	'JSON.parse("{")',
	'new Date(0)',
	'DateTime.fromISO("2026-01-01").year',
	'DateTime.fromISO($json.date)',
	'(($json) => $json.name)({ name: "shadow" })',
	'[1, 2].map($json => $json + 1).join()',
	'(function () { return 5 })()',
	'(() => { const $json = { name: 1 }; return $json.name })()',
	'$json.name = "changed"',
	'delete $json.name',
	'$json.name; $json.a',
	'1) , (2',
	'(',
	'',
	' ',
	'this.$json.name',
	'typeof $json.name',
	'typeof nobody',
	'Object.keys($json).length',
	'JSON.stringify($json)',
	'Math.max(1, $json.n)',
	'$json.n % 2 ? "odd" : "even"',
	'$json.arr.map(x => x + 1)',
	'/\\d+/.test($json.phone)',
	'$if($json.n, 1, 2)',
	'$ifEmpty($json.name, "none")',
	'pickyItem',
	'$json.name\n',
	'"a" +\n$json.name',
	'$json.name || "friend"',
	'$json.name ?? "friend"',
	'$json.missing ?? $json.a',
	'$json.n * 2',
	'String($json.a)',
	'[$json.name].flat()',
	'x => x',
	'parseInt($json.phone)',
	'$json.name === undefined',
	'$json.phone.match(/\\d/g).length',
	'"}" + $json.name',
	'var x = 1',
	'return 1',
	'if (1) 2',
	'eval("1")',
	'Function("return 1")()',
	'process.pid',
	'window',
	'globalThis',
);
const code: fc.Arbitrary<string> = fc.oneof(
	{ weight: 4, arbitrary: path },
	{ weight: 4, arbitrary: fc.tuple(path, method).map((parts) => parts.join('')) },
	{ weight: 1, arbitrary: fc.tuple(path, method, method).map((parts) => parts.join('')) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(path, fc.constantFrom(' + ', ' ?? ', ' || ', ' && ', ' === ', ', '), path)
			.map((parts) => parts.join('')),
	},
	{
		weight: 2,
		arbitrary: fc.tuple(path, path, other).map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
	},
	{ weight: 5, arbitrary: other },
	{ weight: 6, arbitrary: reference },
	{ weight: 3, arbitrary: fc.tuple(reference, method).map((parts) => parts.join('')) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(reference, fc.constantFrom(' + ', ' ?? ', ' || ', ' === '), fc.oneof(path, reference))
			.map((parts) => parts.join('')),
	},
);
const hole = fc
	.tuple(fc.constantFrom('{{', '{{ ', '{{\n'), code, fc.constantFrom('}}', ' }}', '\n}}'))
	.map((parts) => parts.join(''));
const text = fc.constantFrom(
	'',
	' ',
	'Hello ',
	'Built. constructor ',
	'.constructor',
	'caller',
	', ',
	'\n',
	'{',
	'}',
	'}}',
	'{{',
	'\\',
	'\\\\',
	'a\\b',
	'\\n = ',
	'\\}}',
	'\\{{',
	'$json.name',
	'=',
	'%',
	'\u0000',
);

/** An expression as a user may write it, or as nobody should. */
export const expression = fc
	.oneof(
		{ weight: 3, arbitrary: hole },
		{
			weight: 3,
			arbitrary: fc
				.array(fc.oneof({ weight: 2, arbitrary: hole }, { weight: 1, arbitrary: text }), {
					maxLength: 4,
				})
				.map((parts) => parts.join('')),
		},
		{ weight: 1, arbitrary: text },
	)
	.map((template) => `=${template}`);

/** To which items of the node People the items of the node Paired are linked; `undefined` to none. */
export const pairing = fc.oneof(
	fc.constantFrom<(count: number) => Paired[]>(
		(count) => Array.from({ length: count }, (_, item) => ({ item })),
		(count) => Array.from({ length: count }, (_, item) => ({ item: count - 1 - item })),
		(count) => Array.from({ length: count }, () => undefined),
	),
	fc
		.array(
			fc.oneof(
				fc.nat(8).map((item) => ({ item })),
				fc.constantFrom<Paired>(
					undefined,
					0,
					[],
					[{ item: 0 }, { item: 1 }],
					[{ item: 0 }, { item: 0 }],
					[{ item: 1 }, { item: 99 }],
					{ item: 0, input: 3 },
				),
			),
			{ minLength: 8, maxLength: 8 },
		)
		.map((all) => (count: number) => all.slice(0, count)),
);
