import {
	buildItem,
	convertFields,
	type Field,
	fieldsOf,
	type Item,
	mapValues,
	toCode,
	toId,
} from './fields';
import { decodeForm, isPayload, type Payload, type Value } from './payload';
import { DIRECTIONS, INTERACTIVE_TYPES, MESSAGE_TYPES, eventCodeName } from '../http/codes';

const KINDS = {
	ids: [
		'application',
		'context_msg_id',
		'group_id',
		'messenger_id',
		'number',
		'project_id',
		'unique_id',
	],
	codes: ['direction', 'type'],
	structures: ['contact', 'group_mentions', 'interactive', 'location', 'referral'],
};

function isText(value: Value): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function textsNamed(name: string, fields: readonly Field[]): string[] {
	return fields.flatMap((field) =>
		field.name === name && isText(field.value) ? [String(field.value)] : [],
	);
}

/** The text of the message: `message_in_raw` in either spelling, else `message-in`, which is URL-encoded. */
function messageText(fields: readonly Field[]): string {
	const raw = textsNamed('message_in_raw', fields).find((text) => text !== '');
	return (
		raw ??
		textsNamed('message_in', fields)
			.map(decodeForm)
			.find((text) => text !== '') ??
		''
	);
}

/** What the message is. Some keys say it more surely than `type`: a sample of a location carries the type of a contact. */
function messageTypeOf(value: (name: string) => Value): string | undefined {
	const interactive = value('interactive');
	if (isPayload(interactive))
		return eventCodeName(toCode(interactive.type), INTERACTIVE_TYPES) ?? 'interactive';
	if (isPayload(value('location'))) return 'location';
	if (Array.isArray(value('contact'))) return 'contact';
	return eventCodeName(value('type'), MESSAGE_TYPES);
}

function refineLocation(value: Value, key: string): Value {
	const isNumber = typeof value === 'string' && /^\s*-?\d{1,3}(\.\d+)?\s*$/.test(value);
	return isNumber && (key === 'lat' || key === 'long') ? Number(value) : value;
}

function refineInteractive(value: Value, key: string): Value {
	if (key === 'id') return toId(value);
	return key === 'type' ? toCode(value) : value;
}

function refine(field: Field): Field {
	if (field.name === 'location') return { ...field, value: mapValues(field.value, refineLocation) };
	if (field.name === 'interactive')
		return { ...field, value: mapValues(field.value, refineInteractive) };
	return field;
}

/**
 * An incoming message as an item: `message` is its text, decoded; `type_text` and `direction_text` are words.
 *
 * @param payload what the global webhook posted (Webhook variables page)
 * @param added what the item is to hold beside it
 */
export function readMessage(payload: Payload, added: Payload): Item {
	const all = fieldsOf(payload);
	const fields = convertFields(all, KINDS)
		.filter(
			({ name, value }) => !(isText(value) && (name === 'message_in' || name === 'message_in_raw')),
		)
		.map(refine);
	const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
	const derived = {
		event: 'messageReceived',
		message: messageText(all),
		type_text: messageTypeOf(valueOf),
		direction_text: eventCodeName(valueOf('direction'), DIRECTIONS),
	};
	return buildItem(derived, fields, added);
}
