import { PROJECT_ID } from '../account';
import type { JsonObject } from '../json';
import { channelOf, type ChannelKind } from '../push/channels';
import { INCOMING_CONTENT, type IncomingKind } from './incomingContent';
import { SPELLINGS, urlEncoded, type Spelling } from './spelling';

/** A message that a person sends to the project; whatever is left out gets an everyday value. */
export interface IncomingMessage {
	readonly kind?: IncomingKind | undefined;
	/** Number, or id for Messenger and Instagram; on phone automation it may be the contact's name. */
	readonly from?: string | undefined;
	readonly name?: string | undefined;
	readonly text?: string | undefined;
	/** Channel id; default 8, for a group 10. */
	readonly application?: string | undefined;
	readonly mediaUrl?: string | undefined;
	readonly location?: JsonObject | undefined;
	readonly contact?: readonly JsonObject[] | undefined;
	/** The payload of a button, or the reference of a choice. */
	readonly payload?: string | undefined;
	readonly group?:
		| {
				readonly id: string;
				readonly name: string;
				readonly mentions?: readonly string[] | undefined;
				/** How the sender is written: `<name> @<phone>` (help page, the default) or `<phone>@<id>` (a web automation client). */
				readonly sender?: 'nameAtPhone' | 'phoneAtGroup' | undefined;
		  }
		| undefined;
	/** The `msg_id` that is answered. */
	readonly replyTo?: string | undefined;
	/** Sent by the project's own phone; web automation reports it when asked to. */
	readonly outbound?: boolean | undefined;
	/** Default: the next one. */
	readonly uniqueId?: string | undefined;
	readonly spelling?: Spelling | undefined;
	/** Keys of the body as they are, over all others. */
	readonly more?: JsonObject | undefined;
}

/** Which channels tell the name of the sender: webhook variables page. */
const WITH_NAME: ReadonlySet<ChannelKind> = new Set(['official', 'web', 'messenger', 'instagram']);
const BY_ID: ReadonlySet<ChannelKind> = new Set(['messenger', 'instagram']);
const ON_PHONE: ReadonlySet<ChannelKind> = new Set(['phone', 'sms']);
/** Phone automation cuts the text: webhook variables page. */
const MOST_ON_PHONE = 2_500;

/** The body of the global webhook for a message. */
export function incomingBody(message: IncomingMessage, uniqueId: string): JsonObject {
	const { kind = 'text', group, replyTo, outbound = false, more } = message;
	const { application = group ? '10' : '8' } = message;
	const channel = channelOf(application)?.kind ?? 'official';
	const spelling = SPELLINGS[message.spelling ?? 'observed'];
	const { type, text, keys } = INCOMING_CONTENT[kind](message, spelling);
	return {
		...senderKeys(message, channel),
		...textKeys(message.text ?? text, channel, spelling.rawKey),
		type: spelling.code(type),
		application: spelling.code(Number(application)),
		'unique-id': message.uniqueId ?? uniqueId,
		'project-id': spelling.code(Number(PROJECT_ID)),
		direction: outbound ? 1 : 0,
		...keys,
		...(group ? { 'group-id': group.id, 'group-mentions': group.mentions ?? [] } : {}),
		...(replyTo === undefined ? {} : { 'context-msg-id': replyTo }),
		...more,
	};
}

function senderKeys(
	{ from, name = 'Ana', group }: IncomingMessage,
	channel: ChannelKind,
): JsonObject {
	const named = WITH_NAME.has(channel) ? { name } : {};
	if (BY_ID.has(channel)) return { messenger_id: from ?? '1000000000000001', ...named };
	const number = from ?? '12025550101';
	return { number: group ? groupSender(group, number) : number, ...named };
}

function groupSender(
	{ id, name, sender }: NonNullable<IncomingMessage['group']>,
	number: string,
): string {
	return sender === 'phoneAtGroup' ? `${number}@${id}` : `${name} @${number}`;
}

function textKeys(
	text: string,
	channel: ChannelKind,
	rawKey: 'message_in_raw' | 'message-in-raw' | undefined,
): JsonObject {
	const shortened = ON_PHONE.has(channel) ? text.slice(0, MOST_ON_PHONE) : text;
	return {
		'message-in': urlEncoded(shortened),
		...(rawKey === undefined ? {} : { [rawKey]: text }),
	};
}
