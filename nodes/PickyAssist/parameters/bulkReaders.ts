import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { bytesInEngine } from './inputSize';
import { canBeMapped, dependsOnNoItem, mapParts, type MappedParts } from './bulkExpression';
import { type Chunk, followPath, parseTemplate, type Primitive } from './expression';

/** Reads a value for an item; undefined where only n8n's engine can tell what it is for this item. */
export type BulkReader = (itemIndex: number) => readonly [unknown] | undefined;

/**
 * Over its memory limit (128 MB) the engine fails for the rest of the execution. What an evaluation looks at and what it gives
 * stay well below that, together in half of it.
 */
const MOST_BYTES_IN_ENGINE = 64 * 1024 * 1024;
const MOST_BYTES_OF_ITEMS = (MOST_BYTES_IN_ENGINE * 3) / 4;

/** Whether a parameter, as the user wrote it, holds an expression at any depth. */
export function holdsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (typeof raw === 'object' && raw !== null) return Object.values(raw).some(holdsExpression);
	return false;
}

/** Whether no expression in a parameter, as the user wrote it, depends on the item, the time or chance. */
export function isSameForAll(raw: unknown): boolean {
	if (typeof raw === 'string' && raw.startsWith('=')) {
		const chunks = parseTemplate(raw);
		return (
			chunks !== undefined &&
			chunks.every(
				(chunk) => chunk.kind === 'text' || (chunk.kind === 'code' && dependsOnNoItem(chunk.code)),
			)
		);
	}
	if (typeof raw !== 'object' || raw === null) return true;
	return Object.entries(raw).every(([key, value]) => !key.startsWith('=') && isSameForAll(value));
}

/** Makes readers that give just what n8n gives for every single item, and read all items at once. */
export class BulkReaders {
	private readonly items: ReturnType<IExecuteFunctions['getInputData']>;
	private bytesOfItems: number | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.items = context.getInputData();
	}

	/**
	 * @param raw the parameter, or a part of it, as the user wrote it
	 * @param isWhole whether n8n's engine takes what the user wrote, tried on the first item
	 * @returns undefined where every item needs n8n's engine
	 */
	make(raw: unknown, isWhole: () => boolean): BulkReader | undefined {
		if (typeof raw === 'string' && raw.startsWith('=')) return this.ofExpression(raw, isWhole);
		if (typeof raw !== 'object' || raw === null) return () => [raw];
		if (Array.isArray(raw)) return this.ofList(raw, isWhole);
		return isPlainObject(raw) ? this.ofObject(raw, isWhole) : undefined;
	}

	private ofExpression(raw: string, isWhole: () => boolean): BulkReader | undefined {
		const chunks = parseTemplate(raw);
		if (!chunks) return undefined;
		const codes = chunks.flatMap((chunk) => (chunk.kind === 'code' ? [chunk.code] : []));
		if (!codes.every(canBeMapped)) return undefined;
		const valuesOf = this.mappedOnce(codes, isWhole);
		return (itemIndex) => {
			const values = codes.length > 0 ? valuesOf()?.[itemIndex] : [];
			return values && this.joinChunks(chunks, itemIndex, values);
		};
	}

	private ofList(raw: readonly unknown[], isWhole: () => boolean): BulkReader | undefined {
		const readers = raw.map((part) => this.make(part, isWhole));
		return (itemIndex) => {
			const list: unknown[] = [];
			for (const reader of readers) {
				const value = reader?.(itemIndex);
				if (!value) return undefined;
				list.push(value[0]);
			}
			return [list];
		};
	}

	private ofObject(raw: Record<string, unknown>, isWhole: () => boolean): BulkReader | undefined {
		const keys = Object.keys(raw);
		// n8n evaluates names too.
		if (keys.some((key) => key.startsWith('=') || key.startsWith('__'))) return undefined;
		const values = this.ofList(Object.values(raw), isWhole);
		return (itemIndex) => {
			const found = values?.(itemIndex)?.[0];
			return Array.isArray(found)
				? [Object.fromEntries(keys.map((key, index) => [key, found[index]]))]
				: undefined;
		};
	}

	/** The value from those of the parts: texts, paths into this item, and values from the one evaluation for all. */
	private joinChunks(
		chunks: readonly Chunk[],
		itemIndex: number,
		values: readonly Primitive[],
	): readonly [Primitive] | undefined {
		let text = '';
		let position = 0;
		for (const chunk of chunks) {
			let part: Primitive;
			if (chunk.kind === 'text') part = chunk.text;
			else if (chunk.kind === 'code') part = values[position++];
			else {
				const found = this.follow(itemIndex, chunk.keys);
				if (!found) return undefined;
				part = found[0];
			}
			// One part keeps its own type; several become a text, as n8n joins them.
			if (chunks.length === 1) return [part];
			if (part !== null && part !== undefined) text += String(part);
		}
		return [text];
	}

	/** What a path leads to in an item; undefined also where a field computes its value and fails. */
	private follow(itemIndex: number, keys: readonly string[]): readonly [Primitive] | undefined {
		try {
			return followPath(this.items[itemIndex]?.json, keys);
		} catch {
			return undefined;
		}
	}

	/** The values of all code parts, evaluated at the first call. */
	private mappedOnce(
		codes: readonly string[],
		isWhole: () => boolean,
	): () => MappedParts[] | undefined {
		let mapped: MappedParts[] | undefined;
		let isMapped = false;
		return () => {
			if (!isMapped) {
				isMapped = true;
				this.bytesOfItems ??= bytesInEngine(this.items, MOST_BYTES_OF_ITEMS);
				const left = MOST_BYTES_IN_ENGINE - this.bytesOfItems;
				// Inside a larger expression half a bracket may pass, so what the user wrote is tried by itself first.
				if (left > 0 && isWhole()) mapped = mapParts(this.context, codes, this.items.length, left);
			}
			return mapped;
		};
	}
}
