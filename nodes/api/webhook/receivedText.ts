/**
 * The text behind `message-in`, which is URL-encoded with `+` for a space (Quick Start Guide).
 * A broken `%` means that it was not encoded after all: the text stays as it is.
 */
export function decodeMessageIn(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}
