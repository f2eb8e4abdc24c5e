import fc from 'fast-check';
import { DateTime } from 'luxon';

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
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
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
		'first name': leaf,
	},
	{ requiredKeys: [] },
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
