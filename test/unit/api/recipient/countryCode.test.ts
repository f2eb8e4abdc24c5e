import fc from 'fast-check';

import { parseCountryCode, trunkZeroAfter } from '../../../../nodes/api/recipient/countryCode';
import { parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';
import { HELPFUL, problemOf } from '../problems';

/** Codes of countries whose numbers differ in length. */
const code = fc.constantFrom('44', '49', '60', '971', '1684');
const shortNumber = fc.stringMatching(/^[1-9]\d{4,9}$/);

test.each<[string, unknown, string, string]>([
	['a British number with its 0', '020 7946 0018', '44', '442079460018'],
	['a British number with its 0 in brackets', '(0)20 7946 0018', '44', '442079460018'],
	['a British number with 0 and area code in brackets', '(020) 7946 0018', '44', '442079460018'],
	['a British number that has the code, and (0)', '+44 (0)20 7946 0018', '44', '442079460018'],
	['a British number that has the code without a plus', '44 20 7946 0018', '44', '442079460018'],
	['a British number without its 0', '20 7946 0018', '44', '442079460018'],
	['an Indian number', '9876543210', '91', '919876543210'],
	['an Indian number that begins like the code', '9112345678', '91', '919112345678'],
	['an Indian number as a number', 9_112_345_678, '91', '919112345678'],
	['an Indian number of a spreadsheet', '9112345678.0', '91', '919112345678'],
	['an Indian number with its 0', '09876543210', '91', '919876543210'],
	['an Indian number with its code', '919876543210', '91', '919876543210'],
	['an American number', '(202) 555-0101', '1', '12025550101'],
	['an American number with its code', '1 202 555 0101', '1', '12025550101'],
	['a Russian number', '912 345-67-89', '7', '79123456789'],
	['a Kazakh number that begins like the code', '7012345678', '7', '77012345678'],
	['a number of Singapore', '8123 4567', '65', '6581234567'],
	['a number of Singapore with its code, 10 digits', '6581234567', '65', '6581234567'],
	['a number of Singapore with its code and a plus', '+65 8123 4567', '65', '6581234567'],
	['a French number that a spreadsheet robbed of its 0', '330000001', '33', '33330000001'],
	['an Italian land line, whose 0 stays', '06 1234 5678', '39', '390612345678'],
	['a number of Ivory Coast, whose 0 stays', '07 12 34 56 78', '225', '2250712345678'],
	['a foreign number with a plus', '+4930123456', '65', '4930123456'],
	['a foreign number with two zeros', '004930123456', '65', '4930123456'],
	['a short foreign number with a plus', '+2912345', '65', '2912345'],
	['an Indian length with a plus', '+9112345678', '91', '9112345678'],
])('%s', (_, input, countryCode, digits) => {
	expect(parsePhoneNumber(input, countryCode)).toBe(digits);
});

test('the code goes before a number of at most ten digits that does not begin with it', () => {
	fc.assert(
		fc.property(shortNumber, code, (number, prefix) => {
			const expected = number.startsWith(prefix) ? number : `${prefix}${number}`;
			expect(parsePhoneNumber(number, prefix)).toBe(expected);
		}),
	);
});

test('one leading 0 gives way to the code, and only one', () => {
	fc.assert(
		fc.property(shortNumber, code, (number, prefix) => {
			expect(parsePhoneNumber(`0${number}`, prefix)).toBe(`${prefix}${number}`);
			expect(problemOf(() => parsePhoneNumber(`000${number}`, prefix))).toEqual(HELPFUL);
		}),
	);
});

test('a number with + or 00 never gets the code', () => {
	fc.assert(
		fc.property(shortNumber, code, (number, prefix) => {
			expect(parsePhoneNumber(`+${number}`, prefix)).toBe(number);
			expect(parsePhoneNumber(`00${number}`, prefix)).toBe(number);
		}),
	);
});

test.each<[string, string]>([
	['4 digits', '1234'],
	['4 digits, one of them the 0', '0123'],
	['15 digits and a 0', '0123456789012345'],
])('%s do not become a number by the code', (_, input) => {
	expect(problemOf(() => parsePhoneNumber(input, '44'))?.message).toMatch(/too (short|long)/);
});

test.each([
	['partOfNumber', ['39', '225', '229', '242', '378']],
	['unused', ['1', '7', '34', '45', '47', '65', '351', '352', '420', '852']],
	['domesticPrefix', ['33', '44', '49', '91', '971']],
])('a 0 behind the country code: %s in %j', (zero, codes) => {
	expect(codes.map(trunkZeroAfter)).toEqual(codes.map(() => zero));
});

test.each<[unknown, string]>([
	['91', '91'],
	[91, '91'],
	['+91', '91'],
	['+ 91', '91'],
	['0091', '91'],
	[' 0091 ', '91'],
	['1684', '1684'],
	['9100', '9100'],
	['', ''],
	['  ', ''],
	[undefined, ''],
	[null, ''],
])('country code %p is read as %p', (input, digits) => {
	expect(parseCountryCode(input)).toBe(digits);
});

test.each([
	['0'],
	['091'],
	['4+9'],
	['12345'],
	['DE'],
	['+49 30'],
	['4,9'],
	[-91],
	[9.1],
	[true],
	[{}],
])('country code %p is refused', (input) => {
	const problem = problemOf(() => parseCountryCode(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(/country code/i);
});

test('whatever the country code is, it comes out as digits or is refused', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.anything(), fc.string({ unit: fc.constantFrom(...'+0129 ') })),
			(input) => {
				let digits = '';
				const problem = problemOf(() => (digits = parseCountryCode(input)));
				if (problem) expect(problem).toEqual(HELPFUL);
				else expect(digits).toMatch(/^([1-9]\d{0,3})?$/);
			},
		),
	);
});

test('an object without a text form is refused as country code', () => {
	expect(problemOf(() => parseCountryCode({ toString: '' }))).toEqual(HELPFUL);
});
