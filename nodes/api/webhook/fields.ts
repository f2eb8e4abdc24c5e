import { parseExactJson } from '../http/exactJson';
import { isPayload, type Payload, type Value } from './payload';

/** One key of a payload, with its value as it goes on. */
export interface Field {
	/** As Picky Assist spelled it. */
	readonly key: string;
	/** With underscores; in small letters if it is one of Picky Assist's own. */
	readonly name: string;
	readonly value: Value;
}

/** Which keys of a kind of event are ids, codes, or lists and objects. */
export interface FieldKinds {
	readonly ids: readonly string[];
	readonly codes: readonly string[];
	readonly structures: readonly string[];
}

/** Every key of the webhook pages, by its name with underscores. */
const OWN_NAMES = new Set([
	...[
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
	],
	...[
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
	],
	...[
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
	],
	...['template_id', 'type', 'unique_id'],
]);

function nameOf(key: string): string {
	const name = key.replaceAll('-', '_');
	const small = name.toLowerCase();
	return OWN_NAMES.has(small) ? small : name;
}

/** A list or an object. A form carries them as JSON text. */
export function toStructure(value: Value): Value {
	const parsed = typeof value === 'string' ? parseExactJson(value) : undefined;
	return typeof parsed === 'object' && parsed !== null ? parsed : value;
}

/** The keys of a payload, or of a row in it, by their names. The same name may come twice, in two spellings. */
export function fieldsOf(record: Payload): Field[] {
	return Object.entries(record)
		.filter(([key]) => key !== '__proto__')
		.map(([key, value]) => ({ key, name: nameOf(key), value }));
}

/** A code as a number, where it is one; Picky Assist sends numbers and text by turns. */
export function toCode(value: Value): Value {
	return typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
}

/** An id as text: long ones do not fit a number, and others begin with 0. */
export function toId(value: Value): Value {
	return typeof value === 'number' ? String(value) : value;
}

/** Makes the ids of these fields text, the codes numbers, and the structures what they are. */
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

/** The `json` of an item. */
export type Item = Record<string, Value>;

function freeKey(key: string, taken: ReadonlyMap<string, Value>): string {
	return taken.has(key) ? freeKey(`${key}_`, taken) : key;
}

/**
 * One object of what we say of an event, of its fields, and of what is added at the end. Nothing is lost: a field whose name
 * is taken goes into `other`, under the key it came with.
 */
export function buildItem(derived: Payload, fields: readonly Field[], added: Payload): Item {
	const item = new Map(Object.entries(derived).filter(([, value]) => value !== undefined));
	const other = new Map<string, Value>();
	for (const { key, name, value } of fields) {
		if (item.has(name) || Object.hasOwn(added, name)) other.set(freeKey(key, other), value);
		else item.set(name, value);
	}
	if (other.size > 0) {
		if (item.has('other')) other.set(freeKey('other', other), item.get('other'));
		item.set('other', Object.fromEntries(other));
	}
	return { ...Object.fromEntries(item), ...added };
}

/** Applies a function to the values of an object; anything else stays. */
export function mapValues(value: Value, change: (value: Value, key: string) => Value): Value {
	if (!isPayload(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}
