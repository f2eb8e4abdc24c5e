import type { Example } from './example';
import { isFictitious, phoneDigits } from './phoneDigits';
import { WrongWord } from './wrongWord';

/**
 * The user's own numbers from `--to`, digits only.
 *
 * @param fictitiousAllowed the service is on this computer, so that no stranger can be reached
 * @throws WrongWord if one cannot be messaged
 */
export function readOwnNumbers(to: string, fictitiousAllowed: boolean): readonly string[] {
	const written = to.split(',').map((number) => number.trim());
	const numbers = written.map((number) => {
		const digits = /[^\d\s()+./-]/.test(number) ? undefined : phoneDigits(number);
		if (digits === undefined) {
			throw new WrongWord(
				`--to: "${number}" is not a phone number with country code, digits only.`,
			);
		}
		if (isFictitious(digits) && !fictitiousAllowed) {
			throw new WrongWord(`--to: ${number} is a made-up number. Give a number of your own.`);
		}
		return digits;
	});
	return [...new Set(numbers)];
}

/**
 * The example with the user's own numbers in place of the made-up ones. Equal numbers stay equal;
 * a number that cannot be one stays as it is, as the node refuses it before anything is sent.
 *
 * @param ownNumbers at least one; with fewer than the example has, they take turns
 */
export function withOwnNumbers(example: Example, ownNumbers: readonly string[]): Example {
	const replacements = new Map<string, string>();
	const rows = example.rows.map((row) => {
		const digits = phoneDigits(row[example.numberField]);
		if (digits === undefined) return row;
		const own =
			replacements.get(digits) ?? ownNumbers[replacements.size % ownNumbers.length] ?? '';
		replacements.set(digits, own);
		return { ...row, [example.numberField]: own };
	});
	const pinData = { [example.trigger]: rows.map((json) => ({ json })) };
	return { ...example, rows, workflow: { ...example.workflow, pinData } };
}
