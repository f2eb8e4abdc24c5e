import { textIn } from './responseFields';

/** Names for the numbers of one kind of code. */
type CodeNames = Readonly<Record<number, string>>;

/** `type` of an incoming message (Webhook variables page). Another numbering than the delivery report's. */
export const MESSAGE_TYPES: CodeNames = {
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
export const INTERACTIVE_TYPES: CodeNames = {
	1: 'list_reply',
	2: 'button_reply',
};

/** `direction` of an incoming message; outbound ones are echoes of what was sent (Webhook variables page). */
export const DIRECTIONS: CodeNames = {
	0: 'inbound',
	1: 'outbound',
};

/** `status` of a row of a delivery report, pushed or read (Event webhook variables page). Refunded counts as failed. */
export const DELIVERY_STATUSES: CodeNames = {
	0: 'unknown',
	1: 'delivered',
	2: 'failed',
	3: 'read',
	4: 'submitted',
	5: 'refunded',
};

/** `message_type` of a delivery report, where it is a number and not a word (Delivery reports page). */
export const DELIVERY_MESSAGE_TYPES: CodeNames = {
	1: 'image',
	2: 'video',
	3: 'text',
	4: 'audio',
	5: 'document',
};

/** `status` of a number check's row, as the samples show it (Event webhook sample page). */
export const NUMBER_CHECK_STATUSES: CodeNames = {
	1: 'on_whatsapp',
	2: 'not_on_whatsapp',
};

/** `template_status` of a template that can be sent. */
export const APPROVED = 'approved';

/** `template_status` of a template (template status page). */
export const TEMPLATE_STATUSES: CodeNames = {
	1: 'pending',
	2: 'pending at WhatsApp',
	3: APPROVED,
	4: 'rejected',
};

/** `message_type` of a template: what its header holds (template status page). */
export const TEMPLATE_MESSAGE_TYPES: CodeNames = { 1: 'text', 2: 'image', 3: 'PDF', 4: 'video' };

/** `category` of a template (template request page). */
export const TEMPLATE_CATEGORIES: CodeNames = { 12: 'transactional', 13: 'marketing', 14: 'OTP' };

/** The name of a code in a response, which comes as text or as number; one that the table lacks stays as it is. */
export function codeName(code: unknown, names: CodeNames): string {
	const text = textIn(code);
	const key = /^\d+$/.test(text) ? Number(text) : undefined;
	return (key !== undefined && names[key]) || text;
}

/**
 * The name of a code in an event.
 *
 * @param code a number, or text that is already a name
 * @returns `unknown` for a code that the table lacks; undefined if there is no code at all
 */
export function eventCodeName(code: unknown, names: CodeNames): string | undefined {
	const name = codeName(code, names);
	if (name === '') return undefined;
	return typeof code === 'number' && name === String(code) ? 'unknown' : name.toLowerCase();
}
