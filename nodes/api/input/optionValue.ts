import { InputError, quote } from './inputError';

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function describeType(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'string') return 'text';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * The value of an option that is on or off.
 *
 * @param field the option's name in the editor
 * @param where a further sentence for the description: whose value it is
 * @throws InputError for anything but true and false: the text `"false"` would pass for yes, and `"true"` for no
 */
export function booleanOption(value: unknown, field: string, where = ''): boolean {
	if (typeof value === 'boolean') return value;
	throw new InputError(
		`${field} must be true or false`,
		`The value is ${isEmpty(value) ? 'empty' : `${quote(value)} (${describeType(value)})`}. Turn the option on or off, or use an expression that returns true or false, for example {{ $json.urgent === "yes" }}.${where}`,
	);
}

/**
 * The value of an option with a list of choices.
 *
 * @param choices each value of the option, with its name in the editor
 * @throws InputError for any other value
 */
export function choiceOption<T extends string>(
	value: unknown,
	field: string,
	choices: ReadonlyArray<readonly [T, string]>,
	where = '',
): T {
	const text = typeof value === 'number' ? String(value) : value;
	const found = choices.find(([choice]) => choice === text);
	if (found) return found[0];
	const list = choices.map(([choice, name]) => `"${choice}" (${name})`).join(' or ');
	throw new InputError(
		`${field} cannot be ${quote(value)}`,
		`Choose one from the list, or use an expression that returns ${list}.${where}`,
	);
}
