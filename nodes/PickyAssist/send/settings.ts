import { InputError, quote } from '../../api/input/inputError';
import { MINUTE } from '../../api/http/minute';
import { choiceOption } from '../../api/input/optionValue';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../api/push/pushRequest';
import { MAX_REQUESTS_PER_MINUTE } from '../../api/http/rateLimit';
import { asError } from '../errors';
import { IF_SESSION_CLOSED } from '../operations/message/ifSessionClosed';
import { MOST_MESSAGES } from '../operations/message/optionsPerRun';
import type { Parameters } from '../parameters/parameters';
import {
	booleanRunOption,
	INCLUDE_INPUT_FIELDS,
	readRunOption,
	type RunOption,
} from '../parameters/runOption';

const SECOND = MINUTE / 60;

const DRY_RUN = booleanRunOption('dryRun', 'Dry Run');
const INCLUDE_REQUEST_BODY = booleanRunOption('includeRequestBody', 'Include Request Body');
const CHECK_TEMPLATE = booleanRunOption('checkTemplate', 'Check Template', true);
const ISOLATE_REJECTED = booleanRunOption('isolateRejected', 'Send the Others if One Is Rejected');
const ONCE_PER_REFERENCE = booleanRunOption(
	'oncePerRecipientAndReference',
	'Once per Recipient and Reference Number',
);
const DUPLICATE_NUMBERS: RunOption<'send' | 'sendOnce' | 'sendOncePerItem'> = {
	name: 'duplicateNumbers',
	displayName: 'Duplicate Numbers',
	defaultValue: 'sendOncePerItem',
	parse: (value, displayName, where) =>
		choiceOption(
			value,
			displayName,
			[
				['send', 'Send'],
				['sendOnce', 'Send Once'],
			],
			where,
		),
};

/** An option with a whole number from `least` to `most`; `why` is appended to the description. */
function wholeNumberOption<Default extends number | undefined>(
	name: string,
	displayName: string,
	defaultValue: Default,
	least: number,
	most: number,
	why: string,
): RunOption<number | Default> {
	return {
		name,
		displayName,
		defaultValue,
		parse(value, _, where) {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			if (
				typeof number === 'number' &&
				Number.isInteger(number) &&
				number >= least &&
				number <= most
			)
				return number;
			throw new InputError(
				`${displayName} cannot be ${quote(value)}`,
				`Enter a whole number from ${least} to ${most.toLocaleString('en-US')}. ${why}${where}`,
			);
		},
	};
}

const RECIPIENTS_PER_REQUEST = wholeNumberOption(
	'recipientsPerRequest',
	'Recipients per Request',
	undefined,
	1,
	MAX_RECIPIENTS_PER_REQUEST,
	'Picky Assist allows at most 10,000 numbers in one request.',
);
const MAXIMUM_MESSAGES = wholeNumberOption(
	'maximumMessages',
	'Maximum Messages',
	undefined,
	1,
	MOST_MESSAGES,
	'It is the maximum for all items together.',
);
const REQUESTS_PER_MINUTE = wholeNumberOption(
	'requestsPerMinute',
	'Requests per Minute',
	MAX_REQUESTS_PER_MINUTE,
	1,
	MAX_REQUESTS_PER_MINUTE,
	'Picky Assist drops requests over 90 per minute.',
);
/** Seconds; the default is n8n's own response timeout. */
const TIMEOUT = wholeNumberOption(
	'timeout',
	'Timeout (Seconds)',
	300,
	1,
	3600,
	'The value is in seconds.',
);

/** Whether this run only shows what it would send. If the option is invalid, readSettings reports it. */
export function isDryRun(parameters: Parameters): boolean {
	try {
		return readRunOption(parameters, DRY_RUN);
	} catch {
		return false;
	}
}

/** The options that apply to the whole run, not to one item. */
export interface Settings {
	/** Undefined: chosen automatically. */
	readonly recipientsPerRequest: number | undefined;
	readonly requestsPerMinute: number;
	/** If more messages are to be sent, none is. Undefined: no maximum. */
	readonly maximumMessages: number | undefined;
	/** Milliseconds to wait for the response to one request. */
	readonly timeout: number;
	/** A request rejected because of one number is halved until only that number is left out. */
	readonly isolateRejected: boolean;
	/** A reference number that an earlier execution sent to a recipient is not sent to that recipient again. */
	readonly oncePerRecipientAndReference: boolean;
	/**
	 * Whether the same content is sent to the same recipient only once: in the run, or, by default, for each item, because a
	 * number that is in a list twice is there by mistake.
	 */
	readonly duplicateNumbers: 'send' | 'sendOnce' | 'sendOncePerItem';
	/** Each result includes the fields of its input item. */
	readonly includeInputFields: boolean;
	/** A dry run shows the bodies of the requests. */
	readonly includeRequestBody: boolean;
	/** The account's templates are read first, if the operation uses templates. */
	readonly checkTemplate: boolean;
	/** A template is sent to those whose 24-hour session is closed. */
	readonly sendsFallback: boolean;
}

function read(parameters: Parameters): Settings {
	readRunOption(parameters, DRY_RUN);
	return {
		recipientsPerRequest: readRunOption(parameters, RECIPIENTS_PER_REQUEST),
		requestsPerMinute: readRunOption(parameters, REQUESTS_PER_MINUTE),
		maximumMessages: readRunOption(parameters, MAXIMUM_MESSAGES),
		timeout: SECOND * readRunOption(parameters, TIMEOUT),
		duplicateNumbers: readRunOption(parameters, DUPLICATE_NUMBERS),
		oncePerRecipientAndReference: readRunOption(parameters, ONCE_PER_REFERENCE),
		isolateRejected: readRunOption(parameters, ISOLATE_REJECTED),
		includeInputFields: readRunOption(parameters, INCLUDE_INPUT_FIELDS),
		includeRequestBody: readRunOption(parameters, INCLUDE_REQUEST_BODY),
		checkTemplate: readRunOption(parameters, CHECK_TEMPLATE),
		sendsFallback: readRunOption(parameters, IF_SESSION_CLOSED) === 'sendTemplate',
	};
}

/** The options of the whole run, or why they cannot be read: a value is invalid, or differs between items. */
export function readSettings(parameters: Parameters): Settings | Error {
	try {
		return read(parameters);
	} catch (error) {
		return asError(error);
	}
}
