/** What stands for a token. */
export const MASK = '***';
/** Part of a token that may not appear either, in characters. */
const PART = 8;

/** A token as text in an encoding, and how many characters one of its bytes takes. */
export interface Form {
	readonly text: string;
	readonly width: number;
}

/** A token in the encodings in which a part of it may appear. */
export function formsOf(token: string): Form[] {
	const bytes = Buffer.from(token);
	const hex = bytes.toString('hex');
	const inBase64 = [0, 1, 2].map((offset) => {
		// Without the characters that also depend on what stands before and after the token.
		const all = Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		return all.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 4) / 3));
	});
	return [
		{ text: token, width: 1 },
		...inBase64.map((text) => ({ text, width: 4 / 3 })),
		...inBase64.map((text) => ({
			text: text.replaceAll('+', '-').replaceAll('/', '_'),
			width: 4 / 3,
		})),
		{ text: hex, width: 2 },
		{ text: hex.replace(/../g, '%$&'), width: 3 },
		{
			text: [...token]
				.map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
				.join(''),
			width: 6,
		},
	];
}

/** Only ASCII, since other letters may change the length. */
function lowerCase(text: string): string {
	const lower = text.toLowerCase();
	return lower.length === text.length && !/[^\0-\x7f]/.test(text)
		? lower
		: text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Masks whatever contains a part of the form, in any letter case. */
export function withoutForm(text: string, { text: form, width }: Form): string {
	const size = Math.min(Math.ceil(PART * width), form.length);
	const [haystack, needle] = [lowerCase(text), lowerCase(form)];
	const hidden: Array<[number, number]> = [];
	for (let start = 0; start + size <= needle.length; start += 1) {
		const part = needle.slice(start, start + size);
		for (let at = haystack.indexOf(part); at >= 0; at = haystack.indexOf(part, at + 1))
			hidden.push([at, at + size]);
	}
	hidden.sort(([one], [other]) => one - other);
	let [masked, end] = ['', 0];
	for (const [from, to] of hidden) {
		if (from > end || end === 0) masked += text.slice(end, from) + MASK;
		end = Math.max(end, to);
	}
	return masked + text.slice(end);
}
