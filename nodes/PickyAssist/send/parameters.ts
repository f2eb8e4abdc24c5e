import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReadParameter } from '../operations/messageOperation';
import { holdsExpression, QuickReaders } from './quickReaders';

type Reader = (itemIndex: number) => unknown;

/**
 * The node's parameters, each read for all items at once where that gives just what n8n gives for every single one: an
 * expression costs n8n some 290 µs an item, a plain path into the item nothing to speak of.
 */
export class Parameters {
	private readonly readers = new Map<string, Reader>();
	private readonly constants = new Set<string>();
	private readonly quick: QuickReaders;

	constructor(private readonly context: IExecuteFunctions) {
		this.quick = new QuickReaders(context);
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
		return this.reader(() => itemIndex);
	}

	/** A reader that goes from item to item. */
	reader(itemAtHand: () => number): ReadParameter {
		return Object.assign((name: string, fallback?: unknown) => this.read(name, itemAtHand(), fallback), {
			isConstant: (name: string) => this.isConstant(name),
		});
	}

	private readerOf(name: string): Reader {
		const known = this.readers.get(name);
		if (known) return known;
		const reader = this.makeReader(name);
		this.readers.set(name, reader);
		return reader;
	}

	private makeReader(name: string): Reader {
		const raw: unknown = this.context.getNodeParameter(name, 0, null, { rawExpressions: true });
		const itemByItem: Reader = (itemIndex) => this.context.getNodeParameter(name, itemIndex, null);
		if (!holdsExpression(raw)) {
			this.constants.add(name);
			const value = itemByItem(0);
			return () => value;
		}
		if (this.context.getInputData().length < 2) return itemByItem;
		const quick = this.quick.make(raw, () => isReadable(itemByItem));
		return (itemIndex) => {
			const found = quick?.(itemIndex);
			return found ? found[0] : itemByItem(itemIndex);
		};
	}
}

function isReadable(itemByItem: Reader): boolean {
	try {
		itemByItem(0);
		return true;
	} catch {
		return false;
	}
}
