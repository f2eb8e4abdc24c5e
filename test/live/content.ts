/** A picture of 64 x 64 pixels, one color, as base64. */
export const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsCtjUdMZywi+hcEKLNXzWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELgtuDPFLiP43LQAAAABJRU5ErkJggg==';

/** A sticker of 512 x 512 pixels, one color, as WebP in base64. */
export const WEBP = 'UklGRhgAAABXRUJQVlA4TAwAAAAv/8F/AKhgS4rc/wA=';

/** A channel that no account has. */
export const UNKNOWN_CHANNEL = '1234567890123';

/** A number of the right form that belongs to nobody: no country has the code 999. */
export const UNASSIGNED_NUMBER = '999999999999999';

/** What every text of the check begins with. */
const PREFIX = 'Live check';

/** The text that the person sends to the channel: an encoding would change its characters. */
export const INCOMING_TEXT = `${PREFIX}: 1 + 1 = 100 % é 🙂`;

/** The query that is added to the webhook's address, to see where it arrives. */
export const WEBHOOK_QUERY = { live_check: 'yes' } as const;

/** A text to send, which says what it is for. */
export function textFor(question: string): string {
	return `${PREFIX} of n8n-nodes-pickyassist: ${question}`;
}

/** How the texts of the check begin, also URL-encoded. Other people may write "live check", too. */
const OWN_TEXT = new RegExp(
	[`${PREFIX} of n8n-nodes-pickyassist: `, `${PREFIX}: 1`]
		.map((start) => start.replaceAll(':', '(?::|%3A)').replaceAll(' ', '(?: |\\+|%20)'))
		.map((start) => `^${start}`)
		.join('|'),
	'i',
);
/** The IDs and payloads that the check makes up. */
const OWN_ID = /^live-check-[\w-]*$/;

/** Whether a text was written by the check. */
export function isOwnText(text: string): boolean {
	return OWN_TEXT.test(text) || OWN_ID.test(text);
}
