import { InputError, quote } from '../input/inputError';
import { isJsonValue, isPlainObject, type JsonValue, parseJson } from '../json';
import type { Draft } from './types';

/** Variables that have no field in the node, as they are put into the request. */
export type Fields = Readonly<Record<string, JsonValue>>;

/** The value of an empty option. */
export const NO_FIELDS: Fields = {};
const EXAMPLE = 'Enter names and values, for example {"media_name": "offer.pdf"}.';
/** Only the node itself sets these, for every kind of message. */
const RESERVED = ['token', 'data', 'number', 'messenger_id', 'group_id', 'reference_number'];
const TEXT = ['message', 'globalmessage'];
const FILE = ['media', 'media_code', 'globalmedia', 'globalmedia_code'];
/** Variables with the same meaning, for all recipients or for each one (Push API variables page). */
const SAME_THING = [
	TEXT,
	FILE,
	['template_message', 'template_globalmessage'],
	['interactive_buttons', 'interactive_globalbuttons'],
];

/** A value from an expression, as JSON represents it; undefined if it cannot. */
function asJson(value: unknown): unknown {
	try {
		return parseJson(JSON.stringify(value));
	} catch {
		return undefined;
	}
}

/**
 * Reads the fields in a JSON text, or in an object from an expression.
 *
 * @param option the option's name in the editor, for the error message
 * @throws InputError if it is not a JSON object, or a name in it is not a valid variable name
 */
export function parseFields(value: unknown, option: string): Fields {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
		return NO_FIELDS;
	const parsed = typeof value === 'string' ? parseJson(value) : asJson(value);
	if (parsed === undefined) throw new InputError(`${option} cannot be read as JSON`, EXAMPLE);
	if (!isPlainObject(parsed)) throw new InputError(`${option} is not a JSON object`, EXAMPLE);
	const fields: Record<string, JsonValue> = {};
	for (const [name, field] of Object.entries(parsed)) {
		if (!/^[A-Za-z][\w-]*$/.test(name)) {
			throw new InputError(
				`${option} has a field ${quote(name)}, which is not a valid Picky Assist variable name`,
				'Use only letters, digits and _ in names, without spaces.',
			);
		}
		if (!isJsonValue(field))
			throw new InputError(
				`${option} has a number in ${quote(name)} that is too large`,
				'Enter it as text.',
			);
		fields[name] = field;
	}
	return Object.keys(fields).length === 0 ? NO_FIELDS : fields;
}

/** The variables that the draft already sets, at either level, and those with the same meaning. */
function takenBy({ envelope, entry, media }: Draft): ReadonlySet<string> {
	const set = new Set([
		...RESERVED,
		...Object.keys(envelope),
		...Object.keys(entry),
		...(media ? [media.field] : []),
	]);
	for (const same of SAME_THING)
		if (same.some((name) => set.has(name))) for (const name of same) set.add(name);
	return set;
}

/**
 * The variables that would make it another kind of message. A file may have a text as its caption, and a template may have a
 * file as its header; whether a contact or a location may have a text is not documented, so Picky Assist decides.
 */
function otherContents({ envelope }: Draft): readonly string[] {
	if ('template_id' in envelope) return [...TEXT, 'contact', 'location'];
	if ('contact' in envelope || 'location' in envelope)
		return [...FILE, 'template_id', 'contact', 'location'];
	return ['template_id', 'contact', 'location'];
}

/** A request with `action` checks numbers, and sends nothing. */
function refuseNumberCheck(fields: Fields, option: string, recipient: string): void {
	if (!Object.keys(fields).some((name) => name.toLowerCase() === 'action')) return;
	throw new InputError(
		`${option} cannot set "action": Picky Assist would check the numbers and send nothing`,
		'To check which numbers are on WhatsApp, use the operation Number: Check.',
		recipient,
	);
}

function refuseOthers(
	fields: Fields,
	others: readonly string[],
	option: string,
	recipient: string,
): void {
	const name = Object.keys(fields).find((one) => others.includes(one.toLowerCase()));
	if (name === undefined) return;
	throw new InputError(
		`${option} cannot add ${quote(name)} to this kind of message`,
		'A message is a text, a file, a template, a contact or a location. Use the operation for it.',
		recipient,
	);
}

function refuseTaken(
	fields: Fields,
	taken: ReadonlySet<string>,
	option: string,
	recipient: string,
): void {
	const name = Object.keys(fields).find((one) => taken.has(one.toLowerCase()));
	if (name === undefined) return;
	throw new InputError(
		`${option} cannot set ${quote(name)}: this node sets it itself`,
		"Remove it there, and use this node's own field or option for it.",
		recipient,
	);
}

/**
 * Adds variables to a draft, at the top of its request and in its entry.
 *
 * @throws InputError if one of them is set by the node itself, or belongs to another kind of message: it would be unclear
 * which one applies
 */
export function withExtraFields(draft: Draft, request: Fields, recipient: Fields): Draft {
	if (draft.recipientField === 'group_id' && recipient !== NO_FIELDS) {
		throw new InputError(
			'Extra Recipient Fields cannot be sent to a group',
			'Remove the option, or use Extra Request Fields.',
			draft.recipient,
		);
	}
	refuseNumberCheck(request, 'Extra Request Fields', draft.recipient);
	refuseNumberCheck(recipient, 'Extra Recipient Fields', draft.recipient);
	const taken = takenBy(draft);
	refuseTaken(request, taken, 'Extra Request Fields', draft.recipient);
	refuseTaken(recipient, taken, 'Extra Recipient Fields', draft.recipient);
	const others = otherContents(draft);
	refuseOthers(request, others, 'Extra Request Fields', draft.recipient);
	refuseOthers(recipient, others, 'Extra Recipient Fields', draft.recipient);
	return {
		...draft,
		envelope: { ...draft.envelope, ...request },
		entry: { ...draft.entry, ...recipient },
	};
}
