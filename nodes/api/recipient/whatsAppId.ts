/** What is wrong with a text that stands in the place of a phone number, and what to do. */
interface AddressError {
	/** Ends the sentence that begins with the text. */
	readonly problem: string;
	readonly description: string;
}

const PHONE = /^\d{5,15}$/;
const LID: AddressError = {
	problem: 'is a WhatsApp LID, not a phone number',
	description:
		"The digits of a LID are not the phone number. Enter the person's phone number, for example 12025550101.",
};
const GROUP: AddressError = {
	problem: 'is the ID of a WhatsApp group, not a phone number',
	description:
		'To send to the group, use Send to Group. To send to one person, enter their phone number, for example 12025550101.',
};

function ofPerson(name: string): AddressError {
	// A device of the person stands behind a colon.
	const phone = name.replace(/:\d+$/, '').replace(/[\s+]/g, '');
	return {
		problem: 'is the WhatsApp ID of a person, not a phone number',
		description: PHONE.test(phone)
			? `Enter only the phone number: ${phone}.`
			: 'Enter only the phone number, for example 12025550101.',
	};
}

function ofSender(parts: readonly string[]): AddressError {
	const phone = parts.map((part) => part.replace(/[\s+]/g, '')).find((part) => PHONE.test(part));
	const person =
		phone === undefined ? 'only their phone number' : `only their phone number: ${phone}`;
	return {
		problem: 'is the sender of a group message, not a phone number',
		description: `To reply to the person, use ${person}. To reply to the group, use Send to Group with the message's group_id.`,
	};
}

/**
 * What WhatsApp or Picky Assist means by a text with an `@`: a person (`…@c.us`, `…@s.whatsapp.net`), a person whose number is
 * hidden (`…@lid`), a group (`…@g.us`), or the sender of a group message, which comes in as `<phone>@<group>` or as
 * `<group name> @<phone>` (Webhook variables page; a web automation client).
 *
 * @returns undefined for an email address
 */
export function whatsAppId(text: string): AddressError | undefined {
	const parts = text.split('@');
	const domain = (parts.at(-1) ?? '').trim().toLowerCase();
	// The digits of a LID would pass for a phone number, which is a stranger's.
	if (parts.slice(1).some((part) => part.trim().toLowerCase() === 'lid')) return LID;
	if (parts.length === 2 && domain === 'g.us') return GROUP;
	if (parts.length === 2 && (domain === 'c.us' || domain === 's.whatsapp.net'))
		return ofPerson(parts[0] ?? '');
	const isWhatsApp = ['g.us', 'c.us', 's.whatsapp.net'].includes(domain);
	return !isWhatsApp && /^[^\s@]+\.[a-z]{2,}$/.test(domain) ? undefined : ofSender(parts);
}
