import { isRefusal, STATUS_ACCEPTED, statusNumber } from '../../nodes/api/http/statusCodes';
import { isJsonObject, type JsonObject } from '../sandbox/json';
import type { HttpResult, Exchange } from './exchange';
import { DifferentError, NotAnsweredError, type Scope } from './question';

/** A JSON type as it is called in the report. */
export type TypeName = 'string' | 'number' | 'array' | 'object' | 'boolean' | 'null' | 'missing';

/** Statuses that say something about the account, not about the question. */
const ABOUT_THE_ACCOUNT: Readonly<Record<number, readonly [string, Scope]>> = {
	401: ['Picky Assist does not accept the token (status 401)', 'everything'],
	403: ['the balance is used up (status 403)', 'messages'],
	405: ['the API is not part of the plan (status 405)', 'everything'],
	408: ['the project is not active (status 408)', 'everything'],
	409: ['the user of the token is not valid (status 409)', 'everything'],
	801: ['the channel is not active (status 801)', 'question'],
	802: [
		'the 24-hour session is closed (status 802): write to the channel from your phone, then start again',
		'question',
	],
};
const RATE_LIMIT = 429;

/** A JSON value as code in a table of Markdown. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
	return `\`${text.replace(/[`\r\n]/g, ' ').slice(0, 120)}\``;
}

/** The JSON type of a value. */
export function typeOf(value: unknown): TypeName {
	if (value === undefined) return 'missing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	const type = typeof value;
	return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

/** What came back. @throws NotAnsweredError if nothing did, or if the limit of requests is reached */
export function httpResultOf({ httpResult, failure }: Exchange): HttpResult {
	if (!httpResult) throw new NotAnsweredError(failure ?? 'no response');
	if (httpResult.httpStatus === RATE_LIMIT)
		throw new NotAnsweredError('the limit of requests is reached (HTTP 429)', 'everything');
	return httpResult;
}

/** The JSON object of a response, whatever its content type. @throws DifferentError if there is none, or if a success has another HTTP status than 200 */
export function bodyOf(exchange: Exchange): JsonObject {
	const { json, text, httpStatus, contentType } = httpResultOf(exchange);
	if (json) {
		// Whatever the HTTP status is, a rejection is one; its HTTP status is a question of its own.
		if (httpStatus === 200 || isRejection(json)) return json;
		throw new DifferentError(`HTTP ${httpStatus} with ${statusIn(json)}`, exchange);
	}
	// The page of an account may have a name in it.
	const isError = httpStatus >= 400;
	const title = isError ? /<title>([^<]*)/i.exec(text)?.[1] : undefined;
	if (/^\s*[[{]/.test(text))
		throw new DifferentError(
			`HTTP ${httpStatus}, ${contentType || 'no content type'}, JSON that is cut off, nested too deeply, or not an object`,
			exchange,
		);
	const isPage = /^\s*<|<html/i.test(text);
	const what = isError
		? title === undefined
			? `the text ${shown(text.slice(0, 80))}`
			: `a page ${shown(title)}`
		: isPage
			? 'a page'
			: 'a text';
	throw new DifferentError(
		`HTTP ${httpStatus}, ${contentType || 'no content type'}, ${what} instead of JSON`,
		exchange,
	);
}

/** A status with the message beside it. */
function statusIn(body: JsonObject): string {
	const message = typeof body['message'] === 'string' ? ` ${shown(body['message'])}` : '';
	return `${'status' in body ? `status ${shown(body['status'])}` : 'no status'}${message}`;
}

/** Whether Picky Assist says that it did not accept the request. */
function isRejection(body: JsonObject): boolean {
	return isRefusal(statusNumber(body['status']) ?? STATUS_ACCEPTED);
}

function throwIfAboutTheAccount(status: number | undefined, exchange: Exchange): void {
	if (status === undefined || exchange.token === 'wrong') return;
	const [reason, scope] = ABOUT_THE_ACCOUNT[status] ?? [];
	if (reason !== undefined) throw new NotAnsweredError(reason, scope);
}

/** The body of a response that need not have a status. @throws NotAnsweredError if its status is about the account, not the question */
export function bodyUnlessAboutAccount(exchange: Exchange): JsonObject {
	const body = bodyOf(exchange);
	throwIfAboutTheAccount(statusNumber(body['status']), exchange);
	return body;
}

/**
 * The request was rejected, for a documented reason.
 *
 * @param unrelated statuses that say nothing about what is asked, beside those about the account
 * @throws DifferentError if it was not; NotAnsweredError if the reason is another one
 */
export function expectRejected(exchange: Exchange, unrelated: readonly number[] = []): void {
	const body = bodyUnlessAboutAccount(exchange);
	if (!isRejection(body)) throw new DifferentError(statusIn(body));
	if (unrelated.includes(statusNumber(body['status']) ?? STATUS_ACCEPTED))
		throw new NotAnsweredError(`${statusIn(body)}, which does not answer the question`);
}

/** @throws DifferentError if a rejection has another HTTP status than 200; NotAnsweredError if it is none */
export function expectRejectionWithHttp200(exchange: Exchange): void {
	const { json, httpStatus } = httpResultOf(exchange);
	const isClientError = httpStatus >= 400 && httpStatus < 500;
	if (json && !isClientError && !isRejection(json))
		throw new NotAnsweredError(`the request was not rejected: ${statusIn(json)}`);
	// Throws, as there is no JSON.
	if (!json && !isClientError) bodyOf(exchange);
	expectValue('the HTTP status', httpStatus, 200);
}

/** The content type of a response. @throws NotAnsweredError if the response may not be Picky Assist's own */
export function contentTypeOf(exchange: Exchange): string {
	const { httpStatus, contentType } = httpResultOf(exchange);
	if (httpStatus >= 300 && (httpStatus < 400 || httpStatus >= 500))
		throw new NotAnsweredError(`HTTP ${httpStatus}, which may not come from Picky Assist`);
	return contentType;
}

/** The body of a response with this status, as a number or text. @throws DifferentError if it has another */
export function expectStatus(exchange: Exchange, expected: number): JsonObject {
	const body = bodyOf(exchange);
	const status = statusNumber(body['status']);
	if (status === expected) return body;
	throwIfAboutTheAccount(status, exchange);
	throw new DifferentError(`${statusIn(body)} instead of ${expected}`, exchange);
}

/** The body of an accepted push request to the user's own number. It may be wrong only until a request to it was accepted. */
export function expectAccepted(exchange: Exchange): JsonObject {
	const body = bodyOf(exchange);
	if (statusNumber(body['status']) === 406 && exchange.numberWasAccepted !== true)
		throw new NotAnsweredError(
			`Picky Assist does not accept your number (${statusIn(body)})`,
			'messages',
		);
	return expectStatus(exchange, 100);
}

/**
 * The objects in a list. What is no list, or contains something else, is different: it must not pass as an empty list.
 *
 * @param exchange the response in which nothing else can be read then
 * @throws DifferentError
 */
export function listOf(fields: unknown, name: string, exchange?: Exchange): readonly JsonObject[] {
	const list = isJsonObject(fields) ? fields[name] : undefined;
	if (!Array.isArray(list))
		throw new DifferentError(`${name} is ${typeOf(list)}, not a list`, exchange);
	const others = list.filter((one) => !isJsonObject(one)).map(typeOf);
	if (others.length > 0)
		throw new DifferentError(`${name} contains ${[...new Set(others)].join(', ')}`, exchange);
	return list.filter(isJsonObject);
}

/** The rows of a response, at least one. @throws DifferentError, NotAnsweredError if there is none */
export function rowsOf(body: JsonObject): readonly JsonObject[] {
	const rows = listOf(body, 'data');
	if (rows.length === 0) throw new NotAnsweredError('data has no rows');
	return rows;
}

/** Rows in the report: their status and message, and the types of everything else. `nameOf` stands for the number. */
export function describeRows(
	rows: readonly JsonObject[],
	nameOf: (row: JsonObject) => string,
): string {
	const described = rows.map((row) => {
		const fields = Object.entries(row).map(([name, value]) => {
			if (name === 'number') return [name, nameOf(row)];
			return [name, name === 'status' || name === 'message' ? value : typeOf(value)];
		});
		return shown(Object.fromEntries(fields));
	});
	return described.length === 0 ? 'no rows' : `rows ${described.join(' ')}`;
}

/** What is wrong with the types of an object's fields; a field may have several types. */
export function typeProblems(
	fields: JsonObject,
	types: Readonly<Record<string, TypeName | readonly TypeName[]>>,
): string[] {
	return Object.entries(types).flatMap(([name, expected]) => {
		const allowed = [expected].flat();
		const actual = typeOf(fields[name]);
		return allowed.includes(actual) ? [] : [`${name} is ${actual}, not ${allowed.join(' or ')}`];
	});
}

/** @throws DifferentError with all problems, if there are any */
export function expectNone(problems: readonly string[]): void {
	if (problems.length > 0) throw new DifferentError([...new Set(problems)].join('; '));
}

/** @throws DifferentError if the fields have other types */
export function expectTypes(
	fields: unknown,
	types: Readonly<Record<string, TypeName | readonly TypeName[]>>,
): void {
	if (!isJsonObject(fields)) throw new DifferentError(`${typeOf(fields)} instead of an object`);
	expectNone(typeProblems(fields, types));
}

/** @throws NotAnsweredError if one of these fields is an empty text or list: its type then says nothing. A missing field passes */
export function requireFilled(fields: unknown, ...names: readonly string[]): void {
	const empty = names.find((name) => {
		const value = isJsonObject(fields) ? fields[name] : undefined;
		return value === '' || (Array.isArray(value) && value.length === 0);
	});
	if (empty !== undefined) throw new NotAnsweredError(`${empty} is empty`);
}

/** @throws DifferentError if the value is another; `what` names it */
export function expectValue(what: string, actual: unknown, expected: unknown): void {
	if (JSON.stringify(actual) !== JSON.stringify(expected))
		throw new DifferentError(`${what} is ${shown(actual)} instead of ${shown(expected)}`);
}

/** @throws DifferentError if the fields of an object are others, beside those that may be missing */
export function expectNoOtherFields(fields: JsonObject, known: readonly string[]): void {
	const others = Object.keys(fields).filter((name) => !known.includes(name));
	if (others.length > 0) throw new DifferentError(`more fields: ${others.map(shown).join(', ')}`);
}

/** @throws DifferentError if the content type is not JSON */
export function expectJsonContentType(contentType: string): void {
	if (!/^application\/json\b/i.test(contentType))
		throw new DifferentError(contentType === '' ? 'no content type' : shown(contentType));
}
