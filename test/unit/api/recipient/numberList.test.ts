import fc from 'fast-check';

import { splitNumberList } from '../../../../nodes/api/recipient/numberList';
import { parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';
import { fullNumber } from '../messages';
import { HELPFUL, problemOf } from '../problems';

const between = fc.constantFrom(',', ', ', ';', '\n', '\r\n', ',\n', ' ; ', ',,');

test('a text gives its numbers in order, whatever stands between them', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fullNumber, between), { minLength: 1 }), (pairs) => {
			const text = pairs.map(([number, mark]) => `${number}${mark}`).join('');
			expect(splitNumberList(text).map((part) => parsePhoneNumber(part))).toEqual(
				pairs.map(([number]) => number),
			);
		}),
	);
});

test('an array keeps its order and its numbers, without the empty places', () => {
	expect(splitNumberList(['12025550101', '', 12_025_550_102, ' \n', '+1 202 555 0103'])).toEqual([
		'12025550101',
		12_025_550_102,
		'+1 202 555 0103',
	]);
});

test('one number stands for a list of one', () => {
	expect(splitNumberList(12_025_550_101)).toEqual([12_025_550_101]);
	expect(splitNumberList('12025550101')).toEqual(['12025550101']);
});

test('blanks do not part numbers: one is often written with blanks', () => {
	expect(splitNumberList('+1 202 555 0101')).toEqual(['+1 202 555 0101']);
});

test.each([[''], [' , ;\n'], [[]], [['', ' ']]])('%p is an empty list', (input) => {
	const problem = problemOf(() => splitNumberList(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain('empty');
});

test.each([[undefined], [null], [true], [{}], [{ numbers: ['12025550101'] }]])(
	'%p is no list',
	(input) => {
		const problem = problemOf(() => splitNumberList(input));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toContain('not a list');
	},
);

test('whatever the list is, there is a list or a problem that helps', () => {
	fc.assert(
		fc.property(fc.anything(), (input) => {
			const problem = problemOf(() => expect(splitNumberList(input).length).toBeGreaterThan(0));
			if (problem) expect(problem).toEqual(HELPFUL);
		}),
	);
});
