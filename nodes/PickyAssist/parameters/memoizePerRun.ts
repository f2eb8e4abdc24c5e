import type { ItemParameters } from './parameters';

/** What was made for a run: a value for all items, as long as it is asked for with the same arguments; or none. */
type Memo<Args, T> = { readonly args: Args; readonly value: T } | 'differs';

/** The parameters of an item, with a function that is told which of them are read. */
function observed(item: ItemParameters, onRead: (name: string) => void): ItemParameters {
	return {
		run: item.run,
		get: (name, fallback) => {
			onRead(name);
			return item.get(name, fallback);
		},
		isConstant: (name) => item.isConstant(name),
		isGiven: (name) => item.isGiven(name),
	};
}

/**
 * Makes something of parameters, once for all items of a run where none of those parameters holds an expression.
 *
 * @param make called with the parameters of an item; what it throws, it throws for every item
 */
export function memoizePerRun<Args extends readonly unknown[], T>(
	make: (item: ItemParameters, ...args: Args) => T,
): (item: ItemParameters, ...args: Args) => T {
	const memos = new WeakMap<object, Memo<Args, T>>();
	return (item, ...args) => {
		const memo = memos.get(item.run);
		if (memo === 'differs') return make(item, ...args);
		if (memo?.args.every((arg, index) => arg === args[index])) return memo.value;
		let isConstant = true;
		const value = make(
			observed(item, (name) => (isConstant &&= item.isConstant(name))),
			...args,
		);
		memos.set(item.run, isConstant ? { args, value } : 'differs');
		return value;
	};
}
