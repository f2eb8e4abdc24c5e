import fc from 'fast-check';

import { type NotAccepted, type Outcome, outcomeOfCopy } from '../../../nodes/api/push/outcome';
import type { Message } from '../../../nodes/api/push/types';
import type { InvalidItem } from '../../../nodes/PickyAssist/send/draftResult';
import { hasReference, toItem, toResult } from '../../../nodes/PickyAssist/send/results';
import { messageTo } from '../api/messages';

const NOT_SENT: NotAccepted = {
	status: 'not sent',
	code: null,
	pushId: null,
	reason: 'Bad',
	description: 'Check it.',
};

function toResults(
	lines: ReadonlyArray<Message | InvalidItem>,
	outcomes: ReadonlyMap<Message, Outcome>,
	copyOf: ReadonlyMap<Message, Message>,
) {
	const known = new Map(outcomes);
	for (const [copy, original] of copyOf) {
		const sent = outcomes.get(original);
		if (sent) known.set(copy, outcomeOfCopy(sent, original.itemIndex));
	}
	return lines.map((line) => toResult(line, known));
}

function invalidItem(itemIndex: number): InvalidItem {
	return {
		kind: 'invalid',
		itemIndex,
		recipient: 'abc',
		recipientField: 'number',
		outcome: NOT_SENT,
		cause: new RangeError('Bad'),
	};
}

const accepted = (pushId: string): Outcome => ({ status: 'accepted', pushId });

test('messages and bad items come out in the order of the lines', () => {
	const [first, last] = [messageTo('12025550101'), messageTo('12025550102', { itemIndex: 2 })];
	const outcomes = new Map([
		[last, accepted('8')],
		[first, accepted('7')],
	]);
	expect(toResults([first, invalidItem(1), last], outcomes, new Map())).toMatchObject([
		{ itemIndex: 0, recipient: '12025550101', outcome: accepted('7') },
		{ itemIndex: 1, recipient: 'abc', recipientField: 'number', outcome: NOT_SENT },
		{ itemIndex: 2, recipient: '12025550102', outcome: accepted('8') },
	]);
});

test('a message nobody knows of is unconfirmed, never lost', () => {
	expect(toResults([messageTo('12025550101')], new Map(), new Map())).toMatchObject([
		{ recipient: '12025550101', outcome: { status: 'unconfirmed', code: null, pushId: null } },
	]);
});

test('a copy has the outcome of its original, and its own item and reference number', () => {
	const original = messageTo('12025550101', { entry: { reference_number: 'a' } });
	const copy = messageTo('12025550101', { itemIndex: 3, entry: { reference_number: 'b' } });
	const results = toResults(
		[original, copy],
		new Map([[original, accepted('7')]]),
		new Map([[copy, original]]),
	);
	expect(
		results.map((result) => toItem(result, { errorOutput: false, hasReferenceColumn: true })),
	).toMatchObject([
		{ json: { status: 'accepted', push_id: '7', reference_number: 'a' }, pairedItem: { item: 0 } },
		{
			json: {
				status: 'duplicate',
				push_id: '7',
				credit: null,
				reference_number: 'b',
				duplicate_of_item: 0,
			},
			pairedItem: { item: 3 },
		},
	]);
});

test('a bad item becomes an error of its own item, with what the user wrote', () => {
	const [result] = toResults([invalidItem(5)], new Map(), new Map());
	const item = result && toItem(result, { errorOutput: false, hasReferenceColumn: true });
	expect(item).toMatchObject({
		json: {
			number: 'abc',
			status: 'not sent',
			push_id: null,
			error: {
				message: 'Bad. Check it.',
				number: 'abc',
				status: 'not sent',
				code: null,
				push_id: null,
			},
		},
		pairedItem: { item: 5 },
	});
	expect(JSON.stringify(item)).not.toContain('RangeError');
});

test('N lines give N items in order, each linked to its item, each with its own outcome', () => {
	const lines = fc.array(fc.tuple(fc.constantFrom('sent', 'bad', 'unknown'), fc.nat(3)), {
		maxLength: 30,
	});
	fc.assert(
		fc.property(lines, (drafts) => {
			const outcomes = new Map<Message, Outcome>();
			let itemIndex = 0;
			const all = drafts.map(([kind, step], line) => {
				itemIndex += step;
				if (kind === 'bad') return invalidItem(itemIndex);
				const message = messageTo(String(12_025_550_000 + line), { itemIndex });
				if (kind === 'sent') outcomes.set(message, accepted(String(line)));
				return message;
			});
			const items = toResults(all, outcomes, new Map()).map((result) =>
				toItem(result, { errorOutput: false, hasReferenceColumn: true }),
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				all.map((line) => ({ item: line.itemIndex })),
			);
			drafts.forEach(([kind], line) => {
				const { push_id: pushId, status, error } = items[line]?.json ?? {};
				expect(status).toBe({ sent: 'accepted', bad: 'not sent', unknown: 'unconfirmed' }[kind]);
				expect(pushId).toBe(kind === 'sent' ? String(line) : null);
				expect(error === undefined).toBe(kind === 'sent');
			});
		}),
	);
});

test.each<[string, Message | InvalidItem, boolean]>([
	['a message with one', messageTo('12025550101', { entry: { reference_number: 'a' } }), true],
	['a message without one', messageTo('12025550101'), false],
	['an item that became no message', invalidItem(0), false],
])('has a line a reference number: %s', (_, line, expected) => {
	expect(hasReference(line)).toBe(expected);
});
