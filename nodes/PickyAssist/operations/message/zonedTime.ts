/** A date, optionally with a time and an offset from UTC, as in ISO 8601 or SQL. */
const FORM =
	/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(time);
	const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
	const clock = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return clock - Math.floor(time / 1000) * 1000;
}

/**
 * Reads a date and time.
 *
 * @param timeZone the time zone of a text without an offset from UTC
 * @returns milliseconds since 1970; undefined if the text is none
 */
export function parseZonedTime(text: string, timeZone: string): number | undefined {
	const [, date, clock = '00:00', offset] = FORM.exec(text.trim()) ?? [];
	if (date === undefined) return undefined;
	const time = Date.parse(`${date}T${clock}${offset?.toUpperCase() ?? 'Z'}`);
	if (Number.isNaN(time)) return undefined;
	if (offset !== undefined) return time;
	// The offset may change between the clock's time taken as UTC and the moment that is meant.
	return time - offsetAt(time - offsetAt(time, timeZone), timeZone);
}
