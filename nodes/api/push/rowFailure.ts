import { isPlainObject } from '../json';
import type { ResponseRow } from './matchingRows';
import { isRefusal, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import { messageText, vendorMessageIn } from '../http/vendorMessage';

/** Why the row of a message does not show that it was accepted. No captured row of a failed message is known. */
export interface RowFailure {
	/** The row's status number; null where it has none. */
	readonly code: number | null;
	/** What the row says in words. */
	readonly vendorMessage: string;
	/** The row says that the message was certainly not taken. */
	readonly isRefused: boolean;
}

const PLAIN_KEYS = new Set(['msg_id', 'number', 'messenger_id', 'credit']);
const ERROR_KEY = /err|fail|reason/i;
const CODE_KEYS = ['status', 'status_code', 'code', 'error_code', 'err', 'error'];
/** What an error field holds where there is no error. */
const NO_ERROR =
	/^(|0|-|no|none|null|nil|false|n\/a|undefined|ok|success(ful(ly)?)?|no errors?|\{\}|\[\])$/i;
const FAILED = /fail|err|invalid|reject|refus|denied|block|expired|undeliver|unsent|\bnot\b/i;
/** Words that leave no doubt: such a message is not queued. Anything vaguer may have been. */
const REFUSING =
	/\b(invalid|not (a )?valid|insufficient|not enough|blacklist\w*|blocked|opted[- ]?out|unsubscribed|not (on|registered|allowed|permitted|authori[sz]ed|supported|accepted)|does(n't| not) exist|denied|refused|rejected|cannot be empty|session (is |has )?(closed|expired)|unauthori[sz]ed)\b/i;

/** The row of an accepted message, as the samples have it; nearly all are such, and there may be 100,000. */
function isPlain(row: ResponseRow): boolean {
	for (const key in row) if (!PLAIN_KEYS.has(key)) return false;
	return typeof row.msg_id === 'string' && /^[1-9]\d*$/.test(row.msg_id);
}

function errorIn(value: unknown): string {
	const words = messageText(value) || (isPlainObject(value) ? JSON.stringify(value) : '');
	return NO_ERROR.test(words) ? '' : words;
}

function errorsOf(row: ResponseRow): string[] {
	const errors: string[] = [];
	for (const key in row) {
		if (!ERROR_KEY.test(key)) continue;
		const error = row[key] === true ? 'true' : errorIn(row[key]);
		// What is no words says something only beside the name of its field.
		if (error !== '')
			errors.push(error !== 'true' && /[a-z]/i.test(error) ? error : `${key}: ${error}`);
	}
	return errors;
}

/** Below 100 `status` is a delivery status, which some responses carry too, and says nothing about acceptance. */
function codeOf(row: ResponseRow): number | undefined {
	const codes = CODE_KEYS.map((key) => statusNumber(row[key])).filter(
		(code) => code !== undefined && code > STATUS_ACCEPTED,
	);
	return codes.find((code) => code !== undefined && isRefusal(code)) ?? codes[0];
}

function failureWord({ status, success }: ResponseRow): string {
	if (
		success === false ||
		success === 0 ||
		(typeof success === 'string' && /^(false|0|no)$/i.test(success.trim()))
	)
		return `success: ${String(success).trim()}`;
	return typeof status === 'string' && statusNumber(status) === undefined && FAILED.test(status)
		? status.trim()
		: '';
}

/** A message id that is there but is none. */
function isVoidId(id: unknown): boolean {
	if (id === undefined) return false;
	const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
	return !/^(?!(0+|null|false|undefined|none)$)[^\s-]\S*$/i.test(text);
}

/** What is wrong with the row of a message in a response; undefined where nothing in it speaks against the message. */
export function rowFailure(row: ResponseRow): RowFailure | undefined {
	if (isPlain(row)) return undefined;
	const code = codeOf(row);
	const found = [failureWord(row), ...errorsOf(row)].filter(Boolean);
	const message = messageText(row.message);
	const hasId = row.msg_id !== undefined && !isVoidId(row.msg_id);
	const refusesInWords = !hasId && REFUSING.test(message);
	if (code === undefined && found.length === 0 && !refusesInWords && !isVoidId(row.msg_id))
		return undefined;
	const vendorMessage = [
		...new Set([message || vendorMessageIn(row), ...found].filter(Boolean)),
	].join(', ');
	return {
		code: code ?? null,
		vendorMessage,
		isRefused: code === undefined ? REFUSING.test(vendorMessage) : isRefusal(code),
	};
}
