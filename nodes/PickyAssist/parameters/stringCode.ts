/**
 * A text as a string of JavaScript, for an expression: with neither brackets, which end an expression for n8n, nor names that
 * n8n rejects, such as `.constructor`.
 */
export function asCode(text: string): string {
	const characters = Array.from({ length: text.length }, (_, index) => text.charAt(index));
	const safe = characters.map((character) =>
		/[A-Za-z0-9 ]/.test(character)
			? character
			: `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `"${safe.join('')}"`;
}
