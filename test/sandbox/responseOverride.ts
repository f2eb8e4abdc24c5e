import type { EndpointResult } from './endpoints/endpoint';
import type { HttpResponse } from './httpResponse';
import type { JsonObject } from './json';

/** A request whose response may be overridden. */
export interface OverridableRequest {
	readonly endpoint: string;
	/** The body without the token. */
	readonly fields: JsonObject;
	readonly token: 'own' | 'wrong';
	/** Lets the endpoint do its work. */
	defaultResult(): EndpointResult;
}

/** Another response, and the result whose messages are accepted; without one, none are. */
export interface OverriddenResponse {
	readonly response: HttpResponse;
	readonly accepted?: EndpointResult | undefined;
}

/** Responds instead of the endpoints, for a service that behaves differently; undefined leaves a request to its endpoint. */
export type ResponseOverride = (request: OverridableRequest) => OverriddenResponse | undefined;
