import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import type { TriggerItem, UpstreamTrigger } from '../operations/messageOperation';

const TRIGGER_TYPE = /\.pickyAssistTrigger$/;

/** The Picky Assist Triggers before this node, with the items that the input items come from. */
export class UpstreamTriggers {
	private names: readonly string[] | undefined;
	private readonly items = new Map<string, readonly TriggerItem[]>();

	constructor(private readonly context: IExecuteFunctions) {}

	/** Those of one input item, nearest first. A trigger that did not run, or lost the link to the item, has no item. */
	of(itemIndex: number): readonly UpstreamTrigger[] {
		this.names ??= this.context
			.getParentNodes(this.context.getNode().name)
			.filter(({ type }) => TRIGGER_TYPE.test(type))
			.map(({ name }) => name);
		return this.names.map((name) => ({
			name,
			item: this.itemOf(name, itemIndex),
			allItems: () => this.allItemsOf(name),
		}));
	}

	private itemOf(name: string, itemIndex: number): UpstreamTrigger['item'] {
		const json = this.evaluate(name, 'item.json', itemIndex);
		return isPlainObject(json) ? json : undefined;
	}

	private allItemsOf(name: string): readonly TriggerItem[] {
		const known = this.items.get(name);
		if (known) return known;
		const found = this.evaluate(name, 'all().map((item) => item.json)', 0);
		const items = Array.isArray(found) ? found.filter(isPlainObject) : [];
		this.items.set(name, items);
		return items;
	}

	/** Undefined if n8n cannot evaluate it: the trigger did not run, or the link to the item is lost. */
	private evaluate(name: string, path: string, itemIndex: number): unknown {
		try {
			return this.context.evaluateExpression(`{{ $(${JSON.stringify(name)}).${path} }}`, itemIndex);
		} catch {
			return undefined;
		}
	}
}
