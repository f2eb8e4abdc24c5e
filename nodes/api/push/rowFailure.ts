import { isPlainObject } from '../json';
import type { ResponseRow } from './matchingRows';
import { isRefusal, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import { errorText, vendorMessageIn } from '../http/vendorMessage';

/** Why the row of a message does not show that it was accepted. No real row of a failed message has been captured. */
export interface RowFailure {
	/** The row's status number; null if it has none. */
	readonly code: number | null;
	/** The text of the row. */
	readonly vendorMessage: string;
	/** Whether the message was certainly not accepted: a refusal, and nothing that shows the opposite. */
	readonly isRefused: boolean;
}

const PLAIN_KEYS = new Set(['msg_id', 'number', 'messenger_id', 'credit']);
const ERROR_KEY = /err|fail|reason/i;
const CODE_KEYS = ['status', 'status_code', 'code', 'error_code', 'err', 'error'];
const SUCCESS_KEYS = ['success', 'sent', 'accepted', 'ok'];
/** The value of an error field if there is no error. */
const NO_ERROR =
	/^(|0|-|no|none|null|nil|false|n\/a|undefined|ok|success(ful(ly)?)?|no errors?|\{\}|\[\])$/i;
const FAILED = /fail|err|invalid|reject|refus|denied|block|expired|undeliver|unsent|\bnot\b/i;
/** Words that leave no doubt: such a message is not queued. With anything vaguer, it may have been. */
const REFUSING =
	/\b(invalid|not (a )?valid|insufficient|not enough|blacklist\w*|blocked|opted[- ]?out|unsubscribed|not (on|registered|allowed|permitted|authori[sz]ed|supported|accepted)|does(n't| not) exist|denied|refused|rejected|cannot be empty|session (is |has )?(closed|expired)|unauthori[sz]ed)\b/i;

/** Whether a row is that of an accepted message, as in the samples; nearly all are, and there may be 100,000. */
function isPlain(row: ResponseRow): boolean {
	for (const key in row) if (!PLAIN_KEYS.has(key)) return false;
	return typeof row.msg_id === 'string' && /^[1-9]\d*$/.test(row.msg_id);
}

function errorIn(value: unknown): string {
	const words = errorText(value) || wordsOfParts(value);
	return NO_ERROR.test(words) ? '' : words;
}

/** The content of an error object without a text of its own, or of a list of such objects. */
function wordsOfParts(value: unknown): string {
	if (Array.isArray(value)) return value.map(errorIn).filter(Boolean).join(', ');
	return isPlainObject(value) ? JSON.stringify(value) : '';
}

function errorsOf(row: ResponseRow): string[] {
	const errors: string[] = [];
	for (const key in row) {
		if (!ERROR_KEY.test(key)) continue;
		const error = row[key] === true ? 'true' : errorIn(row[key]);
		// A value without words is meaningful only with the name of its field.
		if (error !== '')
			errors.push(error !== 'true' && /[a-z]/i.test(error) ? error : `${key}: ${error}`);
	}
	return errors;
}

/** Below 100, `status` is a delivery status, which some responses contain too; it says nothing about acceptance. */
function codeOf(row: ResponseRow): number | undefined {
	const { status } = row;
	const parts = isPlainObject(status) ? [status.code, status.status] : [];
	const codes = [...CODE_KEYS.map((key) => row[key]), ...parts]
		.map(statusNumber)
		.filter((code) => code !== undefined && code > STATUS_ACCEPTED);
	return codes.find((code) => code !== undefined && isRefusal(code)) ?? codes[0];
}

function isYes(value: unknown): boolean {
	return (
		value === true ||
		value === 1 ||
		(typeof value === 'string' && /^(true|1|yes)$/i.test(value.trim()))
	);
}

function isNo(value: unknown): boolean {
	return (
		value === false ||
		value === 0 ||
		(typeof value === 'string' && /^(false|0|no)$/i.test(value.trim()))
	);
}

/** A sign of failure in a row other than an error field: `success: false`, `status: "failed"`. */
function failureWord(row: ResponseRow): string {
	const no = SUCCESS_KEYS.find((key) => isNo(row[key]));
	if (no !== undefined) return `${no}: ${String(row[no]).trim()}`;
	const word = [row.status, row.result, row.state].find(
		(value) => typeof value === 'string' && statusNumber(value) === undefined && FAILED.test(value),
	);
	return typeof word === 'string' ? word.trim() : '';
}

/** Whether a field of a row says that the message was accepted. The price does not: it may be the price of any message. */
export function showsAcceptance(row: ResponseRow): boolean {
	const { status } = row;
	const codes = [row.code, row.status_code, isPlainObject(status) ? status.code : status];
	return (
		[row.msg_id, row.message_id].some((id) => id !== undefined && !isVoidId(id)) ||
		codes.some((code) => statusNumber(code) === STATUS_ACCEPTED) ||
		SUCCESS_KEYS.some((key) => isYes(row[key]))
	);
}

/** Whether a message id is present but invalid: a valid one is a single word with a digit. */
function isVoidId(id: unknown): boolean {
	if (id === undefined) return false;
	const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
	return !/^(?!0+$)(?=\S*\d)[^\s-]\S*$/.test(text);
}

/** The failure that the row of a message shows; undefined if it shows none. */
export function rowFailure(row: ResponseRow): RowFailure | undefined {
	if (isPlain(row)) return undefined;
	const code = codeOf(row);
	const found = [failureWord(row), ...errorsOf(row)].filter(Boolean);
	const message = errorText(row.message);
	const hasId = row.msg_id !== undefined && !isVoidId(row.msg_id);
	const failsInWords = !hasId && !NO_ERROR.test(message) && FAILED.test(message);
	const saysNothing = code === undefined && found.length === 0 && !failsInWords;
	if (saysNothing && (hasId || !REFUSING.test(message)) && !isVoidId(row.msg_id)) return undefined;
	const vendorMessage = [
		...new Set([message || vendorMessageIn(row), ...found].filter(Boolean)),
	].join(', ');
	return {
		code: code ?? null,
		vendorMessage,
		isRefused:
			!showsAcceptance(row) &&
			(code === undefined ? REFUSING.test(vendorMessage) : isRefusal(code)),
	};
}
