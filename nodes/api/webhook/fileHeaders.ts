import { decodeForm } from './payload';

const MAX_LENGTH = 100;

/** Characters that file systems do not accept. */
const FORBIDDEN = /[\p{Cc}<>:"|?*]/gu;

function clean(name: string): string {
	const base = name.split(/[\\/]/).at(-1) ?? '';
	const allowed = base.replace(FORBIDDEN, '').replace(/^\.+/, '').trim();
	return allowed.slice(-MAX_LENGTH);
}

/** Node.js reads headers as Latin-1. Many servers send UTF-8. */
function fromUtf8(name: string): string {
	const bytes = name.replace(
		/[%\u0080-\u00ff]/g,
		(byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
	);
	try {
		return decodeURIComponent(bytes);
	} catch {
		return name;
	}
}

/** The name in the header Content-Disposition: `filename*` in UTF-8, or else `filename`. */
function nameInHeader(disposition: string): string {
	const [, encoded] = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition) ?? [];
	if (encoded) return decodeForm(encoded.trim().replaceAll('+', '%2B'));
	const [, quoted, bare] =
		/filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
	return fromUtf8(quoted?.replace(/\\(["\\])/g, '$1') ?? bare ?? '');
}

/**
 * The name of a downloaded file, without folders.
 *
 * @param url a valid URL
 * @param disposition the header Content-Disposition of the response; may be empty
 */
export function fileNameOf(url: string, disposition: string): string {
	const inPath = decodeForm(new URL(url).pathname.replaceAll('+', '%2B'));
	return clean(nameInHeader(disposition)) || clean(inPath) || 'file';
}

/** The MIME type in the header Content-Type; undefined if it says nothing. */
export function mimeTypeOf(contentType: string): string | undefined {
	const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return /^[\w.+-]+\/[\w.+-]+$/.test(type) && !type.endsWith('/octet-stream') ? type : undefined;
}
