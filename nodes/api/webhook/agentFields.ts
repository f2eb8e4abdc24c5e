import { isBlank } from '../input/text';
import { isPayload, type Value } from './payload';

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
	const described = isPayload(interactive) ? asText(interactive.description) : '';
	return described || asText(value('payload'));
}

function chatInputOf(source: AgentSource): string {
	const { message, kind = 'message', value } = source;
	const text = isBlank(message) ? '' : message;
	const isFile = FILE_KINDS.has(kind) || !isBlank(asText(value('media_url')));
	if (isFile) return join([`[${FILE_KINDS.has(kind) ? kind : 'file'}]`, text], ' ');
	if (kind === 'location')
		return join(['[location]', describeLocation(value('location')), text], ' ');
	if (kind === 'contact') return join(['[contact]', describeContacts(value('contact')), text], ' ');
	return text || describeTap(source) || `[${kind}]`;
}

/** The group, or else the person; a message without a sender is its own conversation. */
function sessionIdOf({ value }: AgentSource): string {
	const partner = ['group_id', 'messenger_id', 'number', 'unique_id']
		.map((name) => asText(value(name)))
		.find((id) => id !== '');
	return join([value('application'), partner], '-') || 'unknown';
}

/** The fields for AI agents of an incoming message. */
export function agentFields(source: AgentSource): AgentFields {
	return { chatInput: chatInputOf(source), sessionId: sessionIdOf(source) };
}
