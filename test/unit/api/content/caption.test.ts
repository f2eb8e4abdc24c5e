import { requireNoCaption } from '../../../../nodes/api/content/caption';
import { HELPFUL, problemOf } from '../problems';

test.each(['image', 'video', undefined] as const)('a text under %p may go', (kind) => {
	expect(problemOf(() => requireNoCaption('Hi', kind, 'Caption'))).toBeUndefined();
});

test.each([
	['audio', 'An audio file'],
	['document', 'A document'],
	['sticker', 'A sticker'],
	['voice note', 'A voice note'],
] as const)('a text under %p is refused, none is not', (kind, called) => {
	const problem = problemOf(() => requireNoCaption('Hi', kind, 'Message'));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toBe(`${called} cannot have a caption`);
	expect(problem?.description).toContain('Leave Message empty');
	expect(problemOf(() => requireNoCaption(' ', kind, 'Message'))).toBeUndefined();
});
