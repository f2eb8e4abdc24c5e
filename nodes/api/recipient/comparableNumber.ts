/**
 * A phone number in one of its two spellings, to compare numbers: WhatsApp reports some Brazilian mobile numbers without the 9
 * that was put before them, and some Mexican ones with the 1 that is no longer dialed (WhatsApp's help pages on both countries).
 *
 * @param number with its country code; anything but digits is left out
 */
export function comparableNumber(number: string): string {
	return number
		.replace(/\D/g, '')
		.replace(/^(55[1-9]\d)9([6-9]\d{7})$/, '$1$2')
		.replace(/^521(\d{10})$/, '52$1');
}
