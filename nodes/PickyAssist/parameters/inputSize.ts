import { SPECIAL_NAMES } from './plainData';

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

function isPlainContainer(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/** Adds up the size of values until a limit is passed. */
class Size {
	bytes = 0;
	private readonly files = new Set<unknown>();

	constructor(private readonly limit: number) {}

	add(value: unknown, depth: number): void {
		if (typeof value === 'string') this.bytes += bytesOfText(value);
		else if (
			typeof value === 'number' ||
			value === null ||
			value === undefined ||
			typeof value === 'boolean'
		)
			this.bytes += TEXT_BYTES;
		else if (typeof value !== 'object' || depth > MAX_DEPTH || !isPlainContainer(value))
			this.bytes = Infinity;
		else this.addObject(value, depth);
	}

	/** Binary data shared by several items is copied once. */
	addFiles(files: object): void {
		if (this.files.has(files)) return;
		this.files.add(files);
		this.add(files, 0);
	}

	private addObject(value: object, depth: number): void {
		const entries = Object.entries(value);
		// A list with extra properties looks different from item to item.
		if (Array.isArray(value) && entries.length !== value.length) this.bytes = Infinity;
		this.bytes += OBJECT_BYTES + SLOT_BYTES * entries.length;
		for (const [key, inner] of entries) {
			if (SPECIAL_NAMES.has(key)) this.bytes = Infinity;
			if (this.bytes > this.limit) return;
			this.add(inner, depth + 1);
		}
	}
}

/** An item as n8n passes it to an expression, with its paired items and binary data. */
interface Item {
	readonly json: unknown;
	readonly binary?: object;
	readonly pairedItem?: unknown;
}

/**
 * The bytes that items take in the memory of n8n's engine when an expression reads all of them.
 *
 * @param limit bytes; counting stops once it is passed
 * @returns Infinity if the items are over the limit, contain anything but JSON, such as a Date, or have a field with a
 * special name: n8n's engine shows these differently in bulk
 */
export function bytesInEngine(items: readonly Item[], limit: number): number {
	const size = new Size(limit);
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
