/** A number with three digits that count: `0.412`, `12.3`, `1,240`. */
export function written(value: number): string {
	const size = Math.abs(value);
	const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
	return value.toLocaleString('en-US', {
		maximumFractionDigits: digits,
		minimumFractionDigits: size < 1_000 && !Number.isInteger(value) ? digits : 0,
	});
}

/** Bytes as megabytes. */
export function megabytes(bytes: number): string {
	return (bytes / 1_000_000).toFixed(1);
}
