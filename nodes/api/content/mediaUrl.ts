import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';
import { hasPrivateHost } from './privateHost';

/**
 * Parses the URL of a file for Picky Assist to fetch: `http` or `https`.
 *
 * @param value the URL as the user entered it
 * @throws InputError if it is empty or not such a URL
 */
export function parseMediaUrl(value: unknown): string {
	const text = textOf(value, 'Media URL').trim();
	if (text === '') {
		throw new InputError(
			'Media URL is empty',
			'Enter the public URL of the file, for example https://example.com/offer.jpg.',
		);
	}
	if (!/^https?:\/\/[^\s/?#]+\S*$/i.test(text) || !URL.canParse(text)) {
		throw new InputError(
			`${quote(text)} is not the URL of a file`,
			'Enter a public URL that starts with https://, for example https://example.com/offer.jpg.',
		);
	}
	return text;
}

/**
 * Why Picky Assist cannot fetch a file from this URL; undefined if it can.
 *
 * @param url a URL returned by `parseMediaUrl`
 */
export function unreachableMedia(url: string): InputError | undefined {
	if (!hasPrivateHost(url)) return undefined;
	return new InputError(
		`Picky Assist cannot fetch ${quote(url)}, because the address is local or on a private network`,
		'Use a public URL, or send the file itself: set Media Source to Input Data Field if the operation offers it.',
	);
}
