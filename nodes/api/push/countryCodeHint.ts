import { sentences } from '../sentences';
import type { Message } from './types';

/**
 * A hint about numbers that may be national ones. They are sent as they are, because a complete number may have ten digits
 * too (Singapore, Denmark); a national one is somebody else's number abroad.
 *
 * @param isDryRun nothing is sent now
 * @param hasOption the option Country Code is there, so its value is empty for these messages
 */
export function countryCodeHints(messages: readonly Message[], isDryRun = false, hasOption = false): string[] {
	const numbers = new Set<string>();
	for (const { recipient, mayLackCountryCode } of messages) if (mayLackCountryCode) numbers.add(recipient);
	const [first] = numbers;
	if (first === undefined) return [];
	const one = numbers.size === 1;
	const subject = one
		? `The number ${first} has ten digits and no country code`
		: `${numbers.size.toLocaleString('en-US')} numbers have ten digits and no country code, for example ${first}`;
	const advice = hasOption ? `check the option Country Code: its value is empty for ${one ? 'this item' : 'these items'}` : 'set the option Country Code';
	const sent = isDryRun ? 'would be sent' : one ? 'was sent' : 'were sent';
	return [
		sentences(
			subject,
			`${one ? 'It' : 'They'} ${sent} as ${one ? 'it is' : 'they are'}, which may be a stranger's number in another country`,
			`If ${one ? 'it is a national number' : 'they are national numbers'}, ${advice}`,
		),
	];
}
