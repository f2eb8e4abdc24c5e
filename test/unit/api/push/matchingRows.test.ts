import fc from 'fast-check';

import { matchRows } from '../../../../nodes/api/push/matchingRows';
import type { Message } from '../../../../nodes/api/push/types';
import { fullNumber, messageTo } from '../messages';

const numbers = fc.uniqueArray(fullNumber, { minLength: 1, maxLength: 20 });
const junk = fc.array(fc.constantFrom<unknown>(null, 'text', 7, true, [], {}, { number: null }), {
	maxLength: 3,
});

/** A number as a response may carry it: a text, a JSON number, or with a plus. */
const writing = fc.constantFrom<(number: string) => unknown>(
	String,
	Number,
	(number) => `+${number}`,
);

/** Some numbers, of which some have a row; rows nobody asked for and what is no row; all in any order. */
const answers = fc
	.record({
		numbers,
		strangers: fc.array(fullNumber, { maxLength: 3 }),
		answered: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
		writings: fc.array(writing, { minLength: 23, maxLength: 23 }),
		junk,
	})
	.chain(({ numbers: asked, strangers, answered, writings, junk: rest }) => {
		const unrequested = strangers.filter((number) => !asked.includes(number));
		const named = [...asked.filter((_, index) => answered[index]), ...unrequested];
		const rows = named.map((number, index) => ({
			number: writings[index]?.(number),
			msg_id: `id of ${number}`,
		}));
		const data = fc.shuffledSubarray<unknown>([...rows, ...rest], {
			minLength: rows.length + rest.length,
		});
		return fc.record({
			asked: fc.constant(asked),
			named: fc.constant(named),
			unrequested: fc.constant(unrequested),
			data,
		});
	});

test('each message finds the row of its own number, in any order and writing', () => {
	fc.assert(
		fc.property(answers, ({ asked, named, data }) => {
			// One row for one message is its row, whatever it names.
			fc.pre(asked.length > 1 || data.length > 1);
			const { rows } = matchRows(
				asked.map((number) => messageTo(number)),
				data,
			);
			const wanted = asked.map((number) =>
				named.includes(number) ? `id of ${number}` : undefined,
			);
			expect(rows.map((row) => row?.msg_id)).toEqual(wanted);
		}),
	);
});

test('rows that nobody asked for are named', () => {
	fc.assert(
		fc.property(answers, ({ asked, unrequested, data }) => {
			fc.pre(asked.length > 1 || data.length > 1);
			const found = matchRows(
				asked.map((number) => messageTo(number)),
				data,
			);
			expect(found.unrequested.filter((number) => number !== '').sort()).toEqual(
				[...unrequested].sort(),
			);
			expect(found.repeated).toBe(0);
		}),
	);
});

test('equal numbers take their rows in order, each row once', () => {
	const few = fc.array(fc.constantFrom('12345', '12346', '12347'), { maxLength: 12 });
	fc.assert(
		fc.property(few, few, (asked, answered) => {
			fc.pre(asked.length > 1 || answered.length > 1);
			const data = answered.map((number, index) => ({ number, msg_id: index }));
			const { rows, unrequested } = matchRows(
				asked.map((number) => messageTo(number)),
				data,
			);
			rows.forEach((row, index) => {
				if (row) expect(row.number).toBe(asked[index]);
			});
			const taken = rows.flatMap((row) => (row ? [row.msg_id] : []));
			expect(new Set(taken).size).toBe(taken.length);
			expect(taken.length + unrequested.length).toBe(answered.length);
			for (const number of new Set(asked)) {
				const ids = rows.flatMap((row) => (row?.number === number ? [Number(row.msg_id)] : []));
				const offered = data.flatMap((row) => (row.number === number ? [row.msg_id] : []));
				const times = asked.filter((other) => other === number).length;
				expect(ids).toEqual(offered.slice(0, times));
			}
		}),
	);
});

test('messages count as repeated where their number gets different things, so that their ids may be swapped', () => {
	const say = (number: string, text: string) => messageTo(number, { entry: { message: text } });
	const repeatedOf = (...messages: Message[]) => matchRows(messages, []).repeated;
	expect(repeatedOf(say('12345', 'a'), say('12345', 'b'), say('12346', 'a'))).toBe(2);
	expect(repeatedOf(say('12345', 'a'), say('12345', 'b'), say('12345', 'a'))).toBe(3);
	expect(repeatedOf(say('12345', 'a'), say('12345', 'a'), say('12346', 'b'))).toBe(0);
	const picture = (value: string) => messageTo('12345', { media: { field: 'media', value } });
	expect(repeatedOf(picture('https://a.example/1.png'), picture('https://a.example/2.png'))).toBe(
		2,
	);
});

test('messages to one number do not count as repeated if all rows are in the order of the request', () => {
	const messages = ['12345', '12346', '12345'].map((number, index) =>
		messageTo(number, { entry: { message: String(index) } }),
	);
	const rows = messages.map(({ recipient }, index) => ({ number: recipient, msg_id: index }));
	expect(matchRows(messages, rows)).toMatchObject({ rows, repeated: 0 });
	expect(matchRows(messages, rows.slice(1)).repeated).toBe(2);
});

test('Messenger rows are found by messenger_id', () => {
	const message = messageTo('1234567890123456', { recipientField: 'messenger_id' });
	const row = { messenger_id: '1234567890123456', msg_id: '9000001' };
	expect(matchRows([message], [row]).rows).toEqual([row]);
});

test.each([
	['5511987654321', '551187654321'],
	['525512345678', '5215512345678'],
	['12025550101', '2025550101'],
	['12025550101', ''],
	['12345678901234567890', 12345678901234567000],
])('one row for one message is its row: %s written as %p', (recipient, number) => {
	const row = { number, msg_id: '9000001' };
	expect(matchRows([messageTo(recipient)], [row])).toEqual({
		rows: [row],
		unrequested: [],
		repeated: 0,
		ambiguous: [],
	});
	// With several messages a spelling proves nothing.
	expect(matchRows([messageTo(recipient), messageTo('491715550101')], [row]).rows).toEqual([
		undefined,
		undefined,
	]);
	expect(matchRows([messageTo(recipient)], [row, row]).rows).toEqual([undefined]);
});

test('no rows at all', () => {
	expect(matchRows([messageTo('12345')], [])).toEqual({
		rows: [undefined],
		unrequested: [],
		repeated: 0,
		ambiguous: [],
	});
});
