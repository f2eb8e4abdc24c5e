import type { Account } from '../account';
import type { JsonObject } from '../json';
import type { AcceptedMessage } from '../log';
import type { CheckedNumber } from '../webhooks/events';
import type { Generation } from '../push/pushRequest';
import { refuse, type Refusal } from '../push/refusal';

/** A request with the right token, on its way to its endpoint. */
export interface EndpointCall {
	readonly generation: Generation;
	/** The body without the token. */
	readonly body: JsonObject;
	/** The same with long base64 files described: what may be kept. */
	readonly loggedBody: JsonObject;
	readonly account: Account;
}

/** What an endpoint says; it changes nothing but the account's counters. */
export interface EndpointResult {
	/** The JSON of the response. */
	readonly json: JsonObject;
	/** The messages that were accepted, in the order of the response's rows. */
	readonly messages: readonly AcceptedMessage[];
	/** The numbers that were checked; nothing was sent to them. */
	readonly checked?: readonly CheckedNumber[];
	/** The id of the whole request, when it got one. */
	readonly pushId: string | null;
}

/** One endpoint of the API. A new one is one file and one line in `index.ts`. */
export interface Endpoint {
	/** The path below the base address. */
	readonly word: string;
	readonly generations: readonly Generation[];
	/** True when only a few of them are let through in a minute (rate limits page). */
	readonly statusCheck?: true;
	handle(call: EndpointCall): EndpointResult;
}

/** A result that accepts no message. */
export function jsonResult(json: JsonObject): EndpointResult {
	return { json, messages: [], pushId: null };
}

/** The refusal of a body with a field that the endpoint does not know. */
export function refusalOfUnknown(body: JsonObject, known: readonly string[]): Refusal | undefined {
	const unknown = Object.keys(body).find((name) => !known.includes(name));
	return unknown === undefined ? undefined : refuse(410, `unknown field "${unknown}"`);
}
