/** Something in the user's input that cannot be sent as it is: what is wrong, and what to do. */
export class InputProblem extends Error {
	/**
	 * @param message one sentence: what is wrong
	 * @param advice what to do now
	 * @param recipient the recipient that it is about, as the user wrote it, if it is about one
	 */
	constructor(
		message: string,
		readonly advice: string,
		readonly recipient?: string,
	) {
		super(message);
		this.name = 'InputProblem';
	}
}

const MAX_QUOTED = 40;

/** A value as it can be shown inside a sentence: in quotes, cut to 40 characters. */
export function quote(value: unknown): string {
	const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).replace(/\s+/g, ' ');
	return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text}"`;
}
