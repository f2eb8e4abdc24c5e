import { isBlank } from '../input/text';

/** The response to an incoming message: a text to send back, or nothing. */
export type InstantReply = { 'message-out': string; delay: string } | Record<string, never>;

const MAX_DELAY = 3600;

/**
 * Builds the response that Picky Assist forwards to the person who wrote. Without a text it is `{}`, which sends nothing.
 *
 * @param text the text to send
 * @param delay seconds to wait, limited to 0 to 3600; 0 if it is not a number
 */
export function instantReply(text: unknown, delay: unknown): InstantReply {
	const reply = typeof text === 'string' || typeof text === 'number' ? String(text) : '';
	if (isBlank(reply)) return {};
	const seconds =
		typeof delay === 'number' || typeof delay === 'string' ? Math.round(Number(delay)) : 0;
	return {
		'message-out': reply,
		delay: String(Math.min(Math.max(seconds || 0, 0), MAX_DELAY)),
	};
}
