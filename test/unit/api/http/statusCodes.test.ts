import fc from 'fast-check';

import {
	isRefusal,
	meaningOf,
	STATUS_ACCEPTED,
	statusNumber,
} from '../../../../nodes/api/http/statusCodes';

const KNOWN: ReadonlyArray<[code: number, reason: RegExp]> = [
	[101, /not available/],
	[401, /token/],
	[402, /no number/],
	[403, /balance/],
	[404, /phone/],
	[405, /plan/],
	[406, /\{recipient\}/],
	[407, /empty/],
	[408, /project/],
	[409, /user/],
	[410, /request/],
	[801, /channel/],
	[802, /24-hour session/],
	[804, /template/],
	[817, /template/],
];

test.each(KNOWN)('status %i says what happened and what to do', (code, reason) => {
	const meaning = meaningOf(code);
	expect(meaning.reason).toMatch(reason);
	expect(meaning.description).toMatch(/^[A-Z].*\.$/);
});

test('401 names the platform and the IP allowlist', () => {
	expect(meaningOf(401).description).toMatch(/[Pp]latform.*IP allowlist/);
});

test('802 points to templates', () => {
	expect(meaningOf(802).description).toMatch(/template/);
});

test('only the statuses of token, balance, plan, project and user stop the rest', () => {
	const stopping = KNOWN.map(([code]) => code).filter((code) => meaningOf(code).abortsRun);
	expect(stopping).toEqual([401, 403, 405, 408, 409]);
});

test('only where the phone or the service is away, the message may be queued all the same', () => {
	const open = KNOWN.map(([code]) => code).filter((code) => meaningOf(code).unconfirmed);
	expect(open).toEqual([101, 404]);
});

test('only documented refusals say that nothing was sent; any other number leaves it open', () => {
	const refusals = new Set([401, 402, 403, 405, 406, 407, 408, 409, 410, 801, 802, 804, 817]);
	fc.assert(
		fc.property(fc.oneof(fc.integer(), fc.integer({ min: 0, max: 1_000 })), (code) => {
			expect(isRefusal(code)).toBe(refusals.has(code));
		}),
	);
});

test.each([
	[100, false],
	[101, false],
	[406, true],
	[899, false],
])('status %i says that nothing was sent: %p', (code, refuses) => {
	expect(isRefusal(code)).toBe(refuses);
});

test('a status nobody knows comes with its number', () => {
	const known = new Set([STATUS_ACCEPTED, ...KNOWN.map(([code]) => code)]);
	fc.assert(
		fc.property(
			fc.integer().filter((code) => !known.has(code)),
			(code) => {
				const { reason, abortsRun, unconfirmed, undocumented } = meaningOf(code);
				expect(reason).toContain(`status ${code},`);
				expect([abortsRun, unconfirmed, undocumented]).toEqual([undefined, true, true]);
			},
		),
	);
});

test('a status is the same number as number and as text', () => {
	fc.assert(
		fc.property(fc.nat(), (code) => {
			expect(statusNumber(code)).toBe(code);
			expect(statusNumber(String(code))).toBe(code);
			expect(statusNumber(` ${code}\n`)).toBe(code);
		}),
	);
});

test.each([
	[undefined],
	[null],
	[''],
	[' '],
	['Success'],
	['100 OK'],
	['1e2'],
	['0x64'],
	['100.5'],
	[true],
	[[100]],
	[{}],
])('%p is no status', (value) => {
	expect(statusNumber(value)).toBeUndefined();
});
