/** Longer than words, and as short as base64 of a number can be. */
const BASE64_RUN = /[\w+/-]{12,}={0,2}/g;
const LONG_RUN = /\d{7,}/g;

/** Replaces the long numbers in base64, such as the phone number in the ID of a WhatsApp message, by others of the same length. */
export function withoutBase64Digits(text: string, maskedRun: (run: string) => string): string {
	return text.replace(BASE64_RUN, (run) => {
		const encoding = /[-_]/.test(run) ? 'base64url' : 'base64';
		// The number may begin at each of the four characters that stand for three bytes.
		for (const start of [0, 1, 2, 3]) {
			const end = start + Math.floor((run.length - start) / 4) * 4;
			const bytes = Buffer.from(run.slice(start, end), encoding);
			const before = bytes.toString('latin1');
			const after = before.replace(LONG_RUN, (digits) =>
				maskedRun(digits).padEnd(digits.length, '0').slice(0, digits.length),
			);
			if (after === before) continue;
			const masked = Buffer.from(after, 'latin1').toString(encoding);
			return `${run.slice(0, start)}${masked}${run.slice(start + masked.length)}`;
		}
		return run;
	});
}
