/** A picture of 64 x 64 pixels, one color, as base64. */
export const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsCtjUdMZywi+hcEKLNXzWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgtuDPFLiP43LQAAAABJRU5ErkJggg==';

/** A sticker of 512 x 512 pixels, one color, as WebP in base64. */
export const WEBP = 'UklGRhgAAABXRUJQVlA4TAwAAAAv/8F/AKhgS4rc/wA=';

/** A channel that no account has. */
export const UNKNOWN_CHANNEL = '1234567890123';

/** A variable of a push request that does not exist. */
export const UNKNOWN_VARIABLE = 'no_such_variable';

/** A number of the right form that belongs to nobody: no country has the code 999. */
export const UNASSIGNED_NUMBER = '999999999999999';

/** What every text of the check begins with. */
const PREFIX = 'Live check';

/** The text that the person sends to the channel: an encoding would change its characters. */
export const INCOMING_TEXT = `${PREFIX}: 1 + 1 = 100 % é 🙂`;

/** The query that is added to the webhook's address, to see where it arrives. */
export const WEBHOOK_QUERY = { live_check: 'yes' } as const;

/** The reference number of the first message. */
export const REFERENCE = 'live-check-1';

/** A payload of 128 characters, for the first quick reply. */
export const PAYLOAD = 'live-check-'.padEnd(128, 'abcdefgh-12345-');

/** The payload of the second quick reply. */
export const SECOND_PAYLOAD = 'live-check-2';

/** A text in the ways in which it may come back: an encoding may have changed its characters, or lost them. */
const formsOf = (text: string): string[] => [
	text,
	Buffer.from(text).toString('latin1'),
	text.replace(/[^\0-\x7f]/gu, '?'),
	text.replace(/[^\0-\x7f]/gu, '').trim(),
];
/** What the check has sent so far, and what the person sends for it. */
const ownTexts = new Set(formsOf(INCOMING_TEXT));

/** A text to send, which says what it is for. */
export function textFor(question: string): string {
	const text = `${PREFIX} of n8n-nodes-pickyassist: ${question}`;
	ownTexts.add(text);
	return text;
}

/** A text without URL encoding, with + for a space. */
function decoded(text: string): string {
	const [[, value = ''] = []] = new URLSearchParams(`text=${text.replaceAll('&', '%26')}`);
	return value;
}

/** How `INCOMING_TEXT` begins, also URL-encoded. Other people may write "live check", too, and see what the check has sent to a group. */
const INCOMING_START = new RegExp(
	`^${PREFIX}: 1`.replaceAll(':', '(?::|%3A)').replaceAll(' ', '(?: |\\+|%20)'),
	'i',
);

/** Whether it is the reference number or a payload of the check, or the beginning of a payload. */
function isOwnId(text: string): boolean {
	return (
		[REFERENCE, SECOND_PAYLOAD].includes(text) ||
		(text.length > REFERENCE.length && PAYLOAD.startsWith(text))
	);
}

/** Whether a text, perhaps URL-encoded, is exactly one that the check has sent: there is nothing in it to mask. */
export function isOwnText(text: string): boolean {
	return [text, decoded(text), decoded(decoded(text))].some(
		(one) => ownTexts.has(one) || isOwnId(one),
	);
}

/** Whether a text comes from the person who does what the check asks for: the text to send, or a tap on a button. */
export function isFromPerson(text: string): boolean {
	return INCOMING_START.test(text) || isOwnId(text);
}
