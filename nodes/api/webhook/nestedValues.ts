import { isPayload, type Value } from './payload';

/** How `mapNested` changes a value. */
export interface NestedChange {
	/** Changes a value that is no list or object. */
	readonly value: (value: Value) => Value;
	readonly key: (key: string) => string;
}

/** Copies a value with all keys and values in it changed. A loop, because n8n accepts JSON so deep that recursion overflows. */
export function mapNested(value: Value, change: NestedChange): Value {
	let result: Value;
	const pending = [
		{
			original: value,
			put: (copy: Value) => {
				result = copy;
			},
		},
	];
	for (const { original, put } of pending) {
		if (Array.isArray(original)) {
			const copy: Value[] = original.map(() => undefined);
			original.forEach((inner: Value, index) =>
				pending.push({ original: inner, put: (changed) => (copy[index] = changed) }),
			);
			put(copy);
		} else if (isPayload(original)) {
			const entries = Object.entries(original).map(
				([key, inner]) => [change.key(key), inner] as const,
			);
			const copy: Record<string, Value> = Object.fromEntries(entries);
			for (const [key, inner] of entries)
				pending.push({ original: inner, put: (changed) => (copy[key] = changed) });
			put(copy);
		} else {
			put(change.value(original));
		}
	}
	return result;
}
