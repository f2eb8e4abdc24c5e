import type { ReadParameter } from './readParameter';

/** What was made for a run: a value for all items, as long as it is asked for with the same arguments; or none. */
type Memo<Args, T> = { readonly args: Args; readonly value: T } | 'differs';

/**
 * Makes something of parameters, once for all items of a run where none of those parameters holds an expression.
 *
 * @param make called with the reader of the run's parameters; what it throws, it throws for every item
 */
export function memoizePerRun<Args extends readonly unknown[], T>(
	make: (read: ReadParameter, ...args: Args) => T,
): (read: ReadParameter, ...args: Args) => T {
	const memos = new WeakMap<ReadParameter, Memo<Args, T>>();
	return (read, ...args) => {
		const known = memos.get(read);
		if (known === 'differs') return make(read, ...args);
		if (known?.args.every((arg, index) => arg === args[index])) return known.value;
		let isConstant = true;
		const watched: ReadParameter = Object.assign(
			(name: string, fallback?: unknown) => {
				isConstant &&= read.isConstant(name);
				return read(name, fallback);
			},
			{
				isConstant: (name: string) => read.isConstant(name),
				isGiven: (name: string) => read.isGiven(name),
			},
		);
		const value = make(watched, ...args);
		memos.set(read, isConstant ? { args, value } : 'differs');
		return value;
	};
}
