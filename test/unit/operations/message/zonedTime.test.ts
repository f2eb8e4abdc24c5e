import { parseZonedTime } from '../../../../nodes/PickyAssist/operations/message/zonedTime';

it.each([
	['2026-11-22T18:00', 'Europe/Rome', '2026-11-22T17:00:00.000Z'],
	['2026-07-22 18:00:30', 'Europe/Rome', '2026-07-22T16:00:30.000Z'],
	['2026-11-22', 'America/New_York', '2026-11-22T05:00:00.000Z'],
	['2026-11-22T18:00:00.250', 'Asia/Kolkata', '2026-11-22T12:30:00.250Z'],
	['2026-11-22T18:00:00Z', 'Asia/Kolkata', '2026-11-22T18:00:00.000Z'],
	['2026-11-22T18:00:00.000+05:30', 'UTC', '2026-11-22T12:30:00.000Z'],
	// The clocks change at 02:00 on these days.
	['2026-03-08T03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
	['2026-03-08T01:30', 'America/New_York', '2026-03-08T06:30:00.000Z'],
	['2026-11-01T03:30', 'America/New_York', '2026-11-01T08:30:00.000Z'],
])('%s in %s', (text, zone, expected) => {
	expect(new Date(parseZonedTime(text, zone) ?? NaN).toISOString()).toBe(expected);
});

it.each(['', 'soon', '18:00', '2026-13-01', '2026-02-30T25:00', '22.11.2026', '1795305570718'])(
	'"%s" is none',
	(text) => {
		expect(parseZonedTime(text, 'UTC')).toBeUndefined();
	},
);
