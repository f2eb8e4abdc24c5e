import { createHash } from 'crypto';
import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { InputError } from '../api/input/inputError';
import { isPlainObject } from '../api/json';
import { joinSentences } from '../api/sentences';
import { avoidN8nRewriting } from './avoidN8nRewriting';

/** Whether the node runs as a tool of an AI agent: n8n creates a variant of the node with its own type. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** Whether the node reviews the tools of an AI agent: n8n runs it like any other node, and it may wait. */
export function isReview({ type }: INode): boolean {
	return type.endsWith('HitlTool');
}

/** A hash of a tool call's arguments, the same for the same request. n8n's ID of the call is left out. */
export function toolCallOf(context: IExecuteFunctions): string {
	const args = context.getInputData().map(({ json }) => json);
	const text = JSON.stringify(args, (name, value: unknown) => {
		if (name === 'toolCallId') return undefined;
		// Sorted, because a model may name the arguments in a different order when it retries.
		return isPlainObject(value)
			? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
			: value;
	});
	return createHash('sha256').update(text).digest('hex');
}

/**
 * Creates an error that ends the execution.
 *
 * @param reason what is wrong: the title. For a tool it includes the description, because a model sees only the title
 * @param description details and how to fix it, in full sentences
 */
export function nodeError(
	node: INode,
	reason: string,
	description: string,
	itemIndex?: number,
): NodeOperationError {
	const options = itemIndex === undefined ? {} : { itemIndex };
	return isTool(node)
		? new NodeOperationError(node, avoidN8nRewriting(joinSentences(reason, description)), options)
		: new NodeOperationError(node, avoidN8nRewriting(reason), { ...options, description });
}

/** Converts a thrown value to an Error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** How to fix an error that was thrown while an item was processed. */
export function descriptionFor(cause: Error): string {
	return cause instanceof InputError
		? cause.description
		: "Check this node's credential and its expressions for this item.";
}
