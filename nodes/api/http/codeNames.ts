import { textIn } from './responseFields';

/** The names of one kind of code. */
type CodeNames = Readonly<Record<number, string>>;

/** `type` of an incoming message (Webhook variables page). Delivery reports use different numbers. */
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

/** `interactive.type` of an incoming message: what the person tapped. */
export const INTERACTIVE_TYPES: CodeNames = {
	1: 'list_reply',
	2: 'button_reply',
};

/** `direction` of an incoming message. Outbound messages are echoes of what was sent (Webhook variables page). */
export const DIRECTIONS: CodeNames = {
	0: 'inbound',
	1: 'outbound',
};

/**
 * `status` of a row of a delivery report, from the event webhook or the API (Event webhook variables page). Refunded counts
 * as failed.
 */
export const DELIVERY_STATUSES: CodeNames = {
	0: 'unknown',
	1: 'delivered',
	2: 'failed',
	3: 'read',
	4: 'submitted',
	5: 'refunded',
};

/** `message_type` of a delivery report, if it is a number and not a name (Delivery reports page). */
export const DELIVERY_MESSAGE_TYPES: CodeNames = {
	1: 'image',
	2: 'video',
	3: 'text',
	4: 'audio',
	5: 'document',
};

/** `status` of a row of a number check, as in the samples (Event webhook sample page). */
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

/** `message_type` of a template: what its header contains (template status page). */
export const TEMPLATE_MESSAGE_TYPES: CodeNames = { 1: 'text', 2: 'image', 3: 'PDF', 4: 'video' };

/** `category` of a template (template request page). */
export const TEMPLATE_CATEGORIES: CodeNames = { 12: 'transactional', 13: 'marketing', 14: 'OTP' };

/** The name of a code in a response, which may be a text or a number. An unknown code is returned as it is. */
export function codeName(code: unknown, names: CodeNames): string {
	const text = textIn(code);
	const key = /^\d+$/.test(text) ? Number(text) : undefined;
	return (key !== undefined && names[key]) || text;
}

/**
 * The name of a code in an event.
 *
 * @param code a number, or text that is already a name
 * @returns `unknown` for a number that is not in the table; undefined if there is no code
 */
export function eventCodeName(code: unknown, names: CodeNames): string | undefined {
	const name = codeName(code, names);
	if (name === '') return undefined;
	return typeof code === 'number' && name === String(code) ? 'unknown' : name.toLowerCase();
}
