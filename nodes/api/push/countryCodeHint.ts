import { joinSentences } from '../sentences';
import type { Message } from './types';

/**
 * A hint about numbers that may lack a country code. They are sent unchanged, because a complete number may have ten digits
 * too (Singapore, Denmark); a national number may belong to someone else abroad.
 *
 * @param isDryRun whether this is a dry run
 * @param hasOption whether the option Country Code has been added; its value is then empty for these messages
 * @param verb what was done with the numbers
 */
export function countryCodeHints(
	messages: readonly Message[],
	isDryRun = false,
	hasOption = false,
	verb: 'sent' | 'checked' = 'sent',
): string[] {
	const numbers = new Set<string>();
	for (const { recipient, mayLackCountryCode } of messages)
		if (mayLackCountryCode) numbers.add(recipient);
	const [first] = numbers;
	if (first === undefined) return [];
	const one = numbers.size === 1;
	const were = isDryRun ? 'would be' : one ? 'was' : 'were';
	const description = hasOption
		? `check the Country Code option: it is empty for ${one ? 'this item' : 'these items'}`
		: 'set the Country Code option';
	return [
		one
			? joinSentences(
					`The number ${first} may lack a country code: it has ten digits`,
					`It ${were} ${verb} unchanged and may belong to someone else in another country`,
					`If it is a national number, ${description}`,
				)
			: joinSentences(
					`${numbers.size.toLocaleString('en-US')} numbers may lack a country code: they have ten digits (for example ${first})`,
					`They ${were} ${verb} unchanged and may belong to other people`,
					`If they are national numbers, ${description}`,
				),
	];
}
