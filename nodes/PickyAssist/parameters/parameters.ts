import type { IExecuteFunctions } from 'n8n-workflow';
import { holdsExpression, isSameForAll, BulkReaders } from './bulkReaders';

/** The parameters of one item. */
export interface ItemParameters {
	/** Those of all items: what is the same for all is kept under this. */
	readonly run: object;
	/** The parameter's value; `fallback` where the operation does not have it. */
	get(name: string, fallback?: unknown): unknown;
	/** Whether the parameter is the same for all items because no expression in it depends on the item. */
	isConstant(name: string): boolean;
	/** Whether the node has the parameter: an option that was not added is not there. */
	isGiven(name: string): boolean;
}

type ItemReader = (itemIndex: number) => unknown;

/** What n8n gives in the place of a parameter that the user has not filled in or added. */
const NOT_GIVEN = 'picky assist: not given';

/**
 * The node's parameters, each read for all items at once where that gives just what n8n gives for every single one: an
 * expression costs n8n some 290 µs an item, a plain path into the item nothing to speak of.
 */
export class Parameters {
	private readonly readers = new Map<string, ItemReader>();
	private readonly constants = new Set<string>();
	private readonly bulkReaders: BulkReaders;

	/** How many input items there are. */
	readonly itemCount: number;

	constructor(private readonly context: IExecuteFunctions) {
		this.bulkReaders = new BulkReaders(context);
		this.itemCount = context.getInputData().length;
	}

	/** Whether the node has the parameter: an option that was not added is not there. Its value may still be undefined. */
	isGiven(name: string): boolean {
		return (
			this.context.getNodeParameter(name, 0, NOT_GIVEN, { rawExpressions: true }) !== NOT_GIVEN
		);
	}

	/** Whether the parameter has the same value for every item because no expression in it depends on the item. */
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
		const raw: unknown = this.context.getNodeParameter(name, 0, null, { rawExpressions: true });
		const itemByItem: ItemReader = (itemIndex) =>
			this.context.getNodeParameter(name, itemIndex, null);
		if (!holdsExpression(raw)) return this.constant(name, itemByItem(0));
		if (this.itemCount < 2) return itemByItem;
		const same = isSameForAll(raw) ? tryFirst(itemByItem) : undefined;
		if (same) return this.constant(name, same[0]);
		const bulkReaders = this.bulkReaders.make(raw, () => tryFirst(itemByItem) !== undefined);
		return (itemIndex) => {
			const found = bulkReaders?.(itemIndex);
			return found ? found[0] : itemByItem(itemIndex);
		};
	}

	private constant(name: string, value: unknown): ItemReader {
		this.constants.add(name);
		return () => value;
	}
}

/** The first item's value; undefined where it cannot be evaluated. */
function tryFirst(itemByItem: ItemReader): readonly [unknown] | undefined {
	try {
		return [itemByItem(0)];
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

	isConstant(name: string): boolean {
		return this.run.isConstant(name);
	}

	isGiven(name: string): boolean {
		return this.run.isGiven(name);
	}
}
