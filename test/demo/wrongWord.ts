/** A word of the command line makes no sense; the message says which in plain words. */
export class WrongWord extends Error {}

/** What to tell the user about a wrong word, or undefined where the error is of another kind. */
export function sentenceOfWrongWord(error: unknown): string | undefined {
	if (error instanceof WrongWord) return error.message;
	const isParseError =
		error instanceof TypeError &&
		'code' in error &&
		String(error.code).startsWith('ERR_PARSE_ARGS');
	if (!isParseError) return undefined;
	const [sentence = ''] = error.message.split(/[.\n]/);
	return `${sentence}. To see all options: npm run demo -- --help`;
}
