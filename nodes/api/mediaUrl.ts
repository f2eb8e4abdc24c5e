import { InputProblem, quote } from './inputProblem';
import { textOf } from './messageText';

/**
 * The address of a file that Picky Assist is to fetch: public, `http` or `https`.
 *
 * @param value the address as the user gave it
 * @throws InputProblem if it is empty or no such address
 */
export function parseMediaUrl(value: unknown): string {
	const text = textOf(value, 'Media URL').trim();
	if (text === '') {
		throw new InputProblem('Media URL is empty', 'Give the public address of the file, for example https://example.com/offer.jpg.');
	}
	if (!/^https?:\/\/[^\s/?#]+\S*$/i.test(text) || !URL.canParse(text)) {
		throw new InputProblem(
			`${quote(text)} is not the address of a file`,
			'Give a public address that starts with https://, for example https://example.com/offer.jpg.',
		);
	}
	return text;
}
