import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import type { SharedData } from './expressionAnalysis';
import { bytesInEngine, type Item } from './inputSize';

type Match = (itemIndex: number) => unknown;

function callable(value: unknown): ((...args: unknown[]) => unknown) | undefined {
	return typeof value === 'function'
		? (...args) => Reflect.apply(value, undefined, args) as unknown
		: undefined;
}

/** A property of an object, also where n8n computes it. */
function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** What n8n gives to expressions for `$("Node")` and `$input`, read without its expression engine. */
export class OtherNodes {
	private proxy: object | undefined;
	private readonly matches = new Map<string, Match | undefined>();

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * What `$("Node").item` is for an item. `.itemMatching()` is the same for any item.
	 *
	 * @returns undefined if n8n has none, or if its engine shows it differently
	 */
	matchingItem(node: string, itemIndex: number): unknown {
		let match = this.matches.get(node);
		if (!match) {
			match = this.matchOf(node);
			this.matches.set(node, match);
		}
		return match(itemIndex);
	}

	/** Whether `$input.item` has the `json` of the item: n8n leaves it out in workflows that keep files in it. */
	hasInputItem(json: unknown): boolean {
		return attempt(() => property(property(this.read('$input'), 'item'), 'json')) === json;
	}

	/** Whether `$json` is the `json` of the first item: for a tool of an agent, it is that of the item that the agent works on. */
	hasOwnJson(json: unknown): boolean {
		return attempt(() => this.read('$json')) === json;
	}

	/** The bytes of shared data in n8n's engine; Infinity if it has none, or if they are over the limit. */
	bytesOf({ node, method }: SharedData, limit: number): number {
		if (method !== 'all') return 0;
		const owner = node === undefined ? this.read('$input') : this.node(node);
		const items = attempt(() => callable(property(owner, 'all'))?.());
		if (!Array.isArray(items)) return Infinity;
		const list: unknown[] = items;
		return bytesInEngine(list.map(asItem), limit);
	}

	private matchOf(node: string): Match {
		const find = attempt(() => callable(property(this.node(node), 'itemMatching')));
		const checked = new WeakSet<object>();
		let last: { readonly index: number; readonly item: unknown } | undefined;
		return (index) => {
			if (!find) return undefined;
			if (last?.index === index) return last.item;
			const item = attempt(() => find(index));
			last = { index, item: isCopied(item, checked) ? item : undefined };
			return last.item;
		};
	}

	private node(name: string): unknown {
		return attempt(() => callable(this.read('$'))?.(name));
	}

	private read(name: string): unknown {
		this.proxy ??= this.context.getWorkflowDataProxy(0);
		return property(this.proxy, name);
	}
}

/** What n8n's engine gets of an item. In workflows that keep files in `json`, that is the item. */
const asItem = (item: unknown): Item =>
	isPlainObject(item) && 'json' in item
		? {
				json: item.json,
				pairedItem: item.pairedItem,
				...(isPlainObject(item.binary) ? { binary: item.binary } : {}),
			}
		: { json: item };

/** n8n throws where there is no such data: it explains the error itself when it evaluates the item. */
function attempt<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** Whether n8n's engine gets a whole item as it is; several items may share one. */
function isCopied(item: unknown, checked: WeakSet<object>): boolean {
	if (!isPlainObject(item)) return false;
	if (!checked.has(item)) {
		if (!Number.isFinite(bytesInEngine([asItem(item)], Number.MAX_VALUE))) return false;
		checked.add(item);
	}
	return true;
}
