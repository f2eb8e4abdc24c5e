import type { NotAccepted } from '../../../nodes/api/push/outcome';
import { type Result, describeOutcome, toItem } from '../../../nodes/PickyAssist/send/results';
import { messageTo } from '../api/messages';

const NUMBER = '12025550101';
const PLAIN = { errorOutput: false, hasReferenceColumn: true };
const ERROR_OUTPUT = { errorOutput: true, hasReferenceColumn: true };

const message = messageTo(NUMBER, {
	itemIndex: 4,
	entry: { message: 'Hi', reference_number: 'order-1001' },
});
const rejected: NotAccepted = {
	status: 'rejected',
	code: 406,
	pushId: '7000001',
	reason: 'Picky Assist does not accept the number 12025550101',
	description: 'Check it.',
};

const sent: Result = {
	itemIndex: 4,
	recipient: NUMBER,
	recipientField: 'number',
	message,
	outcome: { status: 'accepted', pushId: '7000001', msgId: '9000001', credit: 0.005 },
};
const refused: Result = {
	itemIndex: 4,
	recipient: NUMBER,
	recipientField: 'number',
	message,
	outcome: rejected,
};
const ERROR = {
	message: 'Picky Assist does not accept the number 12025550101. Check it.',
	number: NUMBER,
	status: 'rejected',
	code: 406,
	http_status: null,
	push_id: '7000001',
	reference_number: 'order-1001',
};

test('an accepted message comes out with its ids, linked to its item', () => {
	expect(toItem(sent, PLAIN)).toEqual({
		json: {
			number: NUMBER,
			status: 'accepted',
			msg_id: '9000001',
			push_id: '7000001',
			credit: 0.005,
			reference_number: 'order-1001',
		},
		pairedItem: { item: 4 },
	});
	expect(toItem(sent, ERROR_OUTPUT)).toEqual(toItem(sent, PLAIN));
});

test('what is not known is null, and the column is there', () => {
	const result: Result = {
		...sent,
		message: messageTo(NUMBER),
		outcome: { status: 'accepted', pushId: null },
	};
	const columns = { number: NUMBER, status: 'accepted', msg_id: null, push_id: null, credit: null };
	expect(toItem(result, PLAIN).json).toEqual({ ...columns, reference_number: null });
	expect(toItem(result, { ...PLAIN, hasReferenceColumn: false }).json).toEqual(columns);
});

test('a message that was sent before carries its reference number and no ids', () => {
	expect(toItem({ ...sent, outcome: { status: 'already sent' } }, PLAIN)).toEqual({
		json: {
			number: NUMBER,
			status: 'already sent',
			msg_id: null,
			push_id: null,
			credit: null,
			reference_number: 'order-1001',
		},
		pairedItem: { item: 4 },
	});
});

test('a credit of 0 is told', () => {
	const result: Result = { ...sent, outcome: { status: 'accepted', pushId: '7', credit: 0 } };
	expect(toItem(result, PLAIN).json).toMatchObject({ credit: 0 });
});

test('a copy names the item that was sent in its place', () => {
	expect(
		toItem({ ...sent, outcome: { status: 'duplicate', pushId: '7', msgId: '9', ofItem: 0 } }, PLAIN)
			.json,
	).toEqual({
		number: NUMBER,
		status: 'duplicate',
		msg_id: '9',
		push_id: '7',
		credit: null,
		reference_number: 'order-1001',
		duplicate_of_item: 0,
	});
	expect(toItem(sent, PLAIN).json).not.toHaveProperty('duplicate_of_item');
});

test('Messenger results carry a messenger_id', () => {
	const result: Result = { ...sent, recipient: '1234567890123456', recipientField: 'messenger_id' };
	expect(toItem(result, PLAIN).json).toMatchObject({ messenger_id: '1234567890123456' });
	expect(toItem(result, PLAIN).json).not.toHaveProperty('number');
	const { error } = toItem({ ...result, outcome: rejected }, PLAIN).json;
	expect(error).toMatchObject({ messenger_id: '1234567890123456' });
	expect(error).not.toHaveProperty('number');
});

test('on the regular output a failed row has the same columns and an error', () => {
	expect(toItem(refused, PLAIN)).toEqual({
		json: {
			number: NUMBER,
			status: 'rejected',
			msg_id: null,
			push_id: '7000001',
			credit: null,
			reference_number: 'order-1001',
			error: ERROR,
		},
		pairedItem: { item: 4 },
	});
});

test('for the error output a refusal is exactly one error, input fields asked for or not', () => {
	const expected = { json: { error: ERROR }, pairedItem: { item: 4 } };
	expect(toItem(refused, ERROR_OUTPUT)).toEqual(expected);
	expect(toItem(refused, { ...ERROR_OUTPUT, inputFields: () => ({ name: 'Maria' }) })).toEqual(
		expected,
	);
});

test('a number that is not known is null', () => {
	const bad: Result = {
		itemIndex: 4,
		recipient: '',
		recipientField: 'number',
		outcome: { ...rejected, status: 'not sent' },
	};
	expect(toItem(bad, PLAIN).json).toMatchObject({
		number: null,
		error: { number: null, reference_number: null },
	});
});

test('an HTTP status stands apart from a status of Picky Assist', () => {
	const outcome = { ...rejected, code: null, httpStatus: 404 };
	expect(toItem({ ...refused, outcome }, PLAIN).json.error).toMatchObject({
		code: null,
		http_status: 404,
	});
});

test('fields of the item stand beside the result, which wins', () => {
	const fields = {
		number: 'old',
		status: 'old',
		msg_id: 'old',
		push_id: 'old',
		credit: 'old',
		reference_number: 'old',
		duplicate_of_item: 'old',
		error: 'old',
	};
	const inputFields = (item: number) => ({
		name: `item ${item}`,
		message: 'own',
		details: 'own',
		...fields,
	});
	const shape = { ...PLAIN, inputFields };
	expect(toItem(sent, shape).json).toEqual({
		name: 'item 4',
		message: 'own',
		details: 'own',
		...toItem(sent, PLAIN).json,
	});
	expect(toItem(refused, shape).json).toEqual({
		name: 'item 4',
		message: 'own',
		details: 'own',
		...toItem(refused, PLAIN).json,
	});
});

test.each<[string, string, Partial<NotAccepted>, string]>([
	['all', NUMBER, {}, 'The message to 12025550101 was rejected (status 406, push ID 7000001).'],
	['no code', NUMBER, { code: null }, 'The message to 12025550101 was rejected (push ID 7000001).'],
	[
		'an HTTP status',
		NUMBER,
		{ code: null, httpStatus: 413, pushId: null },
		'The message to 12025550101 was rejected (HTTP status 413).',
	],
	['neither', NUMBER, { code: null, pushId: null }, 'The message to 12025550101 was rejected.'],
	[
		'status 0',
		NUMBER,
		{ code: 0, pushId: null },
		'The message to 12025550101 was rejected (status 0).',
	],
	[
		'no recipient',
		'',
		{ status: 'not sent', code: null, pushId: null },
		'The message was not sent.',
	],
	[
		'an open end',
		NUMBER,
		{ status: 'unconfirmed', code: 404, pushId: null },
		'The message to 12025550101 is unconfirmed (status 404).',
	],
])('the statement with %s', (_, recipient, changes, text) => {
	expect(describeOutcome(recipient, { ...rejected, ...changes })).toBe(text);
});

test("the item's fields come first, and an accepted row has no error", () => {
	const inputFields = () => ({ credit: 1, error: 'x', push_id: 1, a: 1, msg_id: 1, status: 1 });
	const { json } = toItem(sent, { ...PLAIN, inputFields });
	expect(Object.keys(json)).toEqual(['a', ...Object.keys(toItem(sent, PLAIN).json)]);
	expect(toItem(sent, PLAIN).json).not.toHaveProperty('error');
});
