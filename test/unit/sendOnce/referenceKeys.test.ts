import { responseMarkers, referenceKey } from '../../../nodes/PickyAssist/sendOnce/referenceKeys';
import type { Message } from '../../../nodes/api/push/types';
import { messageTo } from '../api/messages';

const referenceTo = (recipient: string, reference: string): Message => ({
	...messageTo(recipient),
	entry: { reference_number: reference },
});
const many = Array.from({ length: 1_000 }, (_, index) =>
	referenceTo(String(12_025_550_000 + index), 'summer'),
);
const marksOf = (messages: readonly Message[]) =>
	responseMarkers(messages).map(({ marker }) => marker);

test('a key is a recipient and a reference number, which cannot run into each other', () => {
	const keys = [
		referenceTo('1', '2 3'),
		referenceTo('1 2', '3'),
		referenceTo('1', '2'),
		referenceTo('2', '1'),
		referenceTo('1","2', ''),
	].map(referenceKey);
	expect(new Set(keys).size).toBe(keys.length);
});

test('the parts hold every message once, in order, about sixteen each', () => {
	const parts = responseMarkers(many);
	expect(parts.flatMap(({ messages }) => messages)).toEqual(many);
	expect(parts.length).toBeGreaterThan(30);
	expect(parts.length).toBeLessThan(130);
	expect(new Set(marksOf(many)).size).toBe(parts.length);
});

test.each<[string, readonly Message[]]>([
	['one at the front is gone', many.slice(1)],
	['one is new at the end', [...many, referenceTo('12025559999', 'summer')]],
	['one in the middle is gone', many.toSpliced(500, 1)],
])('a change of the list changes the marks beside it only: %s', (_, changed) => {
	const before = new Set(marksOf(many));
	expect(marksOf(changed).filter((marker) => !before.has(marker)).length).toBeLessThanOrEqual(1);
});

test('a message without a reference number has the empty one', () => {
	expect(referenceKey({ ...messageTo('1'), entry: {} })).toBe(referenceKey(referenceTo('1', '')));
});

test('no messages, no marks', () => {
	expect(responseMarkers([])).toEqual([]);
});
