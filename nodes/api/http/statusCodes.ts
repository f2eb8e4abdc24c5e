import { CHECK_FIRST } from '../sentences';

/** What a Picky Assist status means for the user. */
export interface StatusMeaning {
	/** What happened, in one sentence. `{recipient}` stands for the number, or for "one of the … numbers". */
	readonly reason: string;
	/** How to fix it. */
	readonly description: string;
	/** How to fix it if nothing was to be sent, where that differs. */
	readonly readDescription?: string;
	/** Later requests would fail in the same way, so they are not sent. */
	readonly abortsRun?: boolean;
	/** The message may have been queued anyway. */
	readonly unconfirmed?: boolean;
	/** No page of the help desk documents this status. On a push, it leaves open what happened to the messages. */
	readonly undocumented?: boolean;
}

/** The `status` of an accepted push request (Broadcast API V1 document). */
export const STATUS_ACCEPTED = 100;

/** The service or the phone is unavailable. */
export const STATUS_UNAVAILABLE = 101;

/** The person did not write within the last 24 hours (seen by an integrator). */
export const STATUS_SESSION_CLOSED = 802;

/** The account has no template (template status page). */
export const STATUS_NO_TEMPLATES = 817;

/** Status numbers in the body of a response (Broadcast API V1 document, Push API variables page, template pages). */
const MEANINGS: Readonly<Record<number, StatusMeaning>> = {
	101: {
		reason: 'Picky Assist says that its service is not available',
		description: `The message may be queued. ${CHECK_FIRST}`,
		unconfirmed: true,
	},
	401: {
		reason: 'Picky Assist does not accept the API token',
		description:
			'Check that the token was created on the Platform in the credential, that its IP allowlist in Picky Assist includes your n8n server, and that your plan includes the API.',
		abortsRun: true,
	},
	402: {
		reason: 'Picky Assist found no number in the request',
		description:
			'Check the Number field. Picky Assist received an entry but found no recipient in it.',
	},
	403: {
		reason: 'The Picky Assist account does not have enough balance',
		description: 'Top up the account, then send the remaining messages.',
		readDescription: 'Top up the account, then try again.',
		abortsRun: true,
	},
	404: {
		reason: 'Picky Assist cannot reach the phone',
		description: `The message may be queued until the phone is back online. Check the phone. ${CHECK_FIRST}`,
		unconfirmed: true,
	},
	405: {
		reason: 'The API is not part of this Picky Assist plan',
		description:
			'Choose a Picky Assist plan that includes the API, or contact Picky Assist support.',
		abortsRun: true,
	},
	406: {
		reason: 'Picky Assist does not accept {recipient}',
		description: 'Check the number: full international format, digits only, without a leading 0.',
	},
	407: {
		reason: 'Picky Assist says that the message is empty',
		description: 'Fill in the text, or check the expression in it.',
		readDescription: 'This request sends nothing and needs no text: contact Picky Assist support.',
	},
	408: {
		reason: 'The Picky Assist project is not active',
		description: 'Turn the project on in Picky Assist.',
		abortsRun: true,
	},
	409: {
		reason: 'Picky Assist does not recognize the user of this token',
		description:
			'Check in Picky Assist that the account is open, and create a new token if needed.',
		abortsRun: true,
	},
	410: {
		reason: 'Picky Assist does not understand the request',
		description:
			'Check that all fields are filled in correctly and, for a message, that the channel supports this kind of message.',
	},
	801: {
		reason: 'This WhatsApp channel is not active',
		description:
			'Check the Channel: with several channels, or the Cloud API, choose Other (Channel ID) and enter the ID from Settings → Channels in Picky Assist.',
	},
	802: {
		reason: 'The 24-hour session with {recipient} is closed',
		description:
			'WhatsApp allows free text only within 24 hours of the last message from that person. Send an approved template instead.',
		readDescription:
			'This request sends nothing and needs no open session: contact Picky Assist support.',
	},
	804: {
		reason: 'Picky Assist does not recognize the template',
		description: 'Choose the template from the list, or check its ID in Picky Assist.',
	},
	817: {
		reason: 'Picky Assist found no template',
		description: 'Create a template in Picky Assist and have it approved.',
	},
};

/**
 * What a status number means. Only documented refusals mean that nothing was sent. An undocumented status leaves it open, so
 * the message must not be repeated: Picky Assist has no idempotency key.
 *
 * @param code the `status` of a response or of one of its rows, as a number
 */
export function meaningOf(code: number): StatusMeaning {
	return (
		MEANINGS[code] ?? {
			reason: `Picky Assist responded with status ${code}, which is not documented`,
			description: "Look up the status in Picky Assist's help pages, or contact its support.",
			unconfirmed: true,
			undocumented: true,
		}
	);
}

/** Whether a status means that Picky Assist definitely did not accept the message. */
export function isRefusal(code: number): boolean {
	return code !== STATUS_ACCEPTED && meaningOf(code).unconfirmed !== true;
}

/** A status as a number, from a number or a text of digits; undefined for anything else. */
export function statusNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : undefined;
}
