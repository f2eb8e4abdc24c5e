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
import { hasContent } from './absentValue';
import { agentFields } from './agentFields';
import { decodeForm, isPayload, type Payload, type Value } from './payload';
import { DIRECTIONS, INTERACTIVE_TYPES, MESSAGE_TYPES, eventCodeName } from '../http/codeNames';

const FIELD_KINDS = {
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

function textValues(name: string, fields: readonly Field[]): string[] {
	return fields.flatMap((field) =>
		field.name === name && isText(field.value) ? [String(field.value)] : [],
	);
}

/** The text of the message: `message_in_raw` in either spelling, or else `message-in`, which is URL-encoded. */
function messageText(fields: readonly Field[]): string {
	const raw = textValues('message_in_raw', fields).find((text) => text !== '');
	return (
		raw ??
		textValues('message_in', fields)
			.map(decodeForm)
			.find((text) => text !== '') ??
		''
	);
}

/** The type of the message. Some keys are more reliable than `type`: the sample of a location has the type of a contact. */
function messageTypeOf(value: (name: string) => Value): string | undefined {
	const interactive = value('interactive');
	if (isPayload(interactive) && hasContent(interactive))
		return eventCodeName(toCode(interactive.type), INTERACTIVE_TYPES) ?? 'interactive';
	if (isPayload(value('location')) && hasContent(value('location'))) return 'location';
	if (Array.isArray(value('contact')) && hasContent(value('contact'))) return 'contact';
	return eventCodeName(value('type'), MESSAGE_TYPES);
}

function convertLocation(value: Value, key: string): Value {
	const isNumber = typeof value === 'string' && /^\s*-?\d{1,3}(\.\d+)?\s*$/.test(value);
	return isNumber && (key === 'lat' || key === 'long') ? Number(value) : value;
}

function convertInteractive(value: Value, key: string): Value {
	if (key === 'id') return toId(value);
	return key === 'type' ? toCode(value) : value;
}

function convertNested(field: Field): Field {
	if (field.name === 'location')
		return { ...field, value: mapValues(field.value, convertLocation) };
	if (field.name === 'interactive')
		return { ...field, value: mapValues(field.value, convertInteractive) };
	return field;
}

/**
 * Builds the item of an incoming message: `message` is its decoded text; `type_text` and `direction_text` are the names of
 * its codes.
 *
 * @param payload what the global webhook posted (Webhook variables page)
 * @param extras extra fields of the item
 * @param forAgents whether to add the fields that AI agents read
 */
export function readMessage(payload: Payload, extras: Payload, forAgents = false): Item {
	const all = fieldsOf(payload);
	const fields = convertFields(all, FIELD_KINDS)
		.filter(
			({ name, value }) => !(isText(value) && (name === 'message_in' || name === 'message_in_raw')),
		)
		.map(convertNested);
	const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
	const message = messageText(all);
	const kind = messageTypeOf(valueOf);
	const derived = {
		event: 'messageReceived',
		message,
		type_text: kind,
		direction_text: eventCodeName(valueOf('direction'), DIRECTIONS),
		...(forAgents ? agentFields({ message, kind, value: valueOf }) : {}),
	};
	return buildItem(derived, fields, extras);
}
