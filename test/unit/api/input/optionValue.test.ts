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
