/** Why a WhatsApp ID is not a phone number, and what to enter instead. */
interface WhatsAppIdError {
	/** Completes a sentence that begins with the text. */
	readonly problem: string;
	readonly description: string;
}

const PHONE = /^\d{5,15}$/;
const LID_ERROR: WhatsAppIdError = {
	problem: 'is a WhatsApp LID, not a phone number',
	description:
		"The digits of a LID are not the phone number. Enter the person's phone number, for example 12025550101.",
};
const GROUP_ERROR: WhatsAppIdError = {
	problem: 'is the ID of a WhatsApp group, not a phone number',
	description:
		'To send to the group, use Send to Group. To send to one person, enter their phone number, for example 12025550101.',
};

function personIdError(name: string): WhatsAppIdError {
	// A device number may follow after a colon.
	const phone = name.replace(/:\d+$/, '').replace(/[\s+]/g, '');
	return {
		problem: 'is the WhatsApp ID of a person, not a phone number',
		description: PHONE.test(phone)
			? `Enter only the phone number: ${phone}.`
			: 'Enter only the phone number, for example 12025550101.',
	};
}

function phonesIn(parts: readonly string[]): string[] {
	return parts.map((part) => part.replace(/[\s+]/g, '')).filter((part) => PHONE.test(part));
}

/**
 * The phone number in the sender of a group message (`<phone>@<group>` or `<group name> @<phone>`).
 *
 * @returns undefined if the text is not such a sender, or could contain more than one number
 */
export function phoneOfGroupSender(text: string): string | undefined {
	const parts = text.split('@');
	if (parts.length < 2 || parts.some((part) => part.trim().toLowerCase() === 'lid'))
		return undefined;
	const [phone, ...others] = phonesIn(parts);
	return others.length === 0 ? phone : undefined;
}

function groupSenderError(parts: readonly string[]): WhatsAppIdError {
	const [phone] = phonesIn(parts);
	const person =
		phone === undefined ? 'only their phone number' : `only their phone number: ${phone}`;
	return {
		problem: 'is the sender of a group message, not a phone number',
		description: `To reply to the person or the group, use the operation Reply. To send to the person another way, use ${person}.`,
	};
}

/**
 * Explains a text with an `@`: a person (`…@c.us`, `…@s.whatsapp.net`), a person whose number is hidden (`…@lid`), a group
 * (`…@g.us`), or the sender of a group message, received as `<phone>@<group>` or `<group name> @<phone>` (Webhook variables
 * page; a web automation client).
 *
 * @returns undefined for an email address
 */
export function whatsAppIdError(text: string): WhatsAppIdError | undefined {
	const parts = text.split('@');
	const domain = (parts.at(-1) ?? '').trim().toLowerCase();
	// The digits of a LID look like a phone number, but may be a stranger's.
	if (parts.slice(1).some((part) => part.trim().toLowerCase() === 'lid')) return LID_ERROR;
	if (parts.length === 2 && domain === 'g.us') return GROUP_ERROR;
	if (parts.length === 2 && (domain === 'c.us' || domain === 's.whatsapp.net'))
		return personIdError(parts[0] ?? '');
	const isWhatsApp = ['g.us', 'c.us', 's.whatsapp.net'].includes(domain);
	return !isWhatsApp && /^[^\s@]+\.[a-z]{2,}$/.test(domain) ? undefined : groupSenderError(parts);
}
