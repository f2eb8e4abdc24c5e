import { createHash } from 'crypto';
import { type IExecuteFunctions, type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
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

/** What n8n shows of an error. */
interface ErrorTexts {
	/** What is wrong: the title. */
	readonly reason: string;
	/** Details and how to fix it, in full sentences. */
	readonly description: string;
}

/** Texts that n8n shows unchanged. For a tool, the title includes the description, because a model sees only the title. */
function shownTexts(
	node: INode,
	{ reason, description }: ErrorTexts,
): { message: string; description?: string } {
	return isTool(node)
		? { message: avoidN8nRewriting(joinSentences(reason, description)) }
		: { message: avoidN8nRewriting(reason), description };
}

function position(itemIndex: number | undefined): { itemIndex?: number } {
	return itemIndex === undefined ? {} : { itemIndex };
}

/** Creates an error that ends the execution because of the user's input, or of something else within n8n. */
export function operationError(
	node: INode,
	texts: ErrorTexts,
	itemIndex?: number,
): NodeOperationError {
	const { message, ...options } = shownTexts(node, texts);
	return new NodeOperationError(node, message, { ...options, ...position(itemIndex) });
}

/** A failed exchange with Picky Assist. */
interface FailedExchange extends ErrorTexts {
	/** Picky Assist's status. */
	readonly code: number | null;
	readonly httpStatus?: number;
}

/**
 * Creates an error that ends the execution because Picky Assist or the network refused or lost a request. It is built from
 * texts only: from a response or another error, n8n would take a text or an error code and replace the message with its own.
 */
export function apiError(node: INode, failure: FailedExchange, itemIndex?: number): NodeApiError {
	const status = failure.httpStatus ?? failure.code;
	return new NodeApiError(
		node,
		{},
		{
			...shownTexts(node, failure),
			...(status === null ? {} : { httpCode: String(status) }),
			...position(itemIndex),
		},
	);
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
