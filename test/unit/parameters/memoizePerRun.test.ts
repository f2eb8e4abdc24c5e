import { memoizePerRun } from '../../../nodes/PickyAssist/parameters/memoizePerRun';
import type { ItemParameters } from '../../../nodes/PickyAssist/parameters/parameters';

/** Items of one run, whose parameter `name` differs from item to item, and all others do not. */
function itemsOf(name: string, count = 3): ItemParameters[] {
	const run = {};
	return Array.from({ length: count }, (_, itemIndex) => ({
		run,
		get: (asked: string) => (asked === name ? `${asked} ${itemIndex}` : asked),
		isConstant: (asked: string) => asked !== name,
		raw: () => null,
		isGiven: () => true,
	}));
}

test('what depends on constants alone is made once for a run, and again for another', () => {
	const make = memoizePerRun((item) => ({ channel: item.get('channel') }));
	const [first, ...others] = itemsOf('number').map((item) => make(item));
	for (const other of others) expect(other).toBe(first);
	for (const item of itemsOf('number')) expect(make(item)).not.toBe(first);
});

test('what depends on an expression is made for each item', () => {
	const make = memoizePerRun(
		(item) => `${String(item.get('channel'))} ${String(item.get('number'))}`,
	);
	expect(itemsOf('number').map((item) => make(item))).toEqual([
		'channel number 0',
		'channel number 1',
		'channel number 2',
	]);
});

test('another argument makes it anew', () => {
	const make = memoizePerRun((item, suffix: string) => `${String(item.get('channel'))} ${suffix}`);
	const made = itemsOf('number', 1).flatMap((item) =>
		['a', 'b', 'a'].map((one) => make(item, one)),
	);
	expect(made).toEqual(['channel a', 'channel b', 'channel a']);
});

test('inside another, a part that differs makes the whole differ', () => {
	const inner = memoizePerRun((item) => String(item.get('number')));
	const outer = memoizePerRun((item) => `${String(item.get('channel'))} ${inner(item)}`);
	expect(itemsOf('number').map((item) => outer(item))).toEqual([
		'channel number 0',
		'channel number 1',
		'channel number 2',
	]);
});

test('inside another, a part that is known already is not made again', () => {
	const inner = memoizePerRun((item) => ({ channel: item.get('channel') }));
	const outer = memoizePerRun((item) => ({ inner: inner(item), text: item.get('message') }));
	for (const item of itemsOf('number')) expect(outer(item).inner).toBe(inner(item));
});

test('what cannot be made throws for every item', () => {
	const make = memoizePerRun(() => {
		throw new RangeError('no');
	});
	for (const item of itemsOf('number')) expect(() => make(item)).toThrow('no');
});

test('the same arguments bring the same again', () => {
	const make = memoizePerRun((item, suffix: string) => ({ channel: item.get('channel'), suffix }));
	const [first, second] = itemsOf('number').map((item) => make(item, 'a'));
	expect(second).toBe(first);
});

test('what is made may ask which parameters are constant and given', () => {
	const asked = memoizePerRun((item) => [
		item.isConstant('channel'),
		item.isConstant('number'),
		item.isGiven('channel'),
		item.isGiven('number'),
	]);
	const item = {
		run: {},
		get: (name: string) => name,
		raw: () => null,
		isConstant: (name: string) => name === 'channel',
		isGiven: (name: string) => name === 'number',
	};
	expect(asked(item)).toEqual([true, false, false, true]);
});
