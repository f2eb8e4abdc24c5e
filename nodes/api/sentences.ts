/** The advice for a message that may have been sent. */
export const CHECK_FIRST = 'Check in Picky Assist whether it arrived before you send it again.';

/** Adds a full stop, unless the text already ends like a sentence. */
function asSentence(text: string): string {
	return /[.!?…][")]?$/.test(text) ? text : `${text.replace(/[\s:;,]+$/, '')}.`;
}

/** Joins texts as sentences. Empty ones are dropped. */
export function joinSentences(...texts: readonly string[]): string {
	return texts
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.map(asSentence)
		.join(' ');
}

/**
 * Appends Picky Assist's own message to a description, if there is one.
 *
 * @param vendorMessage the text that came with a status; shown in full, on one line
 */
export function withVendorMessage(description: string, vendorMessage: string): string {
	const message = vendorMessage.replace(/\s+/g, ' ').trim().replace(/\.+$/, '');
	return message === ''
		? description
		: joinSentences(description, `Picky Assist says: "${message}".`);
}
