import { InputError, quote } from '../input/inputError';

/**
 * Parses the ID of a person on Messenger or Instagram, as received with a message (Push API variables page).
 *
 * @throws InputError if it is not a text of digits, or is a number too long to be exact
 */
export function parseMessengerId(input: unknown): string {
	const text =
		typeof input === 'string' || typeof input === 'bigint' || Number.isSafeInteger(input)
			? String(input).trim()
			: '';
	if (/^\d{5,40}$/.test(text)) return text;
	const emptyMessage =
		input === undefined || input === null || input === '' ? 'The Recipient ID is empty' : undefined;
	throw new InputError(
		emptyMessage ?? `${quote(input)} is not a Recipient ID`,
		'Enter the ID received with a message from this person, as text, digits only. Phone numbers do not work on this channel.',
		typeof input === 'object' ? '' : String(input ?? '').trim(),
	);
}
