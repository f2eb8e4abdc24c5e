/**
 * The ways in which the documents and public receivers spell an incoming message:
 * `observed`: as seen on V4, codes as numbers, `message_in_raw`;
 * `help`: as the help samples, codes as strings, `Location` with type 7;
 * `quickStart`: as the Quick Start Guide, `message-in-raw`;
 * `old`: before February 2021, no raw text at all.
 */
export type Spelling = 'observed' | 'help' | 'quickStart' | 'old';

/** What a spelling does to the keys and values. */
export interface SpellingRules {
	readonly rawKey: 'message_in_raw' | 'message-in-raw' | undefined;
	readonly locationKey: 'location' | 'Location';
	readonly locationType: number;
	/** A code as it is written: 1 or "1". */
	code(value: number): number | string;
}

const asNumber = (value: number): number => value;

const STRICT = { locationKey: 'Location', locationType: 7, code: String } as const;

export const SPELLINGS: Readonly<Record<Spelling, SpellingRules>> = {
	observed: {
		rawKey: 'message_in_raw',
		locationKey: 'location',
		locationType: 5,
		code: asNumber,
	},
	help: { ...STRICT, rawKey: 'message_in_raw' },
	quickStart: { ...STRICT, rawKey: 'message-in-raw' },
	old: { ...STRICT, rawKey: undefined },
};

/** URL-encoded, with `+` for a space, as `message-in` is. */
export function urlEncoded(text: string): string {
	return new URLSearchParams([['', text]]).toString().slice(1);
}
