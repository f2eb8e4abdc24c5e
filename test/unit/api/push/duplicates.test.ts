import fc from 'fast-check';

import {
	contentKey,
	withoutDuplicates,
	withoutReference,
} from '../../../../nodes/api/push/duplicates';
import type { Message } from '../../../../nodes/api/push/types';
import { messageTo } from '../messages';

const NUMBER = '12025550101';

const byContent = (messages: readonly Message[]) =>
	withoutDuplicates(messages, contentKey, () => false);

test('a copy of a message stands for the first one', () => {
	const [first, other, copy] = [
		messageTo(NUMBER),
		messageTo('12025550102'),
		messageTo(NUMBER, { itemIndex: 7 }),
	];
	const result = byContent([first, other, copy]);
	expect(result.unique).toEqual([first, other]);
	expect([...result.copyOf]).toEqual([[copy, first]]);
});

test('three copies all stand for the first, not for each other', () => {
	const messages = [0, 1, 2, 3].map((itemIndex) => messageTo(NUMBER, { itemIndex }));
	const { unique, copyOf } = byContent(messages);
	expect(unique).toEqual(messages.slice(0, 1));
	expect([...copyOf.values()]).toEqual([messages[0], messages[0], messages[0]]);
});

test('a reference number of its own does not make a message another one', () => {
	const withReference = (reference: string) =>
		messageTo(NUMBER, { entry: { message: 'Hello', reference_number: reference } });
	expect(byContent([withReference('order-1'), withReference('order-2')]).unique).toHaveLength(1);
});

const file = (value: string): Partial<Message> => ({ media: { field: 'media', value } });

test.each<[string, Partial<Message>, Partial<Message>]>([
	['text', { entry: { message: 'a' } }, { entry: { message: 'b' } }],
	['file', file('https://a.example/1.png'), file('https://a.example/2.png')],
	['file or none', file('https://a.example/1.png'), {}],
	['channel', { envelope: { application: '8' } }, { envelope: { application: '10' } }],
	['quoted message', { entry: { message: 'a', quoted: '1' } }, { entry: { message: 'a' } }],
	['recipient', { recipient: '12025550101' }, { recipient: '12025550102' }],
])('another %s is no copy', (_, one, other) => {
	const messages = [messageTo(NUMBER, one), messageTo(NUMBER, other)];
	const { unique, copyOf } = byContent(messages);
	expect(unique).toEqual(messages);
	expect(copyOf.size).toBe(0);
});

test('every message is sent or stands for an equal one that is sent', () => {
	const few = fc.array(
		fc.tuple(fc.constantFrom('12345', '12346'), fc.constantFrom('a', 'b'), fc.nat(3)),
	);
	fc.assert(
		fc.property(few, (drafts) => {
			const messages = drafts.map(([recipient, text, reference], itemIndex) =>
				messageTo(recipient, {
					itemIndex,
					entry: { message: text, reference_number: String(reference) },
				}),
			);
			const { unique, copyOf } = byContent(messages);
			const kinds = new Set(drafts.map(([recipient, text]) => `${recipient} ${text}`));
			expect(unique).toHaveLength(kinds.size);
			expect(unique).toEqual(messages.filter((message) => !copyOf.has(message)));
			for (const [copy, original] of copyOf) {
				expect(unique).toContain(original);
				expect(original.itemIndex).toBeLessThan(copy.itemIndex);
				expect([original.recipient, original.entry.message]).toEqual([
					copy.recipient,
					copy.entry.message,
				]);
			}
		}),
	);
});

test('an entry without its reference number is all that the recipient sees', () => {
	const entry = { message: 'Hello', reference_number: 'order-1', quoted: '7' };
	expect(withoutReference(entry)).toStrictEqual({ message: 'Hello', quoted: '7' });
	expect(entry).toHaveProperty('reference_number');
});

test('a message that is never a copy is sent, and the first one still stands for the others', () => {
	const messages = [0, 1, 2].map((itemIndex) => messageTo(NUMBER, { itemIndex }));
	const [first, second, third] = messages;
	const parted = withoutDuplicates(messages, contentKey, (message) => message === second);
	expect(parted.unique).toEqual([first, second]);
	expect([...parted.copyOf]).toEqual([[third, first]]);
});
