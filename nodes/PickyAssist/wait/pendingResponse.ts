import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import type { Question } from '../operations/waitOperation';

/** Key of the pending response in the node's context, which n8n saves with a waiting execution. */
const KEY = 'pickyAssistPendingResponse';

/** The response that an execution waits for. */
export interface PendingResponse {
	/** A random ID, part of the link: a link of another message of the same execution is not valid for this one. */
	readonly id: string;
	readonly executionId: string;
	readonly run: number;
	readonly question?: Question;
	/** The columns of the sent message: its recipient and its IDs. */
	readonly message?: Readonly<Record<string, string>>;
}

function isPendingResponse(value: unknown): value is PendingResponse {
	return isPlainObject(value) && typeof value.id === 'string';
}

/** What this node waits for, or last waited for. */
export function savedResponse(context: IExecuteFunctions): PendingResponse | undefined {
	const value: unknown = context.getContext('node')[KEY];
	return isPendingResponse(value) ? value : undefined;
}

/** Saves it with the execution. */
export function savePendingResponse(context: IExecuteFunctions, pending: PendingResponse): void {
	context.getContext('node')[KEY] = pending;
}

/** A text as a string literal in an expression: a node's name may contain braces, which would end the expression. */
function literal(text: string): string {
	const escaped = text.replace(
		/[^\w ]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `"${escaped}"`;
}

/** What the execution waits for. A webhook has no access to the node's context, but its expressions do. */
export function pendingResponse(context: IWebhookFunctions): PendingResponse | undefined {
	const text: unknown = context.evaluateExpression(
		`{{ JSON.stringify($node[${literal(context.getNode().name)}].context[${literal(KEY)}]) }}`,
	);
	const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
	return isPendingResponse(value) ? value : undefined;
}
