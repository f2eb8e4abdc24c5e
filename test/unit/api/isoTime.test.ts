import { isoTime } from '../../../../nodes/api/webhook/isoTime';

const WINTER = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const SUMMER = Date.UTC(2026, 6, 2, 3, 4, 5, 6);

it.each([
	['UTC', WINTER, '2026-01-02T03:04:05.006+00:00'],
	['Europe/Berlin', WINTER, '2026-01-02T04:04:05.006+01:00'],
	['Europe/Berlin', SUMMER, '2026-07-02T05:04:05.006+02:00'],
	['Asia/Kolkata', WINTER, '2026-01-02T08:34:05.006+05:30'],
	['America/St_Johns', WINTER, '2026-01-01T23:34:05.006-03:30'],
	['Nowhere/Land', WINTER, '2026-01-02T03:04:05.006+00:00'],
	['', WINTER, '2026-01-02T03:04:05.006+00:00'],
])('in %s', (timeZone, time, text) => {
	expect(isoTime(time, timeZone)).toBe(text);
	expect(Date.parse(text)).toBe(time);
});
