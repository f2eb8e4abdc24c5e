import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

const BASE64_HELP =
	'Enter the content of the file as base64 text, for example with an expression that reads its binary data.';

/**
 * The base64 of a file as Picky Assist shows it in its samples: bare, on one line. What a data URI has in front is
 * dropped.
 *
 * @param field the field's name in the editor, for the sentence
 * @returns an empty text where there is no file
 * @throws InputError if it is no base64
 */
export function parseBase64(input: unknown, field: string): string {
	const text = textOf(input, field).trim();
	const bare = text.replace(/^data:[^,]{0,200};base64,/i, '').replace(/\s+/g, '');
	if (text === '') return '';
	const content = Buffer.from(bare, 'base64').toString('base64');
	if (content !== '' && content.replace(/=+$/, '') === bare.replace(/=+$/, '')) return content;
	throw new InputError(`${field} ${quote(text)} is not valid base64`, BASE64_HELP);
}
