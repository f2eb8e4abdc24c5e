import { timingSafeEqual } from 'crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

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
 * The ID in the link that was opened; undefined if its signature is not n8n's for this execution and node. n8n 2.8 does not
 * check signatures unless the node requires it, and then refuses every link if a proxy changes the host.
 */
export function idInLink(context: IWebhookFunctions): string | undefined {
	const query: unknown = context.getQueryData();
	const { [ID]: id, [SIGNATURE]: signature } = query as Record<string, unknown>;
	if (typeof id !== 'string' || typeof signature !== 'string') return undefined;
	const signed = new URL(context.getSignedResumeUrl({ [ID]: id })).searchParams.get(SIGNATURE);
	return signed !== null && isEqual(signature, signed) ? id : undefined;
}
