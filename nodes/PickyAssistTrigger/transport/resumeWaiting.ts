import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import type { Item } from '../../api/webhook/fields';
import { readTap, signedParameters, type Tap } from '../../api/webhook/tap';

/** The pauses between tries, in milliseconds: n8n may not have saved the waiting execution yet. Picky Assist waits for 180 seconds. */
const PAUSES = [250, 500, 1_000, 2_000, 4_000];
const TIMEOUT = 10_000;
/**
 * n8n does not know the execution, it still runs, or n8n or something before it is not available. n8n 2.41 fails with 500 if it
 * has not saved the execution's data yet.
 */
function isNotYet(statusCode: number): boolean {
	return [404, 409, 429].includes(statusCode) || statusCode >= 500;
}

const NOT_REACHED =
	'n8n cannot reach its own address. Check WEBHOOK_URL, and that the machine on which n8n runs can open it';
const NOT_WAITING = 'it has been responded to, its time limit has passed, or it has ended';
const NOT_VALID = 'the button was not sent to this number by this n8n';

/** A tap on a button that Send and Wait for Response sent, and the number that tapped. */
export interface TapBy {
	readonly tap: Tap;
	readonly number: string;
}

/** The tap in an incoming message; undefined if it is another message. */
export function tapIn({ event, direction, payload, number }: Item): TapBy | undefined {
	if (event !== 'messageReceived' || direction === 1 || typeof number !== 'string')
		return undefined;
	const tap = readTap(payload);
	return tap && { tap, number };
}

/** The address that continues the execution, as it was signed, at this n8n's own address. */
function addressOf(context: IWebhookFunctions, { tap, number }: TapBy): string {
	// n8n gives triggers the address of an execution that does not exist yet: its last part is a placeholder.
	const own: unknown = context.evaluateExpression('{{ $execution.resumeUrl }}');
	const url = new URL(String(own));
	const base = url.pathname.replace(/\/[^/]*$/, '');
	url.pathname = `${base}/${tap.executionId}/${tap.nodeId}`;
	url.search = new URLSearchParams({
		...signedParameters(tap, number),
		signature: tap.signature,
	}).toString();
	return url.href;
}

/** One try: why the execution did not continue, or undefined if it did. */
interface Failure {
	readonly reason: string;
	readonly mayWorkLater: boolean;
}

function failureOf(statusCode: number, body: unknown): Failure | undefined {
	if (isPlainObject(body) && body.resumed === true) return undefined;
	if (isNotYet(statusCode))
		return { reason: `n8n responded with HTTP status ${statusCode}`, mayWorkLater: true };
	if (statusCode === 401 || statusCode === 403) return { reason: NOT_VALID, mayWorkLater: false };
	if (statusCode === 200 || statusCode === 410) return { reason: NOT_WAITING, mayWorkLater: false };
	return { reason: `its address responded with HTTP status ${statusCode}`, mayWorkLater: false };
}

async function attempt(context: IWebhookFunctions, url: string): Promise<Failure | undefined> {
	try {
		const { statusCode, body }: { statusCode: number; body: unknown } =
			await context.helpers.httpRequest({
				method: 'POST',
				url,
				json: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: TIMEOUT,
			});
		return failureOf(statusCode, body);
	} catch (error) {
		// Without the error's text: it may contain the signed address.
		const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
		return { reason: `${NOT_REACHED}${code}`, mayWorkLater: true };
	}
}

/**
 * Continues the execution that a tapped button belongs to. The webhook of Send and Wait for Response checks the signature: a
 * payload that was forged, or forwarded to another number, continues nothing. A failure is logged.
 */
export async function resumeWaiting(context: IWebhookFunctions, tapBy: TapBy): Promise<void> {
	const url = addressOf(context, tapBy);
	let failure = await attempt(context, url);
	for (const milliseconds of PAUSES) {
		if (!failure?.mayWorkLater) break;
		await sleep(milliseconds);
		failure = await attempt(context, url);
	}
	if (failure)
		context.logger.warn(
			`Picky Assist Trigger did not continue the execution ${tapBy.tap.executionId} after a tap: ${failure.reason}.`,
		);
}
