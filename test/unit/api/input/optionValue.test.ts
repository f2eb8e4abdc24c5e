import { problemOf } from '../problems';
import { booleanOption, choiceOption } from '../../../../nodes/api/input/optionValue';

test.each([true, false])('%p is a value of an option that is on or off', (value) => {
	expect(booleanOption(value, 'Dry Run')).toBe(value);
});

test.each(['true', 'false', '', 0, 1, null, undefined, [], {}, 'yes'])('%p is none', (value) => {
	expect(() => booleanOption(value, 'Dry Run')).toThrow(/^Dry Run must be true or false$/);
});

const CHOICES = [
	['0', 'Low'],
	['1', 'High'],
] as const;
test.each(['0', '1', 0, 1])('%p is a choice', (value) => {
	expect(choiceOption(value, 'Priority', CHOICES)).toBe(String(value));
});

test.each(['2', 'high', '', true, null, undefined, ' 1', [1]])('%p is no choice', (value) => {
	expect(() => choiceOption(value, 'Priority', CHOICES)).toThrow(/^Priority cannot be /);
});

test.each([
	['true', '"true" (text)'],
	[0, '"0" (a number)'],
	[[], '"[]" (a list)'],
	[{ a: 1 }, '"{"a":1}" (an object)'],
	['', 'empty'],
	[null, 'empty'],
	[undefined, 'empty'],
])('the refusal of %j shows the value and what it is', (value, shown) => {
	const problem = problemOf(() => booleanOption(value, 'Dry Run', ' See item 2.'));
	expect(problem?.description).toContain(`The value is ${shown}.`);
	expect(problem?.description).toMatch(/ See item 2\.$/);
});

test('the refusal of a choice names the choices', () => {
	const problem = problemOf(() => choiceOption('high', 'Priority', CHOICES, ' See item 2.'));
	expect(problem?.message).toBe('Priority cannot be "high"');
	expect(problem?.description).toContain('"0" (Low) or "1" (High)');
	expect(problem?.description).toMatch(/ See item 2\.$/);
});
