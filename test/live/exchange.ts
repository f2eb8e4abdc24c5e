import type { JsonObject } from '../sandbox/json';

/** What came back. */
export interface HttpResult {
	readonly httpStatus: number;
	/** The header as it came; empty if there is none. */
	readonly contentType: string;
	/** The names of all headers, sorted; no values. */
	readonly headerNames: readonly string[];
	readonly text: string;
	/** The JSON object in the text, whatever the content type says. */
	readonly json?: JsonObject;
}

/** One request, and what came back. Nothing in it is masked, but the token is left out. */
export interface Exchange {
	/** The question or step that asked. */
	readonly asked: string;
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly milliseconds: number;
	readonly endpoint: string;
	/** `wrong`: the request carried a made-up token. */
	readonly token: 'own' | 'wrong';
	/** An earlier push request to the user's own number was accepted. */
	readonly numberWasAccepted?: boolean;
	/** The body without the token. */
	readonly fields: JsonObject;
	readonly httpResult?: HttpResult;
	/** Why there is no response. */
	readonly failure?: string;
}
