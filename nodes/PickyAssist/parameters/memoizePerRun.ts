import type { ItemParameters } from './parameters';

/** The value for all items of a run, valid for the same arguments; or none, if it differs between items. */
type Memo = { readonly one: unknown; readonly two: unknown; readonly value: unknown } | 'perItem';

/** The parameters of an item, calling a function with the name of each one read. */
function trackReads(item: ItemParameters, onRead: (name: string) => void): ItemParameters {
	return {
		run: item.run,
		get: (name, fallback) => {
			onRead(name);
			return item.get(name, fallback);
		},
		raw: (name) => item.raw(name),
		isConstant: (name) => item.isConstant(name),
		isGiven: (name) => item.isGiven(name),
	};
}

/**
 * Calls a function only once for all items of a run, if no parameter that it reads depends on the item.
 *
 * @param make called with the parameters of an item; errors are not memoized
 */
export function memoizePerRun<Args extends readonly [unknown?, unknown?], T>(
	make: (item: ItemParameters, ...args: Args) => T,
): (item: ItemParameters, ...args: Args) => T;
export function memoizePerRun(
	make: (item: ItemParameters, one?: unknown, two?: unknown) => unknown,
): (item: ItemParameters, one?: unknown, two?: unknown) => unknown {
	const memos = new WeakMap<object, Memo>();
	function computeAndMemoize(item: ItemParameters, one: unknown, two: unknown): unknown {
		let isConstant = true;
		const value = make(
			trackReads(item, (name) => (isConstant &&= item.isConstant(name))),
			one,
			two,
		);
		memos.set(item.run, isConstant ? { one, two, value } : 'perItem');
		return value;
	}
	// This runs for each item, so it makes no list of arguments and no closure.
	return (item, one, two) => {
		const memo = memos.get(item.run);
		if (memo === 'perItem') return make(item, one, two);
		if (memo && memo.one === one && memo.two === two) return memo.value;
		return computeAndMemoize(item, one, two);
	};
}
