const MINUTE = 60_000;

/** The offset of a time zone from UTC, for example `+05:30`. */
function offsetOf(date: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	const zone = parts.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return /[+-]\d\d:\d\d/.exec(zone)?.[0] ?? '+00:00';
}

/**
 * A time in ISO 8601 with the offset of a time zone, as n8n's `$now` shows it.
 *
 * @param milliseconds since 1970
 * @param timeZone an IANA name; UTC if it is not known
 */
export function isoTime(milliseconds: number, timeZone: string): string {
	const date = new Date(milliseconds);
	let offset = '+00:00';
	try {
		offset = offsetOf(date, timeZone);
	} catch {
		// The name is unknown.
	}
	const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
	const ahead = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
	return new Date(milliseconds + ahead).toISOString().replace('Z', offset);
}
