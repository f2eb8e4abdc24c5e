import { countryCodeHints } from '../../../../nodes/api/push/countryCodeHint';
import { messageTo } from '../messages';

const ten = (number: string) => messageTo(number, { mayLackCountryCode: true });

test('numbers that nobody doubts give no hint', () => {
	expect(countryCodeHints([messageTo('12025550101')])).toEqual([]);
});

test('one hint counts the numbers, each of them once, and names the first', () => {
	const one = [ten('2025550101'), ten('2025550101'), messageTo('12025550102')];
	expect(countryCodeHints(one)).toEqual([expect.stringContaining('The number 2025550101 may')]);
	const many = Array.from({ length: 1_234 }, (_, index) => ten(String(2_025_550_000 + index)));
	expect(countryCodeHints(many)).toEqual([
		expect.stringMatching(/^1,234 numbers may .*for example 2025550000\)/),
	]);
});

test.each([
	[1, false, / It was sent /],
	[1, true, / It would be sent /],
	[2, false, / They were sent /],
	[2, true, / They would be sent /],
])('of %i numbers, only a dry run (%p) speaks of what would be', (count, isDryRun, sentence) => {
	const messages = Array.from({ length: count }, (_, index) => ten(String(2_025_550_100 + index)));
	expect(countryCodeHints(messages, isDryRun)[0]).toMatch(sentence);
});

test.each([
	[1, false, /, set the Country Code option\.$/],
	[1, true, /, check the Country Code option: it is empty for this item\.$/],
	[2, true, /, check the Country Code option: it is empty for these items\.$/],
])(
	'of %i numbers, with the option there (%p), the hint says what to do with it',
	(count, hasOption, end) => {
		const messages = Array.from({ length: count }, (_, index) =>
			ten(String(2_025_550_100 + index)),
		);
		expect(countryCodeHints(messages, false, hasOption)[0]).toMatch(end);
	},
);
