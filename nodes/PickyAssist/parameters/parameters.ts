import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { containsExpression, isConstantParameter, BulkReaders } from './bulkReaders';
import { rejectUnevaluatedIn } from './fixedTexts';

/** The parameters of one item. */
export interface ItemParameters {
	/** Identifies the run: values that are the same for all items are kept under this key. */
	readonly run: object;
	/** The parameter's value; `fallback` if the operation does not have it. */
	get(name: string, fallback?: unknown): unknown;
	/** The parameter as it is written in the node: expressions are not evaluated. */
	raw(name: string): unknown;
	/** Whether no expression in the parameter depends on the item. */
	isConstant(name: string): boolean;
	/** Whether the parameter is set: false for an option that was not added. */
	isGiven(name: string): boolean;
}

type ItemReader = (itemIndex: number) => unknown;

/** n8n's fallback for a parameter that the user has not set. */
const NOT_GIVEN = 'picky assist: not given';

/**
 * The node's parameters. Each is read for all items at once if that returns exactly what n8n returns for each item: n8n
 * takes about 290 µs per item to evaluate an expression, while a plain path into the item costs almost nothing.
 */
export class Parameters {
	private readonly readers = new Map<string, ItemReader>();
	private readonly constants = new Set<string>();
	private readonly rawValues = new Map<string, unknown>();
	private readonly bulkReaders: BulkReaders;

	readonly itemCount: number;

	/** @param fields the fields of the operation, whose names are in errors */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly fields: readonly INodeProperties[] = [],
	) {
		this.bulkReaders = new BulkReaders(context);
		this.itemCount = context.getInputData().length;
	}

	/** Whether the parameter is set: false for an option that was not added. Its value may still be undefined. */
	isGiven(name: string): boolean {
		return (
			this.context.getNodeParameter(name, 0, NOT_GIVEN, { rawExpressions: true }) !== NOT_GIVEN
		);
	}

	/** The parameter as it is written in the node: expressions are not evaluated. */
	raw(name: string): unknown {
		if (!this.rawValues.has(name))
			this.rawValues.set(
				name,
				this.context.getNodeParameter(name, 0, null, { rawExpressions: true }),
			);
		return this.rawValues.get(name);
	}

	/** Whether no expression in the parameter depends on the item. */
	isConstant(name: string): boolean {
		this.readerOf(name);
		return this.constants.has(name);
	}

	/**
	 * The parameter's value for one item, exactly as n8n returns it.
	 *
	 * @throws n8n's own error if the expression cannot be evaluated for this item; InputError if a fixed text contains one
	 */
	read(name: string, itemIndex: number, fallback?: unknown): unknown {
		const value = this.readerOf(name)(itemIndex);
		return fallback === undefined ? value : (value ?? fallback);
	}

	/** The parameters of one item. */
	forItem(itemIndex: number): ItemParameters {
		return new ParametersOfItem(this, itemIndex);
	}

	private readerOf(name: string): ItemReader {
		const known = this.readers.get(name);
		if (known) return known;
		const reader = this.makeReader(name);
		this.readers.set(name, reader);
		return reader;
	}

	private makeReader(name: string): ItemReader {
		const raw = this.raw(name);
		rejectUnevaluatedIn(raw, name, this.fields);
		const readItem: ItemReader = (itemIndex) =>
			this.context.getNodeParameter(name, itemIndex, null);
		if (!containsExpression(raw)) return this.constant(name, readItem(0));
		const first = isConstantParameter(raw) ? tryReadFirst(readItem) : undefined;
		if (first) return this.constant(name, first[0]);
		const bulkReader = this.bulkReaders.make(raw, () => tryReadFirst(readItem) !== undefined);
		return (itemIndex) => {
			const found = bulkReader?.(itemIndex);
			return found ? found[0] : readItem(itemIndex);
		};
	}

	private constant(name: string, value: unknown): ItemReader {
		this.constants.add(name);
		return () => value;
	}
}

/** The first item's value in a list of one; undefined if it cannot be evaluated. */
function tryReadFirst(readItem: ItemReader): readonly [unknown] | undefined {
	try {
		return [readItem(0)];
	} catch {
		return undefined;
	}
}

class ParametersOfItem implements ItemParameters {
	constructor(
		readonly run: Parameters,
		private readonly itemIndex: number,
	) {}

	get(name: string, fallback?: unknown): unknown {
		return this.run.read(name, this.itemIndex, fallback);
	}

	raw(name: string): unknown {
		return this.run.raw(name);
	}

	isConstant(name: string): boolean {
		return this.run.isConstant(name);
	}

	isGiven(name: string): boolean {
		return this.run.isGiven(name);
	}
}
