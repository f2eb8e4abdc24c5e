import { comparableNumber } from '../recipient/comparableNumber';

/** What a button in the chat stands for. */
export type Decision = 'approve' | 'decline';

/** What the payload of a button in the chat says: which execution continues, and with what. */
export interface Tap {
	readonly decision: Decision;
	/** The ID of the response, 12 characters of base64url. */
	readonly id: string;
	/** n8n's signature of the URL that continues the execution: 64 hexadecimal digits. */
	readonly signature: string;
	readonly executionId: string;
	readonly nodeId: string;
}

/** WhatsApp's limit for the payload of a quick reply, in characters. Picky Assist documents none. */
export const MAX_PAYLOAD = 128;

const DECISIONS = [
	['a', 'approve'],
	['d', 'decline'],
] as const;
const UUID = /^([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})$/;
/** The prefix and version, decision, ID, signature, execution, and node: a UUID in 22 characters, or `.` and another ID. */
const PAYLOAD = /^pa1([ad])([\w-]{12})([\w-]{43})([1-9]\d{0,19})\.([\w-]{22}|\.[\w-]+)$/;

function shortNodeId(nodeId: string): string {
	return UUID.test(nodeId)
		? Buffer.from(nodeId.replaceAll('-', ''), 'hex').toString('base64url')
		: `.${nodeId}`;
}

function fullNodeId(short: string): string {
	if (short.startsWith('.')) return short.slice(1);
	const digits = Buffer.from(short, 'base64url').toString('hex');
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The payload of a button, about 90 characters; undefined if an ID in it has another form than n8n's, or it is too long. */
export function toPayload(tap: Tap): string | undefined {
	const [letter] = DECISIONS.find(([, decision]) => decision === tap.decision) ?? [''];
	const signature = Buffer.from(tap.signature, 'hex').toString('base64url');
	const payload = `pa1${letter}${tap.id}${signature}${tap.executionId}.${shortNodeId(tap.nodeId)}`;
	return payload.length <= MAX_PAYLOAD && PAYLOAD.test(payload) ? payload : undefined;
}

/** Reads the payload of a tapped button; undefined if Send and Wait for Response did not write it. */
export function readTap(payload: unknown): Tap | undefined {
	if (typeof payload !== 'string' || payload.length > MAX_PAYLOAD) return undefined;
	const [, letter, id, signature, executionId, nodeId] = PAYLOAD.exec(payload) ?? [];
	const [, decision] = DECISIONS.find(([one]) => one === letter) ?? [];
	if (!decision || !id || !signature || !executionId || !nodeId) return undefined;
	return {
		decision,
		id,
		signature: Buffer.from(signature, 'base64url').toString('hex'),
		executionId,
		nodeId: fullNodeId(nodeId),
	};
}

/**
 * The URL parameters that n8n signs when the message is sent, and that a tap must repeat: another number, decision or message
 * does not fit the signature.
 *
 * @param number who is asked, or who tapped
 */
export function signedParameters(
	{ id, decision }: Pick<Tap, 'id' | 'decision'>,
	number: string,
): Record<string, string> {
	return { id, decision, number: comparableNumber(number) };
}
