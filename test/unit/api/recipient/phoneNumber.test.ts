import fc from 'fast-check';

import { mayLackCountryCode, parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';
import { fullNumber } from '../messages';
import { HELPFUL, problemOf } from '../problems';

const COUNTRY_CODES = ['', '1', '7', '39', '44', '65', '91', '971', '1684'];
const countryCode = fc.constantFrom(...COUNTRY_CODES);

const FULL = /^[1-9]\d{4,14}$/;

/** Texts made of what stands in and around phone numbers. */
const almostNumber = fc.string({
	unit: fc.constantFrom(...'0123456789', ...'0123456789', ...'+-–.()/ ,;ex#@\n\u00a0\u200b²１'),
	maxLength: 30,
});
const anyInput = fc.oneof(almostNumber, fc.string(), fc.double(), fc.integer(), fc.anything());

const BLANKS = [' ', '\t', '\u00a0', '\u202f', '\u3000', '\u200b', '\u2060', '\ufeff', '\u202a'];
const separator = fc.constantFrom(
	...BLANKS,
	'-',
	'\u2011',
	'\u2013',
	' - ',
	') ',
	' (',
	'\u200b\u00a0',
);
const blanks = fc
	.array(fc.constantFrom(...BLANKS), { maxLength: 2 })
	.map((parts) => parts.join(''));

/** The digits in groups of two to four, as people write them; never one digit alone. */
function groups(digits: string, sizes: readonly number[]): string[] {
	const parts: string[] = [];
	let rest = digits;
	for (let turn = 0; rest.length > 5; turn++) {
		const size = sizes[turn % sizes.length] ?? 3;
		parts.push(rest.slice(0, size));
		rest = rest.slice(size);
	}
	return rest.length < 4 ? [...parts, rest] : [...parts, rest.slice(0, 2), rest.slice(2)];
}

/** Countries in which the 0 in front belongs to the number (national numbering plans). */
const KEEPS_ZERO = /^(39|225|229|242|378)/;

const formatted = fc
	.record({
		digits: fullNumber,
		sizes: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1 }),
		separators: fc.oneof(
			fc.array(separator, { minLength: 1 }),
			fc.constantFrom(['.'], ['-'], [' '], ['']),
		),
		prefix: fc.constantFrom('', '+', '00', '+ ', '00 ', '(+', '+('),
		trunkZero: fc.constantFrom('', '(0)', ' (0) ', '\u00a0(0)'),
		around: fc.tuple(blanks, blanks),
	})
	.map(({ digits, sizes, separators, prefix, trunkZero, around: [before, behind] }) => {
		const parts = groups(digits, sizes);
		const written = parts.reduce((text, part, index) => {
			// Where the 0 belongs to the number, (0) is one of its digits.
			const zero = index === 1 && !KEEPS_ZERO.test(digits) ? trunkZero : '';
			return `${text}${zero}${separators[index % separators.length] ?? ''}${part}`;
		});
		return {
			digits,
			text: `${before}${prefix}${written}${behind}`,
			hasZeroGroup: parts.some((part) => part.startsWith('0')) && separators.join('').includes('('),
		};
	})
	// A group such as (00) could be a 0 for calls within the country, and is rejected.
	.filter(({ hasZeroGroup }) => !hasZeroGroup);

test('any way to write the same digits gives the same digits', () => {
	fc.assert(
		fc.property(formatted, countryCode, ({ digits, text }, code) => {
			expect(parsePhoneNumber(text, code)).toBe(digits);
		}),
	);
});

test('any input gives 5 to 15 digits without a leading 0, or a problem that helps', () => {
	fc.assert(
		fc.property(anyInput, countryCode, (input, code) => {
			let number = '';
			const problem = problemOf(() => (number = parsePhoneNumber(input, code)));
			if (problem) expect(problem).toEqual(HELPFUL);
			else expect(number).toMatch(FULL);
		}),
		{ numRuns: 1_000 },
	);
});

test('no digit is added, and the order stays', () => {
	fc.assert(
		fc.property(almostNumber, countryCode, (input, code) => {
			let number = '';
			if (problemOf(() => (number = parsePhoneNumber(input, code)))) return;
			const written = [...input.normalize('NFKC').matchAll(/\d/g)].join('');
			const own = number.startsWith(code) ? [number, number.slice(code.length)] : [number];
			const left = own.map((digits) =>
				[...digits].reduce((rest: string | undefined, digit) => {
					const at = rest?.indexOf(digit) ?? -1;
					return at < 0 ? undefined : rest?.slice(at + 1);
				}, written),
			);
			expect(left.some((rest) => rest !== undefined)).toBe(true);
		}),
		{ numRuns: 1_000 },
	);
});

test('a number that was read once is read the same again', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				almostNumber,
				formatted.map(({ text }) => text),
			),
			(input) => {
				let number = '';
				if (problemOf(() => (number = parsePhoneNumber(input)))) return;
				expect(parsePhoneNumber(number)).toBe(number);
			},
		),
	);
});

test('a plain number of 11 to 15 digits never changes, whatever the country code, as text or number', () => {
	fc.assert(
		fc.property(fullNumber, countryCode, (digits, code) => {
			expect(parsePhoneNumber(digits, code)).toBe(digits);
			expect(parsePhoneNumber(Number(digits), code)).toBe(digits);
			expect(parsePhoneNumber(`${digits}.0`, code)).toBe(digits);
		}),
	);
});

test.each<[unknown, string, boolean]>([
	['2025550101', '', true],
	['(202) 555-0101', '', true],
	[2_025_550_101, '', true],
	['2025550101;', '', true],
	['+6581234567', '', false],
	['006581234567', '', false],
	['12025550101', '', false],
	['202555010', '', false],
	['6581234567', '65', false],
])('%p with country code %p may lack its country code: %p', (input, code, may) => {
	expect(mayLackCountryCode(input, code, parsePhoneNumber(input, code))).toBe(may);
});
