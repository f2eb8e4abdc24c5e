/** Names that n8n's engine refuses to read, wherever they stand (`unsafeObjectProperties` of n8n-workflow 2.41). */
const REFUSED_NAMES = [
	'prototype',
	'getPrototypeOf',
	'setPrototypeOf',
	'getOwnPropertyDescriptor',
	'getOwnPropertyDescriptors',
	'defineProperty',
	'defineProperties',
	'mainModule',
	'binding',
	'_linkedBinding',
	'_load',
	'prepareStackTrace',
	'caller',
	'callee',
	'arguments',
	'getBuiltinModule',
	'dlopen',
	'execve',
	'loadEnvFile',
];

/**
 * Names that mean something else to n8n's engine than the field of that name: those it refuses, and those that every object
 * has (`toString`, `constructor`), which its `vm` engine finds before the field.
 */
export const SPECIAL_NAMES: ReadonlySet<string> = new Set([
	...REFUSED_NAMES,
	...Object.getOwnPropertyNames(Object.prototype),
]);

/**
 * Whether a value is an object as JSON has them, with nothing but its own fields. Anything else (a list, a Date, a Luxon
 * DateTime, an instance of a class) may give more through its prototype: only n8n's engine knows what it makes of that.
 */
export function isPlainData(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
