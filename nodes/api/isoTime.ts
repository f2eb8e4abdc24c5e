const MINUTE = 60_000;

/** The offset of a time zone from UTC, for example `+05:30`. */
function offsetOf(date: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	const zone = parts.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return /[+-]\d\d:\d\d/.exec(zone)?.[0] ?? '+00:00';
}

function knownOffset(milliseconds: number, timeZone: string): string {
	try {
		return offsetOf(new Date(milliseconds), timeZone);
	} catch {
		// The name is unknown.
		return '+00:00';
	}
}

/** Milliseconds by which a time zone is ahead of UTC. */
function aheadOf(milliseconds: number, timeZone: string): number {
	const offset = knownOffset(milliseconds, timeZone);
	const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

/**
 * A time in ISO 8601 with the offset of a time zone, as n8n's `$now` shows it.
 *
 * @param milliseconds since 1970
 * @param timeZone an IANA name; UTC if it is not known
 */
export function isoTime(milliseconds: number, timeZone: string): string {
	const local = new Date(milliseconds + aheadOf(milliseconds, timeZone)).toISOString();
	return local.replace('Z', knownOffset(milliseconds, timeZone));
}

/** `06-08-2025 06:46 AM`: day, month, year (Delivery reports page). */
const VENDOR_TIME = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d) ([AP])M$/i;

/**
 * A time of Picky Assist in ISO 8601 with the offset of its time zone.
 *
 * @param text as in a delivery report; any other text is returned as it is
 * @param timeZone the IANA name of the time zone that it is in
 */
export function isoOfVendorTime(text: string, timeZone: string): string {
	const [, day, month, year, hours, minutes, half = ''] = VENDOR_TIME.exec(text) ?? [];
	if (day === undefined) return text;
	const hour = (Number(hours) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
	const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), hour, Number(minutes));
	// The offset depends on the time, which depends on the offset: near a change of the clocks, the second guess is right.
	const first = wall - aheadOf(wall, timeZone);
	return isoTime(wall - aheadOf(first, timeZone), timeZone);
}
