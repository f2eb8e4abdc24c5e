import { createHash } from 'crypto';
import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { InputError } from '../api/input/inputError';
import { isPlainObject } from '../api/json';
import { joinSentences } from '../api/sentences';
import { protectFromRewriting } from './protectFromRewriting';

/** Whether a model calls the node: n8n makes a variant of it for AI agents, with a type of its own. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/**
 * What a model asks a tool for, as a short text that is the same for the same request. The id that n8n gives to each call
 * does not count.
 */
export function toolCallOf(context: IExecuteFunctions): string {
	const asked = context.getInputData().map(({ json }) => json);
	const text = JSON.stringify(asked, (name, value: unknown) => {
		if (name === 'toolCallId') return undefined;
		// In any order: a model that tries again may name the arguments in another one.
		return isPlainObject(value)
			? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
			: value;
	});
	return createHash('sha256').update(text).digest('hex');
}

/**
 * An error that ends the execution.
 *
 * @param reason what is wrong: the title. For a tool it holds all, because a model sees only the title
 * @param description more about it and what to do, as whole sentences
 */
export function nodeError(
	node: INode,
	reason: string,
	description: string,
	itemIndex?: number,
): NodeOperationError {
	const place = itemIndex === undefined ? {} : { itemIndex };
	return isTool(node)
		? new NodeOperationError(node, protectFromRewriting(joinSentences(reason, description)), place)
		: new NodeOperationError(node, protectFromRewriting(reason), { ...place, description });
}

/** What was thrown, as an Error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What to do about a thrown thing that keeps an item from being worked on. */
export function descriptionFor(cause: Error): string {
	return cause instanceof InputError
		? cause.description
		: "Check this node's credential and its expressions for this item.";
}
