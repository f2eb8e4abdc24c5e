import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

const BASE64_HELP =
	'Enter the content of the file as base64 text, for example with an expression that reads its binary data.';

/**
 * Parses the base64 text of a file into the form of Picky Assist's samples: on one line, without the prefix of a data URI.
 *
 * @param field the field's name in the editor, for the error
 * @returns an empty text if there is no file
 * @throws InputError if it is not valid base64
 */
export function parseBase64(input: unknown, field: string): string {
	const text = textOf(input, field).trim();
	const bare = text.replace(/^data:[^,]{0,200};base64,/i, '').replace(/\s+/g, '');
	if (text === '') return '';
	const content = Buffer.from(bare, 'base64').toString('base64');
	if (content !== '' && content.replace(/=+$/, '') === bare.replace(/=+$/, '')) return content;
	throw new InputError(`${field} ${quote(text)} is not valid base64`, BASE64_HELP);
}
