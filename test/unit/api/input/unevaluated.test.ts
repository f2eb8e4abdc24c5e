import { rejectUnevaluated } from '../../../../nodes/api/input/unevaluated';
import { HELPFUL, problemOf } from '../problems';

test.each([
	'Hi {{ $json.name }}',
	'{{1}} and {{$("Start").item.json.a}}',
	'{{ JSON.stringify($json) }}',
])('%s is an expression that was not evaluated', (text) => {
	const problem = problemOf(() => rejectUnevaluated(text, 'Message'));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.description).toBe('Switch Message from Fixed to Expression.');
});

test.each([
	'{{1}} costs $a, {{2}}',
	'{{ name }}',
	'{{ $ 5 }}',
	'{{ $json.a',
	'{ $json.a }',
	'{'.repeat(100_000),
])('%s is a text', (text) => {
	expect(problemOf(() => rejectUnevaluated(text, 'Message'))).toBeUndefined();
});

test('of several expressions, the first one of n8n is shown', () => {
	const problem = problemOf(() =>
		rejectUnevaluated('{{1}} {{ $json.a }} {{ $json.b }}', 'Message'),
	);
	expect(problem?.message).toMatch(/: "\{\{ \$json\.a \}\}"$/);
	expect(problem?.description).toContain('Message');
});
