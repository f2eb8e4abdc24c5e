import { wordFor as wordIn } from './responseFields';

type Words = Readonly<Record<number, string>>;

/** `type` of an incoming message (Webhook variables page). Another numbering than the delivery report's. */
export const MESSAGE_TYPES: Words = {
	1: 'text',
	2: 'image',
	3: 'video',
	4: 'audio',
	5: 'location',
	6: 'document',
	7: 'contact',
	9: 'template_button_reply',
};

/** `interactive.type` of an incoming message: which kind of choice was tapped. */
export const INTERACTIVE_TYPES: Words = {
	1: 'list_reply',
	2: 'button_reply',
};

/** `direction` of an incoming message; outbound ones are echoes of what was sent (Webhook variables page). */
export const DIRECTIONS: Words = {
	0: 'inbound',
	1: 'outbound',
};

/** `status` of a row of a delivery report, pushed or read (Event webhook variables page). Refunded counts as failed. */
export const DELIVERY_STATUSES: Words = {
	0: 'unknown',
	1: 'delivered',
	2: 'failed',
	3: 'read',
	4: 'submitted',
	5: 'refunded',
};

/** `message_type` of a delivery report, where it is a number and not a word (Delivery reports page). */
export const DELIVERY_MESSAGE_TYPES: Words = {
	1: 'image',
	2: 'video',
	3: 'text',
	4: 'audio',
	5: 'document',
};

/** `status` of a number check's row, as the samples show it (Event webhook sample page). */
export const NUMBER_CHECK_STATUSES: Words = {
	1: 'on_whatsapp',
	2: 'not_on_whatsapp',
};

/**
 * The word for a code of an event.
 *
 * @param code a number, or text that is already a word
 * @returns `unknown` for a code that the table lacks; undefined where there is no code at all
 */
export function wordFor(code: unknown, words: Words): string | undefined {
	const word = wordIn(code, words);
	if (word === '') return undefined;
	return typeof code === 'number' && word === String(code) ? 'unknown' : word.toLowerCase();
}
