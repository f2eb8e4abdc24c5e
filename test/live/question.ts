import type { Check } from './check';
import type { Exchange } from './exchange';

/** Where an assumption comes from. */
export type Source =
	/** Picky Assist's own pages say it. */
	| 'documented'
	/** A public program that uses the API shows it. */
	| 'seen in a public client'
	/** Neither: it fits the samples, or WhatsApp's rules. */
	| 'assumed';

/** What an account needs for a question. */
export type Need =
	| 'channel'
	| 'official'
	| 'web'
	| 'officialOrWeb'
	| 'phone'
	| 'messenger'
	| 'secondNumber'
	| 'closedNumber'
	| 'group'
	| 'buttonTemplate'
	| 'pictureUrl'
	| 'videoUrl'
	| 'webhook';

/** A request whose response answers several questions; it is sent once. */
export interface Step<Result> {
	readonly name: string;
	/** How many messages it sends at most. */
	readonly messages: number;
	readonly run: (check: Check) => Promise<Result>;
}

/** Who gets a message; `nobody`: a number that belongs to nobody. */
export type Recipient =
	| 'number'
	| 'secondNumber'
	| 'closedNumber'
	| 'messengerId'
	| 'groupId'
	| 'nobody';

/** One question to the live service. A new one is a file in `questions/` and a line in `questions/index.ts`. */
export interface Question {
	/** Its name in docs/assumptions.md: lower case, with hyphens. */
	readonly id: string;
	readonly question: string;
	readonly assumed: string;
	readonly source: Source;
	/** What users notice if the assumption is wrong. */
	readonly ifWrong: string;
	/** The files that rely on it. */
	readonly places: readonly string[];
	/** When and where it was seen live, for example `2026-12-01, V4, WhatsApp Official`. */
	readonly seenLive?: string;
	/** It is skipped if one of these is missing. */
	readonly needs?: readonly Need[];
	/** How many messages it sends at most, beside those of its steps. */
	readonly messages?: number;
	/** Who gets the messages of the question and its steps, if not only the user's own number. */
	readonly recipients?: readonly Recipient[];
	readonly steps?: ReadonlyArray<Step<unknown>>;
	/**
	 * Asks, and returns if the answer is as assumed.
	 *
	 * @throws DifferentError if it is not, NotAnsweredError if there is no answer
	 */
	readonly ask: (check: Check) => Promise<void>;
}

/** The service does something else than assumed. The message says what was observed. */
export class DifferentError extends Error {
	/** `exchange`: its response could not be read, so nothing else can be asked of it. */
	constructor(
		observed: string,
		readonly exchange?: Exchange,
	) {
		super(observed);
	}
}

/** What else cannot be answered for the same reason. */
export type Scope = 'question' | 'messages' | 'everything';

/** Why nothing else is asked after Ctrl+C. */
export const STOPPED = 'you stopped the check';

/** There is no answer. The message says why. */
export class NotAnsweredError extends Error {
	constructor(
		reason: string,
		readonly scope: Scope = 'question',
	) {
		super(reason);
	}
}
