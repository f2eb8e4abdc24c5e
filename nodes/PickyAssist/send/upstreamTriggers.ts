import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import type { UpstreamTrigger } from '../operations/messageOperation';

const TRIGGER_TYPE = /\.pickyAssistTrigger$/;

/** The Picky Assist Triggers before this node, with the items that the input items come from. */
export class UpstreamTriggers {
	private names: readonly string[] | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	/** Those of one input item, nearest first. A trigger that did not run, or lost the link to the item, has no item. */
	of(itemIndex: number): readonly UpstreamTrigger[] {
		this.names ??= this.context
			.getParentNodes(this.context.getNode().name)
			.filter(({ type }) => TRIGGER_TYPE.test(type))
			.map(({ name }) => name);
		return this.names.map((name) => ({ name, item: this.itemOf(name, itemIndex) }));
	}

	private itemOf(name: string, itemIndex: number): UpstreamTrigger['item'] {
		try {
			const json: unknown = this.context.evaluateExpression(
				`{{ $(${JSON.stringify(name)}).item.json }}`,
				itemIndex,
			);
			return isPlainObject(json) ? json : undefined;
		} catch {
			return undefined;
		}
	}
}
