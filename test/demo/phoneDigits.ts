/**
 * The number as Picky Assist wants it, or undefined if it cannot be one: 5 to 15 digits, no 0 in
 * front (Push API variables page). Simpler than the node's own reading, on purpose: the demo checks
 * the node against it.
 */
export function phoneDigits(written: unknown): string | undefined {
	const digits = String(written ?? '')
		.replace(/\D/g, '')
		.replace(/^00/, '');
	return /^[1-9]\d{4,14}$/.test(digits) ? digits : undefined;
}

/** Whether a number is kept free for films and books: 555-0100 to 555-0199 in North America. */
export function isFictitious(digits: string): boolean {
	return /^1\d{3}55501\d{2}$/.test(digits);
}
