/** Turns values into places on one side of a picture, each power of ten as long as the others. */
export interface Scale {
	/** The powers of ten that the side begins and ends with, and those between. */
	readonly ticks: readonly number[];
	at(value: number): number;
}

/** @param begin the place of the smallest power of ten; `end`: of the greatest */
export function logScale(values: readonly number[], begin: number, end: number): Scale {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
	return {
		ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
		at: (value) => begin + ((Math.log10(value) - low) / (high - low)) * (end - begin),
	};
}
