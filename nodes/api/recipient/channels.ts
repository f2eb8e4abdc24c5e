import { InputError, quote } from '../input/inputError';

/**
 * The name under which a recipient is given (Push API variables page). `group_id` stands at the top of a request that has
 * no `data`; a draft to a group has it in its envelope.
 */
export type RecipientField = 'number' | 'messenger_id' | 'group_id';

/** What family a channel belongs to; it decides what the channel can carry. */
export type ChannelKind = 'official' | 'web' | 'phone' | 'messenger' | 'sms';

/** A connected channel of Picky Assist: the value of `application` and its family. */
export interface Channel {
	readonly id: string;
	readonly kind: ChannelKind;
}

interface Capabilities {
	readonly name: string;
	readonly media: boolean;
	readonly mediaPerRecipient: boolean;
	readonly mediaName: boolean;
	readonly voiceNote: boolean;
	readonly sticker: boolean;
	readonly quotedReply: boolean;
	readonly contact: boolean;
	readonly location: boolean;
	readonly group: boolean;
	readonly template: boolean;
	readonly recipientField: RecipientField;
}

/** The `application` of SMS through the phone's SIM. */
export const SMS: Channel = { id: '3', kind: 'sms' };

/**
 * What each family can carry (Push API variables page, Media attachments page). Whether Messenger and Instagram take
 * contacts and places is not written anywhere; only phone automation is excluded, so Picky Assist decides.
 */
export const CAPABILITIES: Readonly<Record<ChannelKind, Capabilities>> = {
	official: {
		name: 'WhatsApp Official',
		media: true,
		mediaPerRecipient: true,
		mediaName: true,
		voiceNote: false,
		sticker: true,
		quotedReply: true,
		contact: true,
		location: true,
		group: false,
		template: true,
		recipientField: 'number',
	},
	web: {
		name: 'WhatsApp Web Automation',
		media: true,
		mediaPerRecipient: false,
		mediaName: true,
		voiceNote: true,
		sticker: true,
		quotedReply: true,
		contact: true,
		location: true,
		group: true,
		template: false,
		recipientField: 'number',
	},
	phone: {
		name: 'WhatsApp phone automation',
		media: true,
		mediaPerRecipient: false,
		mediaName: false,
		voiceNote: false,
		sticker: false,
		quotedReply: false,
		contact: false,
		location: false,
		group: false,
		template: false,
		recipientField: 'number',
	},
	messenger: {
		name: 'Messenger and Instagram',
		media: true,
		mediaPerRecipient: false,
		mediaName: true,
		voiceNote: false,
		sticker: false,
		quotedReply: false,
		contact: true,
		location: true,
		group: false,
		template: false,
		recipientField: 'messenger_id',
	},
	sms: {
		name: 'SMS',
		media: false,
		mediaPerRecipient: false,
		mediaName: false,
		voiceNote: false,
		sticker: false,
		quotedReply: false,
		contact: false,
		location: false,
		group: false,
		template: false,
		recipientField: 'number',
	},
};

/** `application` values with a fixed meaning (Push API variables page, event webhook variables page). */
const KNOWN_KINDS = new Map<string, ChannelKind>([
	['1', 'phone'],
	['2', 'phone'],
	['3', 'sms'],
	['5', 'messenger'],
	['8', 'official'],
	['10', 'web'],
	['11', 'messenger'],
	['101', 'official'],
	['121', 'official'],
	['122', 'official'],
]);

function isChannelKind(value: unknown): value is ChannelKind {
	return typeof value === 'string' && Object.hasOwn(CAPABILITIES, value);
}

/** The channels with a fixed meaning, ready made: a list of 100,000 items asks for one as often. */
const KNOWN_CHANNELS = new Map(
	[...KNOWN_KINDS].map(([id, kind]): [unknown, Channel] => [id, { id, kind }]),
);

/**
 * The channel that a user means.
 *
 * @param id the `application` value: one of the list, or the id of a channel of the user's own
 * @param kind the family of an id that has no fixed meaning
 * @throws InputError if the id is not made of digits, or belongs to calls
 */
export function channelOf(id: unknown, kind?: unknown): Channel {
	const known = KNOWN_CHANNELS.get(id);
	if (known) return known;
	const digits = String(id ?? '').trim();
	if (!/^[1-9]\d{0,14}$/.test(digits)) {
		throw new InputError(
			digits === '' ? 'The Channel ID is empty' : `${quote(digits)} is not a Channel ID`,
			'Use the number that Picky Assist shows under Settings, Channels, for example 8.',
		);
	}
	if (digits === '4') {
		throw new InputError(
			'Channel 4 is for calls and cannot send messages',
			'Choose another channel.',
		);
	}
	return { id: digits, kind: KNOWN_KINDS.get(digits) ?? (isChannelKind(kind) ? kind : 'official') };
}

/** What a channel can or cannot do. */
type Capability = {
	[Name in keyof Capabilities]: Capabilities[Name] extends boolean ? Name : never;
}[keyof Capabilities];

/**
 * Refuses what the channel's family cannot carry.
 *
 * @param cannot the rest of the sentence that begins with the family's name, for example `cannot send files`
 * @param description what to do in place of it
 * @throws InputError if the channel does not have the ability
 */
export function requireCapability(
	{ kind }: Channel,
	capability: Capability,
	cannot: string,
	description: string,
): void {
	const capabilities = CAPABILITIES[kind];
	if (!capabilities[capability])
		throw new InputError(`${capabilities.name} ${cannot}`, description);
}
