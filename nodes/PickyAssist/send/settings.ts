import { InputProblem, quote } from '../../api/inputProblem';
import { MINUTE } from '../../api/minute';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../api/pushRequest';
import { MAX_REQUESTS_PER_MINUTE } from '../../api/rateLimit';
import type { ReadParameter } from '../operations/messageOperation';
import type { Parameters } from './parameters';

const DEFAULT_RECIPIENTS_PER_REQUEST = 1_000;
const SECOND = MINUTE / 60;
/** Seconds; what n8n itself waits for an answer. */
const DEFAULT_TIMEOUT = 300;

/**
 * Whether nothing is to be sent.
 *
 * @throws InputProblem if an expression gives something else than yes or no: a text would otherwise send for real
 */
function readDryRun(read: ReadParameter): boolean {
	const value = read('options.dryRun', false);
	if (typeof value === 'boolean') return value;
	throw new InputProblem(`Dry Run cannot be ${quote(value)}`, 'Turn it on or off, or let its expression give true or false.');
}

/** Whether this run only shows what it would send. Where that cannot be read, every item is refused by readSettings. */
export function isDryRun(parameters: Parameters): boolean {
	try {
		return readDryRun(parameters.forItem(0));
	} catch {
		return false;
	}
}

/** The options that hold for the whole run, not for one item. */
export interface Settings {
	readonly recipientsPerRequest: number;
	readonly requestsPerMinute: number;
	/** Milliseconds to wait for the answer to one request. */
	readonly timeout: number;
	/** A request refused for one number is halved until only that number is left out. */
	readonly isolateRefused: boolean;
	/** A reference number that an earlier execution has sent to the same recipient is not sent to it again. */
	readonly oncePerRecipientAndReference: boolean;
	/** The same recipient and content is sent once. */
	readonly sendOnce: boolean;
}

/** @throws InputProblem if the value is not a whole number from `least` to `most`; `why` ends the advice */
function wholeNumber(value: unknown, field: string, least: number, most: number, why: string): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
	throw new InputProblem(
		`${field} cannot be ${quote(value)}`,
		`Give a whole number from ${least} to ${most.toLocaleString('en-US')}. ${why}`,
	);
}

/**
 * Reads the options of the whole run; where one holds an expression, the first item's value counts.
 *
 * @throws InputProblem if a value is out of range
 */
export function readSettings(parameters: Parameters): Settings {
	const read = parameters.forItem(0);
	readDryRun(read);
	return {
		recipientsPerRequest: wholeNumber(
			read('options.recipientsPerRequest', DEFAULT_RECIPIENTS_PER_REQUEST),
			'Recipients per Request',
			1,
			MAX_RECIPIENTS_PER_REQUEST,
			'Picky Assist takes at most 10,000 numbers in one request.',
		),
		requestsPerMinute: wholeNumber(
			read('options.requestsPerMinute', MAX_REQUESTS_PER_MINUTE),
			'Requests per Minute',
			1,
			MAX_REQUESTS_PER_MINUTE,
			'Picky Assist drops what goes over 90 a minute.',
		),
		timeout: SECOND * wholeNumber(read('options.timeout', DEFAULT_TIMEOUT), 'Timeout', 1, 3600, 'It counts seconds.'),
		sendOnce: read('options.duplicateNumbers') === 'sendOnce',
		oncePerRecipientAndReference: read('options.oncePerRecipientAndReference') === true,
		isolateRefused: read('options.isolateRefused') === true,
	};
}
