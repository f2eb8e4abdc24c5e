import { isoOfVendorTime, isoTime } from '../../../nodes/api/isoTime';

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

it.each([
	['06-08-2025 06:46 AM', 'UTC', '2025-08-06T06:46:00.000+00:00'],
	['06-08-2025 12:00 AM', 'Asia/Kolkata', '2025-08-06T00:00:00.000+05:30'],
	['06-08-2025 12:30 PM', 'America/St_Johns', '2025-08-06T12:30:00.000-02:30'],
	['29-03-2026 01:59 AM', 'Europe/Berlin', '2026-03-29T01:59:00.000+01:00'],
	['29-03-2026 03:01 AM', 'Europe/Berlin', '2026-03-29T03:01:00.000+02:00'],
	['2025-08-06 06:46', 'UTC', '2025-08-06 06:46'],
	['', 'UTC', ''],
])('a time of Picky Assist: %s in %s', (text, timeZone, iso) => {
	expect(isoOfVendorTime(text, timeZone)).toBe(iso);
});
