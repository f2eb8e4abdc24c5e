import { isBlank } from '../input/text';
import { parseExactJson } from '../http/exactJson';
import { isPayload, type Payload, type Value } from './payload';

/** One key of a payload and its value. */
export interface Field {
	/** The key as Picky Assist spelled it. */
	readonly key: string;
	/** The key with underscores; in lower case if it is a documented one. */
	readonly name: string;
	readonly value: Value;
}

/** Which fields of a kind of event are IDs, codes, or lists and objects. */
export interface FieldKinds {
	readonly ids: readonly string[];
	readonly codes: readonly string[];
	readonly structures: readonly string[];
}

/** All keys on the webhook pages, with underscores. */
export const DOCUMENTED_NAMES = new Set([
	'action',
	'agent_id',
	'application',
	'channel_id',
	'contact',
	'context_msg_id',
	'data',
	'direction',
	'email',
	'error_code',
	'error_message',
	'event_id',
	'group_id',
	'group_mentions',
	'group_subject',
	'interactive',
	'location',
	'media',
	'media_url',
	'message',
	'message_in',
	'message_in_raw',
	'message_type',
	'messenger_id',
	'mobile',
	'msg_id',
	'name',
	'number',
	'payload',
	'profile_pic',
	'project_id',
	'push_id',
	'reference_number',
	'referral',
	'source',
	'status',
	'subscriber_id',
	'template_id',
	'type',
	'unique_id',
]);

function nameOf(key: string): string {
	const name = key.replaceAll('-', '_');
	const lowerCase = name.toLowerCase();
	return DOCUMENTED_NAMES.has(lowerCase) ? lowerCase : name;
}

/** A list or object. Forms carry them as JSON text. */
export function toStructure(value: Value): Value {
	const parsed = typeof value === 'string' ? parseExactJson(value) : undefined;
	return typeof parsed === 'object' && parsed !== null ? parsed : value;
}

function isEmpty({ value }: Field): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

/**
 * The fields of a payload, or of a row in it. The same name may occur twice, in different spellings: an empty one then comes
 * last, so that the filled one counts.
 */
export function fieldsOf(record: Payload): Field[] {
	const fields = Object.entries(record)
		.filter(([key]) => key !== '__proto__')
		.map(([key, value]) => ({ key, name: nameOf(key), value }));
	const filled = new Set(fields.filter((field) => !isEmpty(field)).map(({ name }) => name));
	const isDisplaced = (field: Field) => isEmpty(field) && filled.has(field.name);
	return [
		...fields.filter((field) => !isDisplaced(field)),
		...fields.filter((field) => isDisplaced(field)),
	];
}

/** A code as a number, if it is one. Picky Assist sends both numbers and text. */
export function toCode(value: Value): Value {
	return typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
}

/** An ID as text: long ones do not fit a number, and others begin with 0. */
export function toId(value: Value): Value {
	return typeof value === 'number' ? String(value) : value;
}

/** Converts IDs to text, codes to numbers, and JSON text to lists and objects. */
export function convertFields(
	fields: readonly Field[],
	{ ids, codes, structures }: FieldKinds,
): Field[] {
	return fields.map((field) => {
		if (ids.includes(field.name)) return { ...field, value: toId(field.value) };
		if (codes.includes(field.name)) return { ...field, value: toCode(field.value) };
		return structures.includes(field.name) ? { ...field, value: toStructure(field.value) } : field;
	});
}

export type Item = Record<string, Value>;

/** The first columns of an item: who, what, and when. The documentation names no time of Picky Assist. */
const FIRST_FIELDS = [
	'number',
	'mobile',
	'messenger_id',
	'name',
	'message',
	'type_text',
	'status_text',
	'received_at',
	'time',
	'timestamp',
	'event',
];

/** Puts the fields that people read first in front. */
export function inReadingOrder(item: Item): Item {
	const first = FIRST_FIELDS.filter((name) => Object.hasOwn(item, name));
	return { ...Object.fromEntries(first.map((name) => [name, item[name]])), ...item };
}

function unusedKey(key: string, taken: ReadonlyMap<string, Value>): string {
	return taken.has(key) ? unusedKey(`${key}_`, taken) : key;
}

/**
 * Builds the `json` of an item from derived fields, the payload's fields, and extra fields. No field is lost: one whose name
 * is taken goes into `other`, under its original key.
 */
export function buildItem(derived: Payload, fields: readonly Field[], extras: Payload): Item {
	const item = new Map(Object.entries(derived).filter(([, value]) => value !== undefined));
	const other = new Map<string, Value>();
	for (const { key, name, value } of fields) {
		if (item.has(name) || Object.hasOwn(extras, name)) other.set(unusedKey(key, other), value);
		else item.set(name, value);
	}
	if (other.size > 0) {
		if (item.has('other')) other.set(unusedKey('other', other), item.get('other'));
		item.set('other', Object.fromEntries(other));
	}
	return { ...Object.fromEntries(item), ...extras };
}

/** Moves a field of an item into `other`, so that its name is free. */
export function moveToOther(item: Item, name: string): Item {
	if (item[name] === undefined) return item;
	const { [name]: taken, other: previous, ...rest } = item;
	const other = new Map(
		isPayload(previous)
			? Object.entries(previous)
			: previous === undefined
				? []
				: [['other', previous]],
	);
	other.set(unusedKey(name, other), taken);
	return { ...rest, other: Object.fromEntries(other) };
}

/** Applies a function to the values of an object; anything else is returned unchanged. */
export function mapValues(value: Value, change: (value: Value, key: string) => Value): Value {
	if (!isPayload(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}
