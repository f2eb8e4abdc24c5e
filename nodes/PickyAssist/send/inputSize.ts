/** An upper bound of what a value takes in memory, in bytes; counting ends once the limit is passed. */
function sizeOf(value: unknown, limit: number): number {
	if (typeof value === 'string') return 24 + 2 * value.length;
	if (typeof value !== 'object' || value === null) return 16;
	let size = 48;
	for (const [key, inner] of Object.entries(value)) {
		size += 32 + 2 * key.length + sizeOf(inner, limit - size);
		if (size > limit) break;
	}
	return size;
}

/** Whether all the values together surely take less than the limit, in bytes. */
export function isSmallerThan(limit: number, values: readonly unknown[]): boolean {
	let size = 0;
	for (const value of values) {
		size += sizeOf(value, limit - size);
		if (size > limit) return false;
	}
	return true;
}
