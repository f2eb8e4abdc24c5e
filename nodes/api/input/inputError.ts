/** Invalid user input: what is wrong, and how to fix it. */
export class InputError extends Error {
	/**
	 * @param message what is wrong, in one sentence
	 * @param description how to fix it
	 * @param recipient the recipient concerned, as the user wrote it, if there is one
	 */
	constructor(
		message: string,
		readonly description: string,
		readonly recipient?: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

const MAX_QUOTED = 40;

/** The value as text or JSON, or the name of its type if it cannot be written as JSON. */
function asText(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'bigint') return String(value);
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return typeof value;
	}
}

/** Formats a value for use in a sentence: quoted, on one line, cut to 40 characters. */
export function quote(value: unknown): string {
	const text = asText(value)
		.slice(0, 10 * MAX_QUOTED)
		.replace(/\s+/g, ' ');
	return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text}"`;
}
