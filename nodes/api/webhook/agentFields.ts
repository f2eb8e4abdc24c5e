import { randomUUID } from 'crypto';
import { isBlank } from '../input/text';
import { parsePhoneNumber } from '../recipient/phoneNumber';
import { isNoId } from './absentValue';
import { toStructure } from './fields';
import { readFileAddress } from './fileAddress';
import { isPayload, type Payload, type Value } from './payload';

/** The fields that n8n's AI Agent and Memory nodes read. */
export interface AgentFields {
	/** The text for the model; never blank, because the agent rejects a blank prompt. */
	readonly chatInput: string;
	/** One conversation: a person on a channel, or a group. */
	readonly sessionId: string;
}

/** What the agent's fields are made of. */
export interface AgentSource {
	readonly message: string;
	/** `type_text` of the item. */
	readonly kind: string | undefined;
	/** Returns a field of the item. */
	value(name: string): Value;
}

const FILE_KINDS = new Set(['image', 'video', 'audio', 'document']);
const TAP_KINDS = new Set(['list_reply', 'button_reply', 'template_button_reply', 'interactive']);

function asText(value: Value): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Joins the texts that are not blank. */
function join(texts: readonly Value[], separator: string): string {
	return texts.map(asText).filter(Boolean).join(separator);
}

function describeLocation(location: Value): string {
	if (!isPayload(location)) return '';
	const { name, address, lat, long } = location;
	const place = join([name, address], ', ');
	const position = join([lat, long], ', ');
	return place && position ? `${place} (${position})` : place || position;
}

function describeContacts(contacts: Value): string {
	const all: readonly Value[] = Array.isArray(contacts) ? contacts : [];
	return join(
		all.map((contact) =>
			isPayload(contact)
				? join([contact.first_name, contact.last_name, contact.phone], ' ')
				: undefined,
		),
		', ',
	);
}

/** What the person tapped, if the button had no label. */
function describeTap({ value }: AgentSource): string {
	const interactive = value('interactive');
	const { description, id }: Payload = isPayload(interactive) ? interactive : {};
	const payload = toStructure(value('payload'));
	const texts: readonly Value[] =
		typeof payload === 'object' && payload !== null ? Object.values(payload) : [payload];
	return asText(description) || join(texts, ', ') || asText(id);
}

function chatInputOf(source: AgentSource): string {
	const { message, kind = 'message', value } = source;
	const text = isBlank(message) ? '' : message;
	if (kind === 'location')
		return join(['[location]', describeLocation(value('location')), text], ' ');
	if (kind === 'contact') return join(['[contact]', describeContacts(value('contact')), text], ' ');
	const tapped = TAP_KINDS.has(kind) ? text || describeTap(source) : '';
	if (tapped) return tapped;
	if (FILE_KINDS.has(kind)) return join([`[${kind}]`, text], ' ');
	if (readFileAddress(value('media_url'))) return join(['[file]', text], ' ');
	return text || describeTap(source) || `[${kind}]`;
}

/** A person's number in one form: with or without `+`, spaces or the ending of a WhatsApp ID. Anything else is unchanged. */
function personOf(number: string): string {
	const [, phone = number] = /^([^@:]+)(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i.exec(number) ?? [];
	try {
		return parsePhoneNumber(phone);
	} catch {
		return number;
	}
}

/** The group, or else the person; a message without a sender is its own conversation. */
function sessionIdOf({ value }: AgentSource): string {
	const idIn = (name: string) => (isNoId(value(name)) ? '' : asText(value(name)));
	const partner =
		idIn('group_id') || idIn('messenger_id') || personOf(idIn('number')) || idIn('unique_id');
	return join([value('application'), partner || randomUUID()], '-');
}

/** The fields for AI agents of an incoming message. */
export function agentFields(source: AgentSource): AgentFields {
	return { chatInput: chatInputOf(source), sessionId: sessionIdOf(source) };
}
