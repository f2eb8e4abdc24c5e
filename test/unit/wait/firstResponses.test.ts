import { FirstResponses } from '../../../nodes/PickyAssist/wait/firstResponses';

it('only the first response with an ID counts, for ten seconds', () => {
	let now = 0;
	const responses = new FirstResponses(() => now);
	expect([responses.add('a'), responses.add('b'), responses.add('a')]).toEqual([true, true, false]);
	now = 10_000;
	expect(responses.add('a')).toBe(false);
	now = 10_001;
	expect(responses.add('a')).toBe(true);
});
