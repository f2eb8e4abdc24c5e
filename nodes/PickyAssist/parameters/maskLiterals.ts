/** Before a slash, these end a value: it divides. Anything else starts a regular expression. */
const ENDS_VALUE = /[\w$)\]"'`]$/;
const STARTS_EXPRESSION = /(?<![\w$.])(return|typeof|void|in|of|instanceof|new|throw|case)$/;

/** Where the literal or comment that starts at a position ends; undefined if it does not end. */
function endOfLiteral(code: string, start: number, pattern: RegExp): number | undefined {
	pattern.lastIndex = start;
	return pattern.test(code) ? pattern.lastIndex : undefined;
}

const STRING = /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/y;
const COMMENT = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//y;
const REGULAR_EXPRESSION = /\/(?![*/])(?:[^\\/[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/\w*/y;
/** A template's text up to the next substitution or its end. */
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;

/**
 * Replaces the text of strings, templates, regular expressions and comments with spaces, so that only code is left. Every
 * character keeps its position; a regular expression looks like a string.
 *
 * @returns undefined if the code cannot be split for certain
 */
export function maskLiterals(code: string): string | undefined {
	let masked = '';
	/** For each open template: how many braces are open in its substitution. */
	const substitutionDepths: number[] = [];
	const blank = (end: number, quote: string) => {
		const count = end - masked.length - 2 * quote.length;
		masked += quote + ' '.repeat(count) + quote;
	};
	const skipTemplateText = (): boolean => {
		const end = endOfLiteral(code, masked.length, TEMPLATE_TEXT);
		if (end === undefined) return false;
		if (code[end - 1] === '{') substitutionDepths.push(0);
		blank(end, '');
		return true;
	};
	while (masked.length < code.length) {
		const character = code.charAt(masked.length);
		const depth = substitutionDepths.at(-1);
		let end: number | undefined = masked.length + 1;
		if (character === '"' || character === "'") {
			end = endOfLiteral(code, masked.length, STRING);
			if (end !== undefined) blank(end, character);
		} else if (character === '/' && /[*/]/.test(code.charAt(masked.length + 1))) {
			end = endOfLiteral(code, masked.length, COMMENT);
			if (end !== undefined) blank(end, '');
		} else if (character === '/') {
			const before = masked.trimEnd();
			// After a closing brace it can be both.
			if (before.endsWith('}')) return undefined;
			if (ENDS_VALUE.test(before) && !STARTS_EXPRESSION.test(before)) masked += character;
			else {
				end = endOfLiteral(code, masked.length, REGULAR_EXPRESSION);
				if (end !== undefined) blank(end, '"');
			}
		} else if (character === '`') {
			masked += character;
			if (!skipTemplateText()) return undefined;
		} else if (character === '}' && depth === 0) {
			substitutionDepths.pop();
			masked += ' ';
			if (!skipTemplateText()) return undefined;
		} else {
			if (depth !== undefined && character === '{')
				substitutionDepths[substitutionDepths.length - 1] = depth + 1;
			if (depth !== undefined && character === '}')
				substitutionDepths[substitutionDepths.length - 1] = depth - 1;
			masked += character;
		}
		if (end === undefined) return undefined;
	}
	return substitutionDepths.length === 0 ? masked : undefined;
}
