import type { NotAccepted } from '../../../nodes/api/outcome';
import { explain, type Result, toItem } from '../../../nodes/PickyAssist/send/results';
import { messageTo } from '../api/messages';

const NUMBER = '12025550101';
const PLAIN = { errorOutput: false };
const ERROR_OUTPUT = { errorOutput: true };

const message = messageTo(NUMBER, {
	itemIndex: 4,
	entry: { message: 'Hi', reference_number: 'order-1001' },
});
const rejected: NotAccepted = {
	status: 'rejected',
	code: 406,
	pushId: '7000001',
	reason: 'Picky Assist does not accept the number 12025550101',
	advice: 'Check it.',
};

const sent: Result = {
	itemIndex: 4,
	recipient: NUMBER,
	recipientField: 'number',
	message,
	outcome: { status: 'accepted', pushId: '7000001', msgId: '9000001', credit: 0.005 },
};
const refused: Result = { itemIndex: 4, recipient: NUMBER, recipientField: 'number', message, outcome: rejected };

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

test('what is not known is left out, but for the push id', () => {
	const result: Result = {
		...sent,
		message: messageTo(NUMBER),
		outcome: { status: 'accepted', pushId: null },
	};
	expect(toItem(result, PLAIN).json).toEqual({ number: NUMBER, status: 'accepted', push_id: null });
});

test('a message that was sent before carries its reference number and no ids', () => {
	expect(toItem({ ...sent, outcome: { status: 'already sent' } }, PLAIN)).toEqual({
		json: { number: NUMBER, status: 'already sent', reference_number: 'order-1001' },
		pairedItem: { item: 4 },
	});
});

test('a credit of 0 is told', () => {
	const result: Result = { ...sent, outcome: { status: 'accepted', pushId: '7', credit: 0 } };
	expect(toItem(result, PLAIN).json).toMatchObject({ credit: 0 });
});

test('a copy names the item that was sent in its place', () => {
	expect(toItem({ ...sent, duplicateOfItem: 0 }, PLAIN).json).toMatchObject({
		duplicate_of_item: 0,
	});
	expect(toItem(sent, PLAIN).json).not.toHaveProperty('duplicate_of_item');
});

test('Messenger results carry a messenger_id', () => {
	const result: Result = { ...sent, recipient: '1234567890123456', recipientField: 'messenger_id' };
	expect(toItem(result, PLAIN).json).toMatchObject({ messenger_id: '1234567890123456' });
	expect(toItem(result, PLAIN).json).not.toHaveProperty('number');
	const { details } = toItem({ ...result, outcome: rejected }, PLAIN).json;
	expect(details).toMatchObject({ messenger_id: '1234567890123456' });
});

test('on the regular output a refusal carries error, message and details', () => {
	expect(toItem(refused, PLAIN)).toEqual({
		json: {
			error: rejected.reason,
			message: explain(NUMBER, rejected),
			details: {
				number: NUMBER,
				status: 'rejected',
				code: 406,
				push_id: '7000001',
				reference_number: 'order-1001',
			},
		},
		pairedItem: { item: 4 },
	});
});

test('for the error output a refusal is exactly error and message, input fields asked for or not', () => {
	const expected = {
		json: { error: rejected.reason, message: explain(NUMBER, rejected) },
		pairedItem: { item: 4 },
	};
	expect(toItem(refused, ERROR_OUTPUT)).toEqual(expected);
	expect(toItem(refused, { errorOutput: true, inputFields: () => ({ name: 'Maria' }) })).toEqual(
		expected,
	);
});

test('fields of the item stand beside the result, which wins', () => {
	const shape = {
		errorOutput: false,
		inputFields: (item: number) => ({ name: `item ${item}`, number: 'old', error: 'old' }),
	};
	expect(toItem(sent, shape).json).toMatchObject({
		name: 'item 4',
		number: NUMBER,
		msg_id: '9000001',
	});
	expect(toItem(refused, shape).json).toMatchObject({ name: 'item 4', error: rejected.reason });
});

test('the explanation names outcome, number, code and push id, then what to do', () => {
	expect(explain(NUMBER, rejected)).toBe(
		'rejected: 12025550101 (status 406, push id 7000001). Check it.',
	);
});

test.each<[string, string, Partial<NotAccepted>, string]>([
	['no code', NUMBER, { code: null }, 'rejected: 12025550101 (push id 7000001). Check it.'],
	['no push id', NUMBER, { pushId: null }, 'rejected: 12025550101 (status 406). Check it.'],
	['neither', NUMBER, { code: null, pushId: null }, 'rejected: 12025550101. Check it.'],
	['status 0', NUMBER, { code: 0, pushId: null }, 'rejected: 12025550101 (status 0). Check it.'],
])('the explanation with %s', (_, recipient, changes, text) => {
	expect(explain(recipient, { ...rejected, ...changes })).toBe(text);
});

test('the explanation without a recipient names none', () => {
	const unnamed: NotAccepted = { ...rejected, status: 'not sent', code: null, pushId: null };
	expect(explain('', unnamed)).toMatch(/^not sent\b.* Check it\.$/);
	expect(explain('', unnamed)).not.toMatch(/undefined|null|\(\)/);
});
