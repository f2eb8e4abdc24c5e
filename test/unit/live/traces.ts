/** A text in every way in which a token could be hidden in it. */
function readings(text: string): string[] {
	const unescaped = text.replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
	const slashed = unescaped.replace(/\\(["\\/])/g, '$1');
	const decoded = slashed
		.replaceAll('+', ' ')
		.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
	const html = decoded
		.replace(/&#0*39;|&apos;/g, "'")
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
	const runs = slashed.match(/[\w+/-]{8,}/g) ?? [];
	const base64 = runs.flatMap((run) =>
		[0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString()),
	);
	const hex = runs.flatMap((run) =>
		(run.match(/[\da-f]{16,}/gi) ?? []).flatMap((one) =>
			[0, 1].map((start) => Buffer.from(one.slice(start), 'hex').toString()),
		),
	);
	return [text, unescaped, slashed, decoded, html, ...base64, ...hex];
}

/** Where a token, or a part of 8 characters of it, can still be read from a text. */
export function tracesOf(token: string, text: string): string[] {
	const parts = Array.from({ length: token.length - 7 }, (_, start) =>
		token.slice(start, start + 8).toLowerCase(),
	);
	return readings(text).filter((reading) => {
		const lower = reading.toLowerCase();
		return parts.some((part) => lower.includes(part));
	});
}
