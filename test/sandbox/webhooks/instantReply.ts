import { parseJsonObject } from '../json';

/** A message that a response to the global webhook asks to send back. */
export interface InstantReply {
	readonly text: string;
	/** Seconds until it is sent. */
	readonly delay: number;
}

/** What a response to a webhook says. */
export interface ParsedReply {
	readonly reply: InstantReply | null;
	/** Why it says nothing, in words; null when it is a right answer. */
	readonly problem: string | null;
}

// `message-out` and `delay`: seen by integrators; `type` by one of them; `media-url` is presumed.
const KNOWN: ReadonlySet<string> = new Set(['message-out', 'delay', 'type', 'media-url']);
const MOST_SECONDS = 3600;

const wrong = (problem: string): ParsedReply => ({ reply: null, problem });

/** Reads the body of a response: a JSON object, with `message-out` when a message is to go back. */
export function parseReply(text: string): ParsedReply {
	const response = parseJsonObject(text);
	if (!response) return wrong('the response is no JSON object, no reply is sent');
	const unknown = Object.keys(response).find((name) => !KNOWN.has(name));
	if (unknown !== undefined) return wrong(`the response has "${unknown}", which is not documented`);
	const { 'message-out': out = '', delay = '0' } = response;
	if (typeof out !== 'string') return wrong('message-out must be a string');
	// The page's samples have a text; a sample with the vendor's comments has a number.
	if (
		!/^\d{1,4}$/.test(
			typeof delay === 'string' || typeof delay === 'number' ? String(delay) : '',
		) ||
		Number(delay) > MOST_SECONDS
	) {
		return wrong(`delay must be whole seconds, at most ${MOST_SECONDS}`);
	}
	return { reply: out === '' ? null : { text: out, delay: Number(delay) }, problem: null };
}
