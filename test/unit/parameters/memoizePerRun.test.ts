import { memoizePerRun } from '../../../nodes/PickyAssist/parameters/memoizePerRun';
import type { ReadParameter } from '../../../nodes/PickyAssist/parameters/readParameter';

/** A run whose parameter `name` differs from item to item, and all others do not. */
function runOf(name: string): { read: ReadParameter; next: () => void } {
	let item = 0;
	const read = Object.assign((asked: string) => (asked === name ? `${asked} ${item}` : asked), {
		isConstant: (asked: string) => asked !== name,
		isGiven: () => true,
	});
	return { read, next: () => item++ };
}

test('what depends on constants alone is made once for a run, and again for another', () => {
	const make = memoizePerRun((read) => ({ channel: read('channel') }));
	const { read, next } = runOf('number');
	const first = make(read);
	next();
	expect(make(read)).toBe(first);
	expect(make(runOf('number').read)).not.toBe(first);
});

test('what depends on an expression is made for each item', () => {
	const make = memoizePerRun((read) => `${String(read('channel'))} ${String(read('number'))}`);
	const { read, next } = runOf('number');
	const seen = [0, 1, 2].map(() => {
		const value = make(read);
		next();
		return value;
	});
	expect(seen).toEqual(['channel number 0', 'channel number 1', 'channel number 2']);
});

test('another argument makes it anew', () => {
	const make = memoizePerRun((read, suffix: string) => `${String(read('channel'))} ${suffix}`);
	const { read } = runOf('number');
	expect([make(read, 'a'), make(read, 'b'), make(read, 'a')]).toEqual([
		'channel a',
		'channel b',
		'channel a',
	]);
});

test('inside another, a part that differs makes the whole differ', () => {
	const inner = memoizePerRun((read) => String(read('number')));
	const outer = memoizePerRun((read) => `${String(read('channel'))} ${inner(read)}`);
	const { read, next } = runOf('number');
	expect(outer(read)).toBe('channel number 0');
	next();
	expect(outer(read)).toBe('channel number 1');
});

test('what cannot be made throws for every item', () => {
	const make = memoizePerRun(() => {
		throw new RangeError('no');
	});
	const { read } = runOf('number');
	expect(() => make(read)).toThrow('no');
	expect(() => make(read)).toThrow('no');
});

test('the same arguments bring the same again', () => {
	const make = memoizePerRun((read, suffix: string) => ({ channel: read('channel'), suffix }));
	const { read } = runOf('number');
	expect(make(read, 'a')).toBe(make(read, 'a'));
});

test('what is made may ask which parameters are constant and given', () => {
	const asked = memoizePerRun((read) => [
		read.isConstant('channel'),
		read.isConstant('number'),
		read.isGiven('channel'),
		read.isGiven('number'),
	]);
	const read = Object.assign((name: string) => name, {
		isConstant: (name: string) => name === 'channel',
		isGiven: (name: string) => name === 'number',
	});
	expect(asked(read)).toEqual([true, false, false, true]);
});
