import { InputError, quote } from '../../api/input/inputError';
import { booleanOption } from '../../api/input/optionValue';
import type { Parameters } from './parameters';

/** An option that applies to the whole run. */
export interface RunOption<T> {
	/** Its name in the Options collection, or of its own field. */
	readonly name: string;
	/** It is a field of its own, outside the Options collection. */
	readonly isField?: true;
	readonly displayName: string;
	/** The value if the option was not added. */
	readonly defaultValue: T;
	/**
	 * @param where a sentence to append to the description: whose value it is
	 * @throws InputError if the value is not valid
	 */
	readonly parse: (value: unknown, displayName: string, where: string) => T;
}

/** An option of the whole run that is on or off. */
export function booleanRunOption(
	name: string,
	displayName: string,
	defaultValue = false,
): RunOption<boolean> {
	return { name, displayName, defaultValue, parse: booleanOption };
}

/** Whether each result includes the fields of its input item. */
export const INCLUDE_INPUT_FIELDS = booleanRunOption('includeInputFields', 'Include Input Fields');

function pathOf({ name, isField }: Pick<RunOption<unknown>, 'name' | 'isField'>): string {
	return isField ? name : `options.${name}`;
}

function readFor<T>(parameters: Parameters, option: RunOption<T>, itemIndex: number): T {
	const where = ` This is the value for item ${itemIndex}; the option applies to all items.`;
	return option.parse(parameters.read(pathOf(option), itemIndex), option.displayName, where);
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
	const path = pathOf(option);
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
