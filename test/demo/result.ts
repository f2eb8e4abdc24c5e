import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** One output item of the Picky Assist node, read as a user would. */
export interface Result {
	/** The input items that it is linked to; just one when all is right. */
	readonly items: readonly number[];
	readonly fromErrorOutput: boolean;
	readonly status: string;
	/** Empty where the output does not name it; so are the other texts. */
	readonly number: string;
	readonly msgId: string;
	readonly pushId: string;
	readonly reference: string;
	/** The item in whose place this one was not sent again. */
	readonly copyOf?: number;
	/** What is wrong, and what to do. */
	readonly wrong: string;
	readonly json: IDataObject;
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function linkedItems({ pairedItem }: INodeExecutionData): readonly number[] {
	const links = Array.isArray(pairedItem)
		? pairedItem
		: pairedItem === undefined
			? []
			: [pairedItem];
	return links.map((link) => (typeof link === 'number' ? link : link.item));
}

function toResult(output: INodeExecutionData, fromErrorOutput: boolean): Result {
	const { json } = output;
	const items = linkedItems(output);
	if (!fromErrorOutput) {
		const copyOf = json.duplicate_of_item;
		return {
			items,
			fromErrorOutput,
			status: textOf(json.status),
			number: textOf(json.number),
			msgId: textOf(json.msg_id),
			pushId: textOf(json.push_id),
			reference: textOf(json.reference_number),
			...(typeof copyOf === 'number' ? { copyOf } : {}),
			wrong: '',
			json,
		};
	}
	const { error } = json;
	const facts: IDataObject = typeof error === 'object' && error !== null && !Array.isArray(error) ? { ...error } : {};
	return {
		items,
		fromErrorOutput,
		status: textOf(facts.status),
		number: textOf(facts.number),
		msgId: '',
		pushId: textOf(facts.push_id),
		reference: textOf(facts.reference_number),
		wrong: textOf(facts.message),
		json,
	};
}

/**
 * The results of a run, in the order of the items they are linked to.
 *
 * @param outputs the items of the node's outputs: success, and error
 */
export function toResults(outputs: readonly INodeExecutionData[][]): readonly Result[] {
	return outputs
		.flatMap((items, index) => items.map((item) => toResult(item, index === 1)))
		.sort((a, b) => (a.items[0] ?? Infinity) - (b.items[0] ?? Infinity));
}
