/** Names that n8n's engine refuses to read anywhere (`unsafeObjectProperties` of n8n-workflow 2.41). */
const FORBIDDEN_NAMES = [
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
 * Names that n8n's engine does not resolve to a field: those it refuses, and properties of every object (`toString`,
 * `constructor`), which its `vm` engine finds first.
 */
export const SPECIAL_NAMES: ReadonlySet<string> = new Set([
	...FORBIDDEN_NAMES,
	...Object.getOwnPropertyNames(Object.prototype),
]);
