import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

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

/** Private IPv4 networks (IANA special-purpose registry). */
const PRIVATE_IPV4 =
	/^(?=\d+\.\d+\.\d+\.\d+$)(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89])\./;
/** The same for IPv6: unspecified, loopback, unique local, link-local, and IPv4-mapped, which a public host never needs. */
const PRIVATE_IPV6 = /^\[(::1?|::ffff:.*|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/;
const LOCAL_HOST = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/;

/** Whether a URL points to this computer or a private network. */
function isPrivate(url: string): boolean {
	const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return PRIVATE_IPV6.test(host);
	return PRIVATE_IPV4.test(host) || LOCAL_HOST.test(host) || !host.includes('.');
}

/**
 * Why Picky Assist cannot fetch a file from this URL; undefined if it can.
 *
 * @param url a URL returned by `parseMediaUrl`
 */
export function unreachableMedia(url: string): InputError | undefined {
	if (!isPrivate(url)) return undefined;
	return new InputError(
		`Picky Assist cannot fetch ${quote(url)}, because the address is local or on a private network`,
		'Use a public URL, or send the file itself: set Media Source to Input Data Field if the operation offers it.',
	);
}
