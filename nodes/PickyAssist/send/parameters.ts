import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReadParameter } from '../operations/messageOperation';
import { isSmallJson } from './inputSize';
import { canBeMapped, mapParts, type MappedParts } from './mappedExpression';
import { type Chunk, followPath, joinParts, parseTemplate, type Primitive } from './template';

/** Reads one parameter for an item. */
type Reader = (itemIndex: number) => unknown;

/**
 * Over its memory limit the engine fails for the rest of the execution: 200 MB of items were too many, 100 MB passed. All
 * items are handed to it only well below that.
 */
const MOST_BYTES_IN_ENGINE = 16 * 1024 * 1024;

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsExpression);
	return false;
}

/**
 * The node's parameters, each read for all items at once where that gives just what n8n gives for every single one: an
 * expression costs n8n some 290 µs an item, a plain path into the item nothing to speak of.
 */
export class Parameters {
	private readonly readers = new Map<string, Reader>();
	private readonly constants = new Set<string>();
	private readonly items: ReadonlyArray<{ json: unknown }>;
	private inputIsSmall: boolean | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.items = context.getInputData();
	}

	/** Whether the parameter has the same value for every item because it holds no expression. */
	isConstant(name: string): boolean {
		this.readerOf(name);
		return this.constants.has(name);
	}

	/**
	 * The parameter's value for one item, exactly as n8n gives it.
	 *
	 * @throws n8n's own error where the expression cannot be evaluated for this item
	 */
	read(name: string, itemIndex: number, fallback?: unknown): unknown {
		const value = this.readerOf(name)(itemIndex);
		return fallback === undefined ? value : (value ?? fallback);
	}

	/** The reader of one item's parameters. */
	forItem(itemIndex: number): ReadParameter {
		return (name, fallback) => this.read(name, itemIndex, fallback);
	}

	private readerOf(name: string): Reader {
		const known = this.readers.get(name);
		if (known) return known;
		const raw: unknown = this.context.getNodeParameter(name, 0, null, { rawExpressions: true });
		const reader = this.makeReader(name, raw);
		this.readers.set(name, reader);
		return reader;
	}

	private makeReader(name: string, raw: unknown): Reader {
		const itemByItem: Reader = (itemIndex) => this.context.getNodeParameter(name, itemIndex, null);
		if (!holdsExpression(raw)) {
			this.constants.add(name);
			const value = itemByItem(0);
			return () => value;
		}
		const chunks = typeof raw === 'string' ? parseTemplate(raw) : undefined;
		if (!chunks || this.items.length < 2) return itemByItem;
		if (chunks.some((chunk) => chunk.kind === 'code')) return this.mappedReader(chunks, itemByItem);
		return this.pathReader(chunks, itemByItem);
	}

	/** Literals and plain paths: read straight from the item. */
	private pathReader(chunks: readonly Chunk[], itemByItem: Reader): Reader {
		return (itemIndex) => {
			const parts: Primitive[] = [];
			for (const chunk of chunks) {
				const part = this.partOf(chunk, itemIndex);
				if (!part) return itemByItem(itemIndex);
				parts.push(part[0]);
			}
			return joinParts(parts);
		};
	}

	/** Other code whose only `$` name is `$json`: evaluated for all items at the first call. */
	private mappedReader(chunks: readonly Chunk[], itemByItem: Reader): Reader {
		const codes = chunks.flatMap((chunk) => (chunk.kind === 'code' ? [chunk.code] : []));
		if (!codes.every(canBeMapped)) return itemByItem;
		let mapped: MappedParts[] | undefined;
		let isMapped = false;
		return (itemIndex) => {
			if (!isMapped) {
				isMapped = true;
				mapped = this.mapAll(codes, itemByItem);
			}
			const values = mapped?.[itemIndex];
			if (!values) return itemByItem(itemIndex);
			const parts: Primitive[] = [];
			let position = 0;
			for (const chunk of chunks) {
				const part = chunk.kind === 'code' ? ([values[position++]] as const) : this.partOf(chunk, itemIndex);
				if (!part) return itemByItem(itemIndex);
				parts.push(part[0]);
			}
			return joinParts(parts);
		};
	}

	private mapAll(codes: readonly string[], itemByItem: Reader): MappedParts[] | undefined {
		this.inputIsSmall ??= isSmallJson(
			MOST_BYTES_IN_ENGINE,
			this.items.map(({ json }) => json),
		);
		if (!this.inputIsSmall) return undefined;
		try {
			// What the user wrote must be whole by itself: inside a larger expression half a bracket may pass.
			itemByItem(0);
		} catch {
			return undefined;
		}
		return mapParts(this.context, codes, this.items.length);
	}

	private partOf(chunk: Chunk, itemIndex: number): readonly [Primitive] | undefined {
		if (chunk.kind === 'text') return [chunk.text];
		return chunk.kind === 'path' ? followPath(this.items[itemIndex]?.json, chunk.keys) : undefined;
	}
}
