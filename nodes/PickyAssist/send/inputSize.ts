/** Keys that n8n's engine hides from one way to look at an item and not from the other. */
const GUARDED_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

function isJsonObject(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/**
 * About what a value takes as JSON, in bytes; counting ends once the limit is passed. Infinite for what is no JSON, such
 * as a Date: n8n's engine shows it differently from item to item and for all items.
 */
function sizeOf(value: unknown, limit: number): number {
	if (typeof value === 'string') return 2 + value.length;
	if (typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol') return Infinity;
	if (typeof value !== 'object' || value === null) return 8;
	if (!isJsonObject(value)) return Infinity;
	let size = 2;
	for (const [key, inner] of Object.entries(value)) {
		if (GUARDED_KEYS.has(key)) return Infinity;
		size += 4 + key.length + sizeOf(inner, limit - size);
		if (size > limit) break;
	}
	return size;
}

/** Whether all the values are JSON and together take less than the limit, in bytes. */
export function isSmallJson(limit: number, values: readonly unknown[]): boolean {
	let size = 0;
	for (const value of values) {
		size += sizeOf(value, limit - size);
		if (size > limit) return false;
	}
	return true;
}
