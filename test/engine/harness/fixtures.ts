import type { IDataObject } from 'n8n-workflow';

/** Two phone numbers. */
export const ANA = '12025550101';
export const BEN = '12025550102';

/** Six phone numbers. */
export const SIX_NUMBERS: readonly string[] = ['101', '102', '103', '104', '105', '106'].map(
	(end) => `12025550${end}`,
);

/** Items with different phone numbers. */
export function rowsOf(count: number, from = 0): Array<IDataObject & { phone: string }> {
	return Array.from({ length: count }, (_, index) => ({
		phone: String(12_025_500_000 + from + index),
	}));
}

/** Retry on Fail with three tries. */
export const THREE_TRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

/** Compares JSON with the order of its keys, which is the same in the API's samples. */
export function expectSameJson(actual: unknown, expected: unknown): void {
	expect(JSON.stringify(actual, null, 1)).toBe(JSON.stringify(expected, null, 1));
}
