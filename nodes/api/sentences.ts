/** For a message that may have been sent: the same warning everywhere. */
export const CHECK_FIRST = 'Check in Picky Assist whether it arrived before you send it again.';

/** A text as a whole sentence: with a full stop, unless it already ends as a sentence does. */
function asSentence(text: string): string {
	return /[.!?…][")]?$/.test(text) ? text : `${text.replace(/[\s:;,]+$/, '')}.`;
}

/** Texts as sentences one after the other. Empty ones are left out. */
export function joinSentences(...texts: readonly string[]): string {
	return texts
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.map(asSentence)
		.join(' ');
}

/**
 * What to do, followed by the vendor's own words, if there are any.
 *
 * @param vendorMessage the text that came with a status; shown in full, on one line
 */
export function withVendorMessage(description: string, vendorMessage: string): string {
	const words = vendorMessage.replace(/\s+/g, ' ').trim().replace(/\.+$/, '');
	return words === '' ? description : joinSentences(description, `Picky Assist says: "${words}".`);
}
