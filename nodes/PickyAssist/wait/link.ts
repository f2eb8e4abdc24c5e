import { timingSafeEqual } from 'crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Decision, signedParameters, toPayload } from '../../api/webhook/tap';

/** The URL parameter with the ID of the response, which the signature covers. */
const ID = 'id';
/** The URL parameter that n8n adds. */
const SIGNATURE = 'signature';

/** The address of the page for a response. It is signed by n8n, so nobody can make one for another execution. */
export function linkTo(context: IExecuteFunctions, id: string): string {
	return context.getSignedResumeUrl({ [ID]: id });
}

function isEqual(one: string, other: string): boolean {
	const [left, right] = [Buffer.from(one), Buffer.from(other)];
	return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The payload of a button with a decision: the address that continues the execution, in short, without the number that it is
 * signed for.
 *
 * @param number who is asked
 * @returns undefined if it is longer than WhatsApp allows
 */
export function payloadFor(
	context: IExecuteFunctions,
	id: string,
	decision: Decision,
	number: string,
): string | undefined {
	const url = new URL(context.getSignedResumeUrl(signedParameters({ id, decision }, number)));
	const [executionId = '', nodeId = ''] = url.pathname.split('/').slice(-2);
	const signature = url.searchParams.get(SIGNATURE) ?? '';
	return toPayload({ id, decision, executionId, nodeId, signature });
}

/** A link that was opened, or a tap on a button, with n8n's signature for this execution and node. */
export interface Opened {
	readonly id: string;
	/** What was tapped; undefined if it is a link, whose page asks. */
	readonly decision?: Decision;
}

/** What n8n signed: a link, or a button with a decision for a number. */
function openedBy(query: Record<string, unknown>): [Opened, Record<string, string>] | undefined {
	const { [ID]: id, decision, number } = query;
	if (typeof id !== 'string') return undefined;
	const isTap = (decision === 'approve' || decision === 'decline') && typeof number === 'string';
	return isTap
		? [{ id, decision }, signedParameters({ id, decision }, number)]
		: [{ id }, { [ID]: id }];
}

/**
 * The link or button that was opened; undefined if its signature is not n8n's for this execution and node. n8n 2.8 does not
 * check signatures unless the node requires it, and then refuses every link if a proxy changes the host.
 */
export function openedLink(context: IWebhookFunctions): Opened | undefined {
	const query: unknown = context.getQueryData();
	const { [SIGNATURE]: signature } = query as Record<string, unknown>;
	const found = openedBy(query as Record<string, unknown>);
	if (!found || typeof signature !== 'string') return undefined;
	const [opened, parameters] = found;
	const signed = new URL(context.getSignedResumeUrl(parameters)).searchParams.get(SIGNATURE);
	return signed !== null && isEqual(signature, signed) ? opened : undefined;
}
