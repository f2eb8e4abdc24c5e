import { parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';

test.each<[string, unknown, string]>([
	['plain', '12025550101', '12025550101'],
	['a number of JSON', 12_025_550_101, '12025550101'],
	['plus and blanks', '+1 202 555 0101', '12025550101'],
	['North American', '+1 (202) 555-0101', '12025550101'],
	['dots', '+1.202.555.0101', '12025550101'],
	['two zeros in front', '0044 20 7946 0018', '442079460018'],
	['a 0 in brackets behind the country code', '+44 (0)20 7946 0018', '442079460018'],
	['a 0 in brackets, country code without a plus', '44 (0) 20 7946 0018', '442079460018'],
	['a trunk 0 in brackets', '+49(0171)5550101', '491715550101'],
	['the same with blanks', '+49 (0171) 555-0101', '491715550101'],
	['the same with two zeros in front', '0049(0171)5550101', '491715550101'],
	['the same with the country code in brackets', '(+49) (0171) 5550101', '491715550101'],
	['the same of three digits', '+353(087)5550101', '353875550101'],
	['an area code that begins with other digits', '+49(171)5550101', '491715550101'],
	['a 0 in brackets that belongs to the number', '+39 (06) 5550101', '39065550101'],
	['the same alone', '+39 (0)6 5550101', '39065550101'],
	['the same in Ivory Coast', '+225 (07) 05550101', '2250705550101'],
	['a 0 in brackets behind a country code of one digit', '+7 (0) 912 345-67-89', '79123456789'],
	['a long group before a short one', '+49 30123456 78', '493012345678'],
	['a dot in the last part', '+1 (202) 55501.01', '12025550101'],
	['a dot before three digits or more', '123456.789', '123456789'],
	['a dot before 001', '12345.001', '12345001'],
	['a BigInt', 12_025_550_101n, '12025550101'],
	['a slash behind the area code', '+49 30/12345678', '493012345678'],
	['no-break blanks', '+1\u00a0202\u00a0555\u00a00101', '12025550101'],
	['zero-width characters', '\u200b1202\u200b5550101\ufeff', '12025550101'],
	['marks of the writing direction', '\u202a+12025550101\u202c', '12025550101'],
	['full-width digits', '＋１２０２５５５０１０１', '12025550101'],
	['en dashes', '1–202–555–0101', '12025550101'],
	['a line break at the end', '12025550101\r\n', '12025550101'],
	['a spreadsheet fraction', '12025550101.0', '12025550101'],
	['a spreadsheet fraction of two zeros', '12025550101.00', '12025550101'],
	['a spreadsheet fraction behind a plus', '+12025550101.0', '12025550101'],
	['the shortest', '12345', '12345'],
	['the shortest of a spreadsheet', '12345.0', '12345'],
	['the longest', '123456789012345', '123456789012345'],
])('%s', (_, input, digits) => {
	expect(parsePhoneNumber(input)).toBe(digits);
});

test('two zeros behind the point of a short number add no digits', () => {
	expect(parsePhoneNumber('12345.00')).toBe('12345');
});

test.each(['1.202.555.010.0', '+1 202-555-0101.0'])(
	'%s may end in a digit or in a fraction, and is refused',
	(number) => {
		expect(() => parsePhoneNumber(number)).toThrow('not whole');
	},
);
