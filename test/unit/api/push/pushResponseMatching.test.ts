import fc from 'fast-check';

import type { Outcome } from '../../../../nodes/api/push/outcome';
import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import { fullNumber, messageTo, requestOf } from '../messages';

/** What becomes of these numbers when Picky Assist responses with this body. */
function read(numbers: readonly string[], body: unknown) {
	const request = requestOf(...numbers.map((number) => messageTo(number)));
	return readPushResponse(request, { kind: 'http', httpStatus: 200, body });
}

test('each of 1 to 20 numbers gets its own id, or is unconfirmed, whatever the order of the rows', () => {
	const answers = fc
		.uniqueArray(fullNumber, { minLength: 1, maxLength: 20 })
		.chain((numbers) =>
			fc.tuple(fc.constant(numbers), fc.shuffledSubarray(numbers, { minLength: 1 }), fc.boolean()),
		);
	fc.assert(
		fc.property(answers, ([numbers, answered, asNumber]) => {
			const data = answered.map((number) => ({
				number: asNumber ? Number(number) : number,
				msg_id: `m${number}`,
			}));
			const wanted = numbers.map(
				(number): Partial<Outcome> =>
					answered.includes(number)
						? { status: 'accepted', pushId: '7', msgId: `m${number}` }
						: { status: 'unconfirmed', pushId: '7' },
			);
			expect(read(numbers, { status: 100, push_id: '7', data }).outcomes).toMatchObject(wanted);
		}),
	);
});

describe('several rows of one number', () => {
	const ANA = '12025550101';
	const BEN = '12025550102';
	const taken = { number: ANA, msg_id: '9000001' };
	const alsoTaken = { number: ANA, msg_id: '9000002' };
	const refused = { number: ANA, status: 406, error: 'Invalid number' };
	const toBen = { number: BEN, msg_id: '9000003' };
	const say = (recipient: string, message: string) => messageTo(recipient, { entry: { message } });
	const ONE = [say(ANA, 'one')];
	const TWO = [say(ANA, 'one'), say(ANA, 'two')];
	const EQUAL = [say(ANA, 'one'), say(ANA, 'one')];

	it.each([
		['two texts, the first refused', TWO, 100, [refused, taken], ['unconfirmed', 'unconfirmed']],
		['two texts, the second refused', TWO, 100, [taken, refused], ['unconfirmed', 'unconfirmed']],
		['two texts, one row', TWO, 100, [taken], ['unconfirmed', 'unconfirmed']],
		['two texts, one row in a refused request', TWO, 407, [taken], ['unconfirmed', 'unconfirmed']],
		['two texts, both taken', TWO, 100, [taken, alsoTaken], ['accepted', 'accepted']],
		['two texts, both refused', TWO, 100, [refused, refused], ['rejected', 'rejected']],
		['a text twice, one refused', EQUAL, 100, [refused, taken], ['rejected', 'accepted']],
		['a text twice, one row', EQUAL, 100, [taken], ['accepted', 'unconfirmed']],
		[
			'a text twice, a row too many',
			EQUAL,
			100,
			[taken, taken, refused],
			['unconfirmed', 'unconfirmed'],
		],
		['one text, refused and taken', ONE, 100, [refused, taken], ['unconfirmed']],
		['one text, taken and refused', ONE, 100, [taken, refused], ['unconfirmed']],
		['one text, taken twice', ONE, 100, [taken, alsoTaken], ['accepted']],
		['one text, refused twice', ONE, 100, [refused, refused], ['rejected']],
		[
			'another number beside them',
			[...TWO, say(BEN, 'x')],
			100,
			[toBen, taken, refused],
			['unconfirmed', 'unconfirmed', 'accepted'],
		],
	])('%s', (_, messages, status, data, expected) => {
		const body = { status, push_id: '7', data };
		const { outcomes, hints } = readPushResponse(requestOf(...messages), {
			kind: 'http',
			httpStatus: 200,
			body,
		});
		expect(outcomes.map((outcome) => outcome.status)).toEqual(expected);
		const contradictory = outcomes.filter(
			(outcome) => 'reason' in outcome && outcome.reason.includes('contradictory rows'),
		);
		if (contradictory.length > 0) expect(hints.join(' ')).not.toContain('The node used the first');
	});
});

test.each([
	[{ error: 'Invalid number' }, ['unconfirmed']],
	[{ number: '12025550101', error: 'Try later' }, ['unconfirmed']],
	['Invalid number', ['unconfirmed']],
	['Internal error', ['unconfirmed']],
	['Queued', ['accepted']],
	[{}, ['accepted']],
	[{ number: '12025550101', msg_id: '9000001' }, ['accepted']],
	[{ 0: { number: '12025550101', msg_id: '9000001' } }, ['accepted']],
	[{ 0: { number: '12025550101', status: 406 } }, ['rejected']],
])('data that is no list is read: %j', (data, expected) => {
	const { outcomes } = read(['12025550101'], { status: 100, push_id: '7', data });
	expect(outcomes.map(({ status }) => status)).toEqual(expected);
});
