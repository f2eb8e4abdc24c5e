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
