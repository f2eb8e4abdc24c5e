import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { bytesInEngine } from './inputSize';
import {
	canEvaluateInBulk,
	isConstantCode,
	evaluateInBulk,
	type PartValues,
} from './bulkExpression';
import { type ExpressionPart, followPath, parseExpression, type Primitive } from './expression';

/** Reads a value for an item; undefined if only n8n's engine can evaluate it for this item. */
export type BulkReader = (itemIndex: number) => readonly [unknown] | undefined;

/**
 * The engine has 128 MB; beyond that it fails for the rest of the execution. Items and values together stay within half of
 * it.
 */
const MAX_ENGINE_BYTES = 64 * 1024 * 1024;
const MAX_ITEM_BYTES = (MAX_ENGINE_BYTES * 3) / 4;

/** Whether a raw parameter contains an expression at any depth. */
export function containsExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (typeof raw === 'object' && raw !== null) return Object.values(raw).some(containsExpression);
	return false;
}

/** Whether no expression in a raw parameter depends on the item, the time or random values. */
export function isConstantParameter(raw: unknown): boolean {
	if (typeof raw === 'string' && raw.startsWith('=')) {
		const parts = parseExpression(raw);
		return (
			parts !== undefined &&
			parts.every(
				(part) => part.kind === 'text' || (part.kind === 'code' && isConstantCode(part.code)),
			)
		);
	}
	if (typeof raw !== 'object' || raw === null) return true;
	return Object.entries(raw).every(
		([key, value]) => !key.startsWith('=') && isConstantParameter(value),
	);
}

/** Creates readers that return exactly what n8n returns for each item, but evaluate all items at once. */
export class BulkReaders {
	private readonly items: ReturnType<IExecuteFunctions['getInputData']>;
	private bytesOfItems: number | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.items = context.getInputData();
	}

	/**
	 * @param raw the parameter, or a part of it, as the user wrote it
	 * @param isValidAlone whether n8n's engine accepts the parameter as written, tried on the first item
	 * @returns undefined if n8n's engine must evaluate every item
	 */
	make(raw: unknown, isValidAlone: () => boolean): BulkReader | undefined {
		if (typeof raw === 'string' && raw.startsWith('='))
			return this.makeForExpression(raw, isValidAlone);
		if (typeof raw !== 'object' || raw === null) return () => [raw];
		if (Array.isArray(raw)) return this.makeForList(raw, isValidAlone);
		return isPlainObject(raw) ? this.makeForObject(raw, isValidAlone) : undefined;
	}

	private makeForExpression(raw: string, isValidAlone: () => boolean): BulkReader | undefined {
		const parts = parseExpression(raw);
		if (!parts) return undefined;
		const codes = parts.flatMap((part) => (part.kind === 'code' ? [part.code] : []));
		if (!codes.every(canEvaluateInBulk)) return undefined;
		const valuesOf = this.evaluateOnce(codes, isValidAlone);
		return (itemIndex) => {
			const values = codes.length > 0 ? valuesOf()?.[itemIndex] : [];
			return values && this.joinParts(parts, itemIndex, values);
		};
	}

	private makeForList(
		raw: readonly unknown[],
		isValidAlone: () => boolean,
	): BulkReader | undefined {
		const readers = raw.map((part) => this.make(part, isValidAlone));
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

	private makeForObject(
		raw: Record<string, unknown>,
		isValidAlone: () => boolean,
	): BulkReader | undefined {
		const keys = Object.keys(raw);
		// n8n also evaluates keys.
		if (keys.some((key) => key.startsWith('=') || key.startsWith('__'))) return undefined;
		const values = this.makeForList(Object.values(raw), isValidAlone);
		return (itemIndex) => {
			const found = values?.(itemIndex)?.[0];
			return Array.isArray(found)
				? [Object.fromEntries(keys.map((key, index) => [key, found[index]]))]
				: undefined;
		};
	}

	/** Builds the value from its parts: texts, paths into this item, and values from the bulk evaluation. */
	private joinParts(
		parts: readonly ExpressionPart[],
		itemIndex: number,
		values: readonly Primitive[],
	): readonly [Primitive] | undefined {
		let text = '';
		let position = 0;
		for (const part of parts) {
			let value: Primitive;
			if (part.kind === 'text') value = part.text;
			else if (part.kind === 'code') value = values[position++];
			else {
				const found = this.follow(itemIndex, part.keys);
				if (!found) return undefined;
				value = found[0];
			}
			// A single part keeps its type; several are joined as text, as n8n does.
			if (parts.length === 1) return [value];
			if (value !== null && value !== undefined) text += String(value);
		}
		return [text];
	}

	/** The value at a path in an item; undefined also if a getter throws. */
	private follow(itemIndex: number, keys: readonly string[]): readonly [Primitive] | undefined {
		try {
			return followPath(this.items[itemIndex]?.json, keys);
		} catch {
			return undefined;
		}
	}

	/** The values of all code parts, evaluated on the first call. */
	private evaluateOnce(
		codes: readonly string[],
		isValidAlone: () => boolean,
	): () => PartValues[] | undefined {
		let rows: PartValues[] | undefined;
		let isEvaluated = false;
		return () => {
			if (!isEvaluated) {
				isEvaluated = true;
				this.bytesOfItems ??= bytesInEngine(this.items, MAX_ITEM_BYTES);
				const remaining = MAX_ENGINE_BYTES - this.bytesOfItems;
				// An unbalanced bracket could pass inside the larger expression, so the parameter itself is tried first.
				if (remaining > 0 && isValidAlone())
					rows = evaluateInBulk(this.context, codes, this.items.length, remaining);
			}
			return rows;
		};
	}
}
