import { InputError, quote } from './inputError';
import { textOf } from './text';

function ianaName(name: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}

/**
 * Parses the name of a time zone.
 *
 * @returns the IANA name; undefined for none
 * @throws InputError if it is not known
 */
export function parseTimeZone(value: unknown): string | undefined {
	const name = textOf(value, 'Time Zone').trim();
	if (name === '') return undefined;
	const known = ianaName(name);
	if (known !== undefined) return known;
	throw new InputError(
		`${quote(name)} is not a time zone`,
		'Enter its IANA name, for example Asia/Kolkata or Europe/Rome.',
	);
}
