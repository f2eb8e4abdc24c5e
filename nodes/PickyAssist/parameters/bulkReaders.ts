import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { analyzeCode, type BulkCode, type Fields, ITEM_NAME } from './expressionAnalysis';
import { evaluateInBulk, type PartValues } from './bulkExpression';
import type { Column } from './bulkRows';
import { type ExpressionPart, followPath, parseExpression, type PathPart } from './expression';
import { OtherNodes } from './otherNodes';
import { isPrimitive } from './plainData';

/** Reads a value for an item; undefined if only n8n's engine can evaluate it for this item. */
export type BulkReader = (itemIndex: number) => readonly [unknown] | undefined;

/** Bytes of data of other nodes that one evaluation keeps in n8n's engine: it has 128 MB, and fails for good beyond it. */
const MAX_SHARED_BYTES = 48 * 1024 * 1024;

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
				(part) =>
					part.kind === 'text' || (part.kind === 'code' && analyzeCode(part.code)?.isConstant),
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
	private readonly otherNodes: OtherNodes;

	constructor(private readonly context: IExecuteFunctions) {
		this.items = context.getInputData();
		this.otherNodes = new OtherNodes(context);
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
		const codes: BulkCode[] = [];
		for (const part of parts) {
			if (part.kind !== 'code') continue;
			const code = analyzeCode(part.code);
			if (!code || !this.isReadable(code)) return undefined;
			codes.push(code);
		}
		// One item is evaluated as fast by n8n itself; only a plain path is faster.
		if (
			this.items.length < 2 &&
			(codes.length > 0 || !this.otherNodes.hasOwnJson(this.items[0]?.json))
		)
			return undefined;
		const readsInput = parts.some((part) => part.kind === 'path' && part.isInput);
		if (readsInput && !this.otherNodes.hasInputItem(this.items[0]?.json)) return undefined;
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
		const readers: BulkReader[] = [];
		for (const part of raw) {
			const reader = this.make(part, isValidAlone);
			// Then none of the others is evaluated either: an expression that changes data must not be evaluated twice.
			if (!reader) return undefined;
			readers.push(reader);
		}
		return (itemIndex) => {
			const list: unknown[] = [];
			for (const reader of readers) {
				const value = reader(itemIndex);
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
		if (!values) return undefined;
		return (itemIndex) => {
			const found = values(itemIndex)?.[0];
			return Array.isArray(found)
				? [Object.fromEntries(keys.map((key, index) => [key, found[index]]))]
				: undefined;
		};
	}

	/** Whether the data that code reads, apart from the item, is what the engine shows, and not too large for it. */
	private isReadable({ text, shared }: BulkCode): boolean {
		if (text.includes(ITEM_NAME) && !this.otherNodes.hasInputItem(this.items[0]?.json))
			return false;
		const bytes = shared.map((data) => this.otherNodes.bytesOf(data, MAX_SHARED_BYTES));
		return bytes.reduce((sum, one) => sum + one, 0) <= MAX_SHARED_BYTES;
	}

	/** Builds the value from its parts: texts, paths into items, and values from the bulk evaluation. */
	private joinParts(
		parts: readonly ExpressionPart[],
		itemIndex: number,
		values: readonly unknown[],
	): readonly [unknown] | undefined {
		let text = '';
		let position = 0;
		for (const part of parts) {
			let value: unknown;
			if (part.kind === 'text') value = part.text;
			else if (part.kind === 'index') value = itemIndex;
			else if (part.kind === 'code') value = values[position++];
			else {
				const found = this.follow(itemIndex, part);
				if (!found) return undefined;
				value = found[0];
			}
			// A single part keeps its type; several are joined as text, as n8n does.
			if (parts.length === 1) return [value];
			if (!isPrimitive(value)) return undefined;
			if (value !== null && value !== undefined) text += String(value);
		}
		return [text];
	}

	/** The value at a path in an item; undefined also if a getter throws. */
	private follow(itemIndex: number, { node, keys }: PathPart): readonly [unknown] | undefined {
		try {
			if (node === undefined) return followPath(this.items[itemIndex]?.json, keys);
			const item = this.otherNodes.matchingItem(node, itemIndex);
			return isPlainObject(item) ? followPath(item.json, keys) : undefined;
		} catch {
			return undefined;
		}
	}

	/** Where the engine gets the items' data from. */
	private columnsFor(codes: readonly BulkCode[]): Column[] {
		const columns: Column[] = [
			{
				fields: union(codes.map(({ fields }) => fields)),
				jsonOf: (itemIndex) => this.items[itemIndex]?.json,
			},
		];
		for (const node of new Set(codes.flatMap(({ matching }) => [...matching.keys()]))) {
			columns.push({
				fields: union(codes.map(({ matching }) => matching.get(node) ?? new Set<string>())),
				jsonOf: (itemIndex) => {
					const item = this.otherNodes.matchingItem(node, itemIndex);
					return isPlainObject(item) ? item.json : undefined;
				},
			});
		}
		return columns;
	}

	/** The values of all code parts, evaluated on the first call. */
	private evaluateOnce(
		codes: readonly BulkCode[],
		isValidAlone: () => boolean,
	): () => PartValues[] | undefined {
		let rows: PartValues[] | undefined;
		let isEvaluated = false;
		return () => {
			if (!isEvaluated) {
				isEvaluated = true;
				// An unbalanced bracket could pass inside the larger expression, so the parameter itself is tried first.
				if (isValidAlone())
					rows = evaluateInBulk(this.context, codes, this.columnsFor(codes), this.items.length);
			}
			return rows;
		};
	}
}

function union(all: readonly Fields[]): Fields {
	return all.includes('all') ? 'all' : new Set(all.flatMap((fields) => [...fields]));
}
