import type { Entry, Envelope, Message } from './types';
import type { JsonValue } from '../json';

/**
 * Variables of a template message in an entry, and their names at the top of the request, where they apply to all recipients
 * (Push API variables page). In the order of the samples. The values of the text stay in the entries even if all are equal:
 * the page calls `template_message` mandatory.
 */
const NAMES_AT_THE_TOP: ReadonlyArray<readonly [entry: string, top: string]> = [
	['language', 'language'],
	['template_header', 'template_header'],
	['interactive_buttons', 'interactive_globalbuttons'],
];

/** A list in `template_header` contains the values of the header, which differ by recipient like those of the text (assumed). */
function isPerRecipient(name: string, value: JsonValue | undefined): boolean {
	return name === 'template_header' && Array.isArray(value);
}

function isEqual(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
	return (
		one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
	);
}

/**
 * The variables with the same value in all messages of a template request: they are put once at its top.
 *
 * @returns `variables`: those at the top of the request; `names`: those to leave out of the entries
 */
export function sharedVariables(messages: readonly Message[]): {
	variables: Envelope;
	names: readonly string[];
} {
	const [first] = messages;
	if (first?.envelope.template_id === undefined) return { variables: {}, names: [] };
	const shared = NAMES_AT_THE_TOP.filter(
		([name]) =>
			first.entry[name] !== undefined &&
			!isPerRecipient(name, first.entry[name]) &&
			messages.every(({ entry }) => isEqual(first.entry[name], entry[name])),
	);
	const values = shared.map(([name, top]): [string, JsonValue] => [top, first.entry[name] ?? null]);
	return { variables: Object.fromEntries(values), names: shared.map(([name]) => name) };
}

/** An entry without some of its variables. */
export function withoutVariables(entry: Entry, names: readonly string[]): Entry {
	if (names.length === 0) return entry;
	return Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
}
