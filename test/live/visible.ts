/** Controls, and what changes the direction of text or is not shown: a terminal or a browser would act on them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A service's text with these characters as visible escapes. Line breaks and tabs become spaces. */
export function visible(text: string): string {
	return text
		.replace(/[\t\n\r]+/g, ' ')
		.replace(INVISIBLE, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}
