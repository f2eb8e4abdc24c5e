import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError, quote } from '../../api/input/inputError';
import { isPlainObject } from '../../api/json';
import type { TriggerItem, UpstreamTrigger } from '../operations/messageOperation';
import { asCode } from '../parameters/stringCode';

const TRIGGER_TYPE = /\.pickyAssistTrigger$/;

/** The Picky Assist Triggers before this node, with the items that the input items come from. */
export class UpstreamTriggers {
	private names: readonly string[] | undefined;
	private readonly items = new Map<string, readonly TriggerItem[] | undefined>();

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
		const json = this.evaluate(`$(${asCode(name)}).item.json`, itemIndex);
		return isPlainObject(json) ? json : undefined;
	}

	/** @throws InputError if n8n cannot tell: whose message the item replies to is then unknown */
	private allItemsOf(name: string): readonly TriggerItem[] {
		if (!this.items.has(name)) this.items.set(name, this.readAllItems(name));
		const items = this.items.get(name);
		if (items) return items;
		throw new InputError(
			`n8n cannot read the messages of ${quote(name)}, so it is not known whom to reply to`,
			'Give that node a name of letters and digits. If its messages are very large, turn off its options that add data.',
		);
	}

	private readAllItems(name: string): readonly TriggerItem[] | undefined {
		const trigger = `$(${asCode(name)})`;
		const found = this.evaluate(`${trigger}.all().map((item) => item.json)`, 0);
		if (Array.isArray(found)) return found.filter(isPlainObject);
		return this.evaluate(`${trigger}.isExecuted`, 0) === false ? [] : undefined;
	}

	/** Undefined if n8n cannot evaluate it. */
	private evaluate(code: string, itemIndex: number): unknown {
		try {
			return this.context.evaluateExpression(`{{ ${code} }}`, itemIndex);
		} catch {
			return undefined;
		}
	}
}
