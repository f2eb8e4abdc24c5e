import type { EndpointResult } from './endpoints/endpoint';
import type { HttpResponse } from './httpResponse';
import type { JsonObject } from './json';

/** A request that may be answered in another way than by its endpoint. */
export interface AnswerableRequest {
	readonly endpoint: string;
	/** The body without the token. */
	readonly fields: JsonObject;
	readonly token: 'own' | 'wrong';
	/** Lets the endpoint do its work. */
	usual(): EndpointResult;
}

/** Another answer, and the result whose messages are accepted; nothing is without one. */
export interface OtherAnswer {
	readonly response: HttpResponse;
	readonly accepted?: EndpointResult | undefined;
}

/** Answers instead of the endpoints, for a service that behaves differently; undefined leaves a request to its endpoint. */
export type Answerer = (request: AnswerableRequest) => OtherAnswer | undefined;
