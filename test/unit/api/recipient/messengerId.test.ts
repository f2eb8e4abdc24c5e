import fc from 'fast-check';

import { parseMessengerId } from '../../../../nodes/api/recipient/messengerId';
import { HELPFUL, problemOf } from '../problems';

test('a text of digits stays as it is, leading zeros and all', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^\d{5,40}$/), (id) => {
			expect(parseMessengerId(id)).toBe(id);
			expect(parseMessengerId(` ${id}\n`)).toBe(id);
		}),
	);
});

test('a number is taken as long as it is exact', () => {
	expect(parseMessengerId(1_234_567_890_123_456)).toBe('1234567890123456');
	expect(parseMessengerId(12345678901234567890n)).toBe('12345678901234567890');
	expect(problemOf(() => parseMessengerId(2 ** 60))).toEqual(HELPFUL);
});

test.each<[string, unknown, string]>([
	['a phone number with a plus', '+12025550101', '+12025550101'],
	['a phone number with blanks', '1 202 555 0101', '1 202 555 0101'],
	['letters', 'maria', 'maria'],
	['letters and blanks', ' maria\n', 'maria'],
	['an object', { id: '12345' }, ''],
	['4 digits', '1234', '1234'],
	['41 digits', '1'.repeat(41), '1'.repeat(41)],
	['a fraction', 12345.5, '12345.5'],
	['a negative number', -12345, '-12345'],
	['true', true, 'true'],
])('%s is refused and named', (_, input, recipient) => {
	const problem = problemOf(() => parseMessengerId(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain('not a Recipient ID');
	expect(problem?.recipient).toBe(recipient);
});

test.each([[undefined], [null], ['']])('%p is empty', (input) => {
	const problem = problemOf(() => parseMessengerId(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain('empty');
	expect(problem?.recipient).toBe('');
});

test('whatever comes in, it is an id or a problem that helps', () => {
	fc.assert(
		fc.property(fc.anything(), (input) => {
			let id = '';
			const problem = problemOf(() => (id = parseMessengerId(input)));
			if (problem) expect(problem).toEqual(HELPFUL);
			else expect(id).toMatch(/^\d{5,40}$/);
		}),
	);
});

test.each<[string, unknown]>([
	['an object without a text form', { toString: '' }],
	['a BigInt that is too short', 123n],
])('%s is refused with a sentence too', (_, input) => {
	expect(problemOf(() => parseMessengerId(input))).toEqual(HELPFUL);
});
