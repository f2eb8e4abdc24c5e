import { isPrimitive } from './plainData';
import { SPECIAL_NAMES } from './specialNames';

/** Maximum nesting depth, which also ends circular references. */
const MAX_DEPTH = 200;
/** Texts up to this length count as two bytes per character; longer ones are scanned. */
const SHORT_TEXT_LENGTH = 64;

/**
 * Bytes that a value takes in the memory of n8n's `vm` engine: V8's headers and pointers, and two bytes per character for
 * text outside Latin-1. Measured on Node.js 24: 400,000 items of `{ a: 1 }` (93 MB by this count) stayed under n8n's limit
 * of 128 MB, 800,000 did not.
 */
const OBJECT_BYTES = 56;
const SLOT_BYTES = 8;
const TEXT_BYTES = 16;

function bytesOfText(text: string): number {
	const isWide = text.length <= SHORT_TEXT_LENGTH || /[\u0100-\uffff]/.test(text);
	return TEXT_BYTES + text.length * (isWide ? 2 : 1);
}

/** Whether a value is a list or a plain object. JSON makes every object one with the prototype of all objects. */
function isPlainContainer(value: object, isJsonOnly: boolean): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return (
		prototype === Object.prototype || (prototype === null && !isJsonOnly) || Array.isArray(value)
	);
}

/** Whether a value is a plain Date, which n8n's engine copies as it is. */
export function isPlainDate(value: unknown): value is Date {
	return (
		value instanceof Date &&
		Object.getPrototypeOf(value) === Date.prototype &&
		Object.keys(value).length === 0
	);
}

/** Adds up the size of values until a limit is passed. */
class Size {
	bytes = 0;
	private files: Set<unknown> | undefined;

	/** @param isJsonOnly whether only what JSON keeps unchanged has a size */
	constructor(
		private readonly limit: number,
		private readonly isJsonOnly: boolean,
	) {}

	add(value: unknown, depth: number): void {
		if (typeof value === 'string') this.bytes += bytesOfText(value);
		else if (typeof value === 'number')
			this.bytes += this.isJsonOnly && !isPrimitive(value) ? Infinity : TEXT_BYTES;
		else if (value === null || typeof value === 'boolean') this.bytes += TEXT_BYTES;
		else if (!this.isJsonOnly && (value === undefined || isPlainDate(value)))
			this.bytes += TEXT_BYTES;
		else if (
			typeof value !== 'object' ||
			depth > MAX_DEPTH ||
			!isPlainContainer(value, this.isJsonOnly)
		)
			this.bytes = Infinity;
		else this.addObject(value, depth);
	}

	/** Binary data shared by several items is copied once. */
	addFiles(files: object): void {
		this.files ??= new Set();
		if (this.files.has(files)) return;
		this.files.add(files);
		this.add(files, 0);
	}

	private addObject(value: object, depth: number): void {
		const keys = Object.keys(value);
		// A list with extra properties looks different from item to item.
		if (Array.isArray(value) && keys.length !== value.length) this.bytes = Infinity;
		this.bytes += OBJECT_BYTES + SLOT_BYTES * keys.length;
		for (const key of keys) {
			if (SPECIAL_NAMES.has(key)) this.bytes = Infinity;
			if (this.bytes > this.limit) return;
			this.add(Reflect.get(value, key), depth + 1);
		}
	}
}

/** An item as n8n passes it to an expression, with its paired items and binary data. */
export interface Item {
	readonly json: unknown;
	readonly binary?: object;
	readonly pairedItem?: unknown;
}

/**
 * The bytes that items take in the memory of n8n's engine when an expression reads all of them.
 *
 * @param limit bytes; counting stops once it is passed
 * @returns Infinity if the items are over the limit, contain anything but JSON and Dates, or have a field with a special name:
 * n8n's engine shows these differently in bulk
 */
export function bytesInEngine(items: readonly Item[], limit: number): number {
	const size = new Size(limit, false);
	try {
		for (const { json, binary, pairedItem } of items) {
			size.bytes += OBJECT_BYTES + 3 * SLOT_BYTES;
			size.add(json, 0);
			size.add(pairedItem, 0);
			if (binary) size.addFiles(binary);
			if (size.bytes > limit) return Infinity;
		}
		return size.bytes;
	} catch {
		// A getter threw.
		return Infinity;
	}
}

/**
 * The bytes that a value takes in the memory of n8n's engine.
 *
 * @returns Infinity if JSON does not keep it unchanged: undefined, NaN, -0, a Date, an instance of a class; if it has a field
 * with a special name, or is over the limit
 */
export function bytesOfJson(value: unknown, limit: number): number {
	const size = new Size(limit, true);
	size.add(value, 0);
	return size.bytes > limit ? Infinity : size.bytes;
}
