import { parseBase64 } from './base64';
import { InputError } from '../input/inputError';
import { textOf } from '../input/text';
import { parsePhoneNumber, SeveralNumbersError } from '../recipient/phoneNumber';

/** The fields of a contact card (Push API variables page) and their names in the editor. */
const TEXT_FIELDS = [
	['first_name', 'First Name'],
	['last_name', 'Last Name'],
	['phone', 'Phone'],
	['company', 'Company'],
	['email', 'Email'],
	['city', 'City'],
	['country', 'Country'],
	['country_code', 'Country Code'],
	['state', 'State'],
	['street', 'Street'],
	['address_type', 'Address Type'],
	['zip', 'ZIP'],
] as const;

/** The user's input for one card, by the API's names. */
export type ContactInput = Readonly<
	Partial<Record<(typeof TEXT_FIELDS)[number][0] | 'contact_image', unknown>>
>;

/** A card as sent: texts only, without empty ones. */
export type ContactCard = Record<string, string>;

function readPhone(input: unknown, countryCode: string): string {
	if (textOf(input, 'Phone').trim() !== '') return parsePhoneNumber(input, countryCode);
	throw new InputError(
		'Phone is empty',
		'Enter the phone number of the contact with its country code, for example 12025550109.',
	);
}

function readCard(input: ContactInput, countryCode: string): ContactCard {
	const card: ContactCard = {};
	for (const [name, label] of TEXT_FIELDS) {
		const text =
			name === 'phone' ? readPhone(input.phone, countryCode) : textOf(input[name], label).trim();
		if (text !== '') card[name] = text;
	}
	const image = parseBase64(input.contact_image, 'Contact Image');
	return image === '' ? card : { ...card, contact_image: image };
}

/** The card or its error. The error names no recipient: the phone of the card is not the recipient. */
function tryCard(
	input: ContactInput,
	position: number,
	countryCode: string,
): ContactCard | InputError {
	try {
		return readCard(input, countryCode);
	} catch (error) {
		const { message, description } =
			error instanceof InputError ? error : new InputError(String(error), 'Check this contact.');
		return new InputError(
			`Contact ${position}: ${message}`,
			error instanceof SeveralNumbersError ? 'Add a contact for each number.' : description,
		);
	}
}

/**
 * Builds a contact card of a push request. Only its phone is required: it is parsed like a recipient's number and sent in
 * full international form, as in the samples.
 *
 * @param position its position in the list of cards, from 1, for the error
 * @param countryCode digits to add to a phone without a country code; empty for none
 * @throws InputError if it has no phone, or a field that cannot be sent
 */
export function toContactCard(
	input: ContactInput,
	position: number,
	countryCode: string,
): ContactCard {
	const card = tryCard(input, position, countryCode);
	if (card instanceof InputError) throw card;
	return card;
}
