import { isBlank } from '../input/text';

/** The response to an incoming message: a text to send back, or nothing. */
export type InstantReply = { 'message-out': string; delay: string } | Record<string, never>;

const LONGEST_DELAY = 3600;

/**
 * The response that Picky Assist sends on to the person who wrote. Without a text it is `{}`, which sends nothing.
 *
 * @param text what to say
 * @param delay seconds to wait, 0 to 3600; what is beyond is cut, what is no number counts as 0
 */
export function instantReply(text: unknown, delay: unknown): InstantReply {
	const reply = typeof text === 'string' || typeof text === 'number' ? String(text) : '';
	if (isBlank(reply)) return {};
	const seconds =
		typeof delay === 'number' || typeof delay === 'string' ? Math.round(Number(delay)) : 0;
	return {
		'message-out': reply,
		delay: String(Math.min(Math.max(seconds || 0, 0), LONGEST_DELAY)),
	};
}
