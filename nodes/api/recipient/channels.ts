import { InputError, quote } from '../input/inputError';

/**
 * The variable that identifies a recipient (Push API variables page). A group has no `data` entry: its `group_id` is at the
 * top level of the request, so a draft for a group has it in its envelope.
 */
export type RecipientField = 'number' | 'messenger_id' | 'group_id';

/** The kind of a channel, which decides what it can carry. */
export type ChannelKind = 'official' | 'web' | 'phone' | 'messenger' | 'sms';

/** A connected Picky Assist channel. `id` is the value of `application`. */
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
	readonly numberCheck: boolean;
	readonly recipientField: RecipientField;
}

/** SMS through the phone's SIM. */
export const SMS: Channel = { id: '3', kind: 'sms' };

/**
 * What each kind of channel can carry (Push API variables page, Media attachments page, WhatsApp number filter page). It is not documented whether
 * Messenger and Instagram support contacts and locations: only WhatsApp on a phone is excluded. So they are left to Picky
 * Assist.
 */
export const CAPABILITIES: Readonly<Record<ChannelKind, Capabilities>> = {
	official: {
		name: 'WhatsApp Official or Cloud API',
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
		numberCheck: true,
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
		numberCheck: true,
		recipientField: 'number',
	},
	phone: {
		name: 'WhatsApp on a Phone',
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
		numberCheck: true,
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
		numberCheck: false,
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
		numberCheck: false,
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

/** Created once, because 100,000 items look up a channel 100,000 times. */
const KNOWN_CHANNELS = new Map(
	[...KNOWN_KINDS].map(([id, kind]): [unknown, Channel] => [id, { id, kind }]),
);

/**
 * The channel that the user chose.
 *
 * @param id the `application` value: one of the list, or the ID of the user's own channel
 * @param kind the kind of a channel whose ID has no fixed meaning
 * @throws InputError if the ID is not a number, or is the channel for calls
 */
export function channelOf(id: unknown, kind?: unknown): Channel {
	const known = KNOWN_CHANNELS.get(id);
	if (known) return known;
	const digits = String(id ?? '').trim();
	if (!/^[1-9]\d{0,14}$/.test(digits)) {
		throw new InputError(
			digits === '' ? 'Channel ID is empty' : `${quote(digits)} is not a Channel ID`,
			'Use the number that Picky Assist shows under Settings → Channels, for example 8.',
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

/** The name of a capability that a channel has or lacks. */
type Capability = {
	[Name in keyof Capabilities]: Capabilities[Name] extends boolean ? Name : never;
}[keyof Capabilities];

/**
 * Rejects what this kind of channel cannot carry.
 *
 * @param cannot completes the sentence that begins with the name of the kind, for example `cannot send files`
 * @param description what to do instead
 * @throws InputError if the channel lacks the capability
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
