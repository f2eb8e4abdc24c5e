import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import { messageTo, requestOf } from '../messages';

const ONE = '12025550101';
const TWO = '12025550102';
const THREE = '12025550103';

/** What becomes of these numbers when Picky Assist responses with this body. */
function read(numbers: readonly string[], body: unknown) {
	const request = requestOf(...numbers.map((number) => messageTo(number)));
	return readPushResponse(request, { kind: 'http', httpStatus: 200, body });
}

test('an accepted request gives each message its own id and price', () => {
	const body = {
		status: 100,
		push_id: '7000001',
		message: 'Success',
		data: [
			{ msg_id: '9000002', number: TWO, credit: '0.005' },
			{ msg_id: '9000001', number: ONE, credit: '0.01' },
		],
	};
	expect(read([ONE, TWO], body)).toEqual({
		outcomes: [
			{ status: 'accepted', pushId: '7000001', msgId: '9000001', credit: 0.01 },
			{ status: 'accepted', pushId: '7000001', msgId: '9000002', credit: 0.005 },
		],
		abortsRun: false,
		hints: [],
	});
});

test('ids are texts and prices numbers, whatever they come as', () => {
	const row = { msg_id: 9_000_001, number: 12_025_550_101, credit: 0.005 };
	expect(read([ONE], { status: '100', push_id: 7_000_001, data: [row] }).outcomes).toEqual([
		{ status: 'accepted', pushId: '7000001', msgId: '9000001', credit: 0.005 },
	]);
});

test.each([[''], ['free'], [null], [{}]])('a price of %p is left out', (credit) => {
	const { outcomes } = read([ONE], {
		status: 100,
		push_id: '7',
		data: [{ msg_id: '9', number: ONE, credit }],
	});
	expect(outcomes).toEqual([{ status: 'accepted', pushId: '7', msgId: '9' }]);
});

test('an accepted request without rows is accepted, without ids of messages', () => {
	expect(
		read([ONE, TWO], { status: 100, push_id: '7000001', message: 'Success' }).outcomes,
	).toEqual([
		{ status: 'accepted', pushId: '7000001' },
		{ status: 'accepted', pushId: '7000001' },
	]);
});

test('a message whose row is missing is unconfirmed, under the push ID', () => {
	const body = { status: 100, push_id: '7000001', data: [{ msg_id: '9', number: TWO }] };
	expect(read([ONE, TWO], body).outcomes).toMatchObject([
		{ status: 'unconfirmed', code: null, pushId: '7000001' },
		{ status: 'accepted', msgId: '9' },
	]);
});

test('rows nobody asked for are a hint and change nothing else', () => {
	const body = {
		status: 100,
		data: [
			{ msg_id: '8', number: THREE },
			{ msg_id: '9', number: ONE },
		],
	};
	const { outcomes, hints } = read([ONE], body);
	expect(outcomes).toMatchObject([{ status: 'accepted', msgId: '9' }]);
	expect(hints).toHaveLength(1);
	expect(hints[0]).toContain(THREE);
});

test('different messages to one number get their ids in order', () => {
	const body = {
		status: 100,
		data: [
			{ msg_id: '8', number: ONE },
			{ msg_id: '9', number: ONE },
		],
	};
	const request = requestOf(
		...['a', 'b'].map((text) => messageTo(ONE, { entry: { message: text } })),
	);
	const { outcomes, hints } = readPushResponse(request, { kind: 'http', httpStatus: 200, body });
	expect(outcomes).toMatchObject([{ msgId: '8' }, { msgId: '9' }]);
	expect(hints).toEqual([]);
});

test('a row that refuses its number counts for that number alone', () => {
	const body = {
		status: 100,
		push_id: '7',
		data: [
			{ number: ONE, status: '406', message: 'Invalid' },
			{ number: TWO, msg_id: '9' },
		],
	};
	const { outcomes, abortsRun } = read([ONE, TWO], body);
	expect(outcomes).toMatchObject([
		{ status: 'rejected', code: 406, pushId: '7', reason: expect.stringContaining(ONE) },
		{ status: 'accepted', msgId: '9' },
	]);
	expect(abortsRun).toBe(false);
});

test('a row with an id in a refused request was taken, and keeps its id', () => {
	const body = {
		status: 406,
		message: 'Invalid',
		push_id: '7',
		data: [{ number: TWO, msg_id: '9' }],
	};
	expect(read([ONE, TWO], body).outcomes).toMatchObject([
		{ status: 'rejected', code: 406 },
		{ status: 'accepted', pushId: '7', msgId: '9' },
	]);
});

test.each([
	[406, 'unconfirmed', undefined],
	[403, 'unconfirmed', undefined],
	[101, 'unconfirmed', undefined],
])('status %i beside message ids of other numbers leaves it open', (status, expected, refused) => {
	const data = [
		{ msg_id: '901', number: '551187654321' },
		{ msg_id: '902', number: '551187654322' },
	];
	const { outcomes, refusedForANumber } = read([ONE, TWO], { status, data });
	expect(outcomes.map((outcome) => outcome.status)).toEqual([expected, expected]);
	expect(refusedForANumber).toBe(refused);
	expect(outcomes[0]).toMatchObject({
		reason:
			status === 101
				? expect.stringContaining('not available')
				: expect.stringContaining(`rejected the request with status ${status}`),
	});
});

test('rows that refuse other numbers leave nothing open', () => {
	const data = [
		{ number: THREE, status: 406 },
		{ number: '551187654322', msg_id: '' },
	];
	expect(read([ONE, TWO], { status: 406, data }).outcomes.map(({ status }) => status)).toEqual([
		'rejected',
		'rejected',
	]);
});

test.each([1, '2', 3, 100])('a delivery status of %p in a row is no refusal', (status) => {
	const { outcomes } = read([ONE], { status: 100, data: [{ number: ONE, msg_id: '9', status }] });
	expect(outcomes).toMatchObject([{ status: 'accepted', msgId: '9' }]);
});
