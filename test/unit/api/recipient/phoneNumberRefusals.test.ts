import { parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';
import { HELPFUL, problemOf } from '../problems';

const TWO = /more than one number/;
const EXTENSION = /extension/;
const NO_NUMBER = /not a phone number/;
const SHORT = /too short/;
const LONG = /too long/;
const FRACTION = /not whole/;
const ZERO = /starts with 0/;
const MAY_BELONG = /may or may not belong/;

test.each<[string, unknown, RegExp]>([
	['nothing', undefined, /empty/],
	['null', null, /empty/],
	['an empty text', '', /empty/],
	['blanks only', ' \u00a0\t', /empty/],
	['zero-width characters only', '\u200b\ufeff', /empty/],
	['letters', 'Maria', NO_NUMBER],
	['letters among digits', '1-800-FLOWERS', NO_NUMBER],
	['a vanity prefix', 'tel:+12025550101', NO_NUMBER],
	['a plus alone', '+', NO_NUMBER],
	['dashes alone', '--', NO_NUMBER],
	['brackets alone', '()', NO_NUMBER],
	['an e that no spreadsheet wrote', '12e5', NO_NUMBER],
	['an e and more behind it', '1e5x', NO_NUMBER],
	['an extension and more behind it', '12025550101x5y', NO_NUMBER],
	['100 letters', 'a'.repeat(100), NO_NUMBER],
	['101 letters', 'a'.repeat(101), LONG],
	['two pluses', '++12025550101', NO_NUMBER],
	['1 digit', '7', SHORT],
	['4 digits', '1234', SHORT],
	['4 digits as a number', 1234, SHORT],
	['4 digits behind two zeros', '001234', SHORT],
	['16 digits', '1234567890123456', LONG],
	['two numbers run together', '1202555010112025550102', LONG],
	['a number too long to be exact', 2 ** 60, LONG],
	['shortened by a spreadsheet', '1.20255E+11', /spreadsheet/],
	['shortened, with a decimal comma', '1,20255E+11', /spreadsheet/],
	['shortened, in small letters', '1.2e11', /spreadsheet/],
	['shortened, without a fraction', '1E+11', /spreadsheet/],
	['a comma between two', '12025550101,12025550102', TWO],
	['a comma and a blank', '12025550101, 12025550102', TWO],
	['a semicolon', '12025550101;12025550102', TWO],
	['a line break', '12025550101\n12025550102', TWO],
	['a line break of Windows', '12025550101\r\n12025550102', TWO],
	['a vertical line', '12025550101|12025550102', TWO],
	['a slash', '12025550101/12025550102', TWO],
	['a slash with blanks', '12025550101 / 12025550102', TWO],
	['a blank', '12025550101 12025550102', TWO],
	['a no-break blank', '12025550101\u00a012025550102', TWO],
	['short numbers and a blank', '5550101 5550102', TWO],
	['a second plus', '+1 202 555 0101 +1 202 555 0102', TWO],
	['ext', '12025550101 ext 5', EXTENSION],
	['ext.', '+1 202 555 0101 ext. 123', EXTENSION],
	['extension', '12025550101 Extension 123', EXTENSION],
	['x', '12025550101x5', EXTENSION],
	['x with blanks', '202-555-0101 x 123', EXTENSION],
	['#', '12025550101#5', EXTENSION],
	['words between two', '12025550101 or +12025550102', TWO],
	['a group of WhatsApp', '120363025246125486@g.us', /WhatsApp group/],
	['a leading 0', '02079460018', ZERO],
	['a leading 0 in brackets', '(0)20 7946 0018', ZERO],
	['a 0 behind the plus', '+02079460018', ZERO],
	['three zeros', '00012025550101', ZERO],
	['zero', 0, ZERO],
	['an e-mail address', 'maria@example.com', /an email address/],
	['an e-mail address of digits', '12025550101@example.com', /an email address/],
	['a fraction', '12025550101.5', FRACTION],
	['a fraction of two digits', '12025550101.50', FRACTION],
	['a fraction behind a short number', '12345.67', FRACTION],
	['a fraction of three digits behind seven', '1234567.891', FRACTION],
	['a negative number', -12_025_550_101, /negative/],
	['a 0 in brackets, but no plus', '44 (020) 7946 0018', MAY_BELONG],
	['a 0 in brackets behind more than a country code', '+44 20 (0794) 60018', MAY_BELONG],
	['a 0 in brackets where no number has one', '+1 (0202) 555 0101', MAY_BELONG],
	['a fraction as a number', 12_025_550_101.5, FRACTION],
	['not a number', Number.NaN, FRACTION],
	['infinity', Number.POSITIVE_INFINITY, FRACTION],
	['a list', ['12025550101'], NO_NUMBER],
	['an object', { number: '12025550101' }, NO_NUMBER],
	['true', true, NO_NUMBER],
])('%s is refused', (_, input, sentence) => {
	const problem = problemOf(() => parsePhoneNumber(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

test.each<[string, unknown, string]>([
	['a text as it was written', '12-34', '12-34'],
	['blanks around it left out', ' 1234\n', '1234'],
	['nothing', undefined, ''],
	['a number', 1234, '1234'],
	['a list', ['1234'], ''],
	['the beginning of a long text', 'a'.repeat(500), 'a'.repeat(100)],
])('the refusal carries the recipient: %s', (_, input, recipient) => {
	expect(problemOf(() => parsePhoneNumber(input))?.recipient).toBe(recipient);
});

test('a long text is cut in the sentence', () => {
	const problem = problemOf(() => parsePhoneNumber('a'.repeat(500)));
	expect(problem?.message.length).toBeLessThan(150);
});

const circle: { self?: object } = {};
circle.self = circle;

test.each<[string, unknown]>([
	['a BigInt that is no full number', 1234n],
	['an object that holds itself', circle],
	['an object without a text form', { toString: '' }],
])('%s is refused with a sentence too', (_, input) => {
	expect(problemOf(() => parsePhoneNumber(input))).toEqual(HELPFUL);
});

test.each<[string, unknown]>([
	['a fraction behind a short number', '12345.5'],
	['a negative number', -5_550_302],
])('%s is refused, because its digits are no phone number', (_, input) => {
	expect(problemOf(() => parsePhoneNumber(input))).toEqual(HELPFUL);
});
