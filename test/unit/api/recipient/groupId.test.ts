import { parseGroupId } from '../../../../nodes/api/recipient/groupId';
import { HELPFUL, problemOf } from '../problems';

test.each([
	['G0001', 'G0001'],
	[' G0001\n', 'G0001'],
	[120_363, '120363'],
	['12025550101-1612345678@g.us', '12025550101-1612345678@g.us'],
	['x'.repeat(100), 'x'.repeat(100)],
])('%p is the group %p', (input, id) => {
	expect(parseGroupId(input)).toBe(id);
});

test.each([
	['', /empty/],
	[null, /empty/],
	['G0001, G0002', /not a single Group ID/],
	['G0001;G0002', /not a single Group ID/],
	['my group', /not a single Group ID/],
	['x'.repeat(101), /not a single Group ID/],
	[true, /not a single Group ID/],
	[Number('120363025246125486'), /last digits/],
	[1.5, /last digits/],
	[['G0001'], /a list/],
])('%p is refused', (input, sentence) => {
	const problem = problemOf(() => parseGroupId(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

test.each([
	[' my group ', 'my group'],
	['x'.repeat(500), 'x'.repeat(100)],
	[1.5, '1.5'],
])('the refusal of %p carries the recipient', (input, recipient) => {
	expect(problemOf(() => parseGroupId(input))?.recipient).toBe(recipient);
});
