import type { ItemParameters } from './parameters';

/** The value for all items of a run, valid for the same arguments; or none, if it differs between items. */
type Memo<Args, T> = { readonly args: Args; readonly value: T } | 'perItem';

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
export function memoizePerRun<Args extends readonly unknown[], T>(
	make: (item: ItemParameters, ...args: Args) => T,
): (item: ItemParameters, ...args: Args) => T {
	const memos = new WeakMap<object, Memo<Args, T>>();
	return (item, ...args) => {
		const memo = memos.get(item.run);
		if (memo === 'perItem') return make(item, ...args);
		if (memo?.args.every((arg, index) => arg === args[index])) return memo.value;
		let isConstant = true;
		const value = make(
			trackReads(item, (name) => (isConstant &&= item.isConstant(name))),
			...args,
		);
		memos.set(item.run, isConstant ? { args, value } : 'perItem');
		return value;
	};
}
