import { InputError, quote } from '../../api/input/inputError';
import type { Parameters } from './parameters';

/** An option that applies to the whole run. */
export interface RunOption<T> {
	/** Its name in the Options collection. */
	readonly name: string;
	readonly displayName: string;
	/** The value if the option was not added. */
	readonly defaultValue: T;
	/**
	 * @param where a sentence to append to the description: whose value it is
	 * @throws InputError if the value is not valid
	 */
	readonly parse: (value: unknown, displayName: string, where: string) => T;
}

function readFor<T>(
	parameters: Parameters,
	{ name, displayName, parse }: RunOption<T>,
	itemIndex: number,
): T {
	const where = ` This is the value for item ${itemIndex}; the option applies to all items.`;
	return parse(parameters.read(`options.${name}`, itemIndex), displayName, where);
}

/**
 * Reads an option that applies to the whole run. An expression must return the same valid value for every item, because
 * choosing one of two values would be a guess.
 *
 * @throws InputError if a value is not valid, or differs between items; n8n's own error if it cannot be evaluated
 */
export function readRunOption<T extends boolean | number | string | undefined>(
	parameters: Parameters,
	option: RunOption<T>,
): T {
	const path = `options.${option.name}`;
	if (!parameters.isGiven(path)) return option.defaultValue;
	const first = readFor(parameters, option, 0);
	if (parameters.isConstant(path)) return first;
	for (let itemIndex = 1; itemIndex < parameters.itemCount; itemIndex++) {
		const value = readFor(parameters, option, itemIndex);
		if (value === first) continue;
		throw new InputError(
			`${option.displayName} differs between items`,
			`It is ${quote(first)} for item 0 and ${quote(value)} for item ${itemIndex}, but this option applies to all items. Use an expression that returns the same value for every item, or split the items with an If node and use a second Picky Assist node.`,
		);
	}
	return first;
}
