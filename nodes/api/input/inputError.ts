/** Something in the user's input that cannot be sent as it is: what is wrong, and what to do. */
export class InputError extends Error {
	/**
	 * @param message one sentence: what is wrong
	 * @param description what to do now
	 * @param recipient the recipient that it is about, as the user wrote it, if it is about one
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

/** JSON, or what kind of thing it is where JSON has no word for it. */
function asText(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'bigint') return String(value);
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return typeof value;
	}
}

/** A value as it can be shown inside a sentence: in quotes, on one line, cut to 40 characters. */
export function quote(value: unknown): string {
	const text = asText(value)
		.slice(0, 10 * MAX_QUOTED)
		.replace(/\s+/g, ' ');
	return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text}"`;
}
