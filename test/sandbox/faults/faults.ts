import type { JsonObject } from '../json';

/** Which requests a fault affects. */
interface When {
	/** Endpoint word; `push` when left out. */
	readonly endpoint?: string | undefined;
	/** The number of requests to that endpoint, counted from `add()`, that are not affected first; default 0. */
	readonly after?: number | undefined;
	/** The number of requests affected after that; default 1, `Infinity` for all. */
	readonly times?: number | undefined;
	/** Only requests with a template are affected and counted; not for a fault that meets the head of a request. */
	readonly onlyTemplates?: true | undefined;
}

/** HTTP 200 with another body status; nothing is accepted. */
export interface StatusFault extends When {
	readonly kind: 'status';
	readonly status: number;
	readonly message: string;
	/** Rows of the response. */
	readonly rows?: readonly JsonObject[] | undefined;
	/** Answer the status as a JSON string. */
	readonly asString?: boolean | undefined;
}

/** Another HTTP status. */
export interface HttpFault extends When {
	readonly kind: 'http';
	readonly statusCode: number;
	readonly headers?: Readonly<Record<string, string>> | undefined;
	/** Default: a small HTML page. */
	readonly body?: string | undefined;
	/** Was the request taken before it was answered so? */
	readonly accept: boolean;
}

/** HTTP 200 with an HTML page. */
export interface HtmlFault extends When {
	readonly kind: 'html';
	/** Default true. */
	readonly accept?: boolean | undefined;
}

/** HTTP 307 to another address; nothing is accepted. */
export interface RedirectFault extends When {
	readonly kind: 'redirect';
	readonly url: string;
}

/** The connection is reset when the head has arrived; nothing is accepted. */
export interface ResetBeforeBodyFault extends When {
	readonly kind: 'resetBeforeBody';
}

/** The request is accepted, the connection reset without a response. */
export interface ResetAfterBodyFault extends When {
	readonly kind: 'resetAfterBody';
}

/** The request is accepted and never answered. */
export interface HangFault extends When {
	readonly kind: 'hang';
}

/** The request is accepted at once and answered late. */
export interface LateFault extends When {
	readonly kind: 'late';
	/** Milliseconds. */
	readonly delay: number;
}

/** The request is accepted; the response begins, and then trickles in without an end. */
export interface TrickleFault extends When {
	readonly kind: 'trickle';
	/** Milliseconds between two bytes. */
	readonly gap: number;
}

/** The request is accepted; half of the response is sent under its full length, then the connection closes. */
export interface HalfFault extends When {
	readonly kind: 'half';
}

/** The request is accepted; the response is whole for HTTP, but its JSON stops in the middle. */
export interface CutFault extends When {
	readonly kind: 'cut';
}

/** The request is accepted; the rows of the response are not what one expects. */
export interface RowsFault extends When {
	readonly kind: 'rows';
	/** Another order than that of the request (from two rows on), the same every time. */
	readonly shuffle?: true | undefined;
	readonly numbersAsJsonNumbers?: true | undefined;
	/** The rows of these numbers are missing; the messages are accepted all the same. */
	readonly drop?: readonly string[] | undefined;
	/** Rows for numbers that are not in the request, at the end. */
	readonly extra?: readonly string[] | undefined;
	/** No `data` in the response. */
	readonly noData?: true | undefined;
	/** No `msg_id` in the rows. */
	readonly noIds?: true | undefined;
	/** Fields that replace those of all rows. */
	readonly fields?: JsonObject | undefined;
	/**
	 * Position in the request, from 0 -> the status its row carries.
	 * A message whose row has another status than 100 is not accepted.
	 */
	readonly rowStatus?: Readonly<Record<number, { readonly status: number }>> | undefined;
}

/** A request with this recipient is refused whole (406), as for a number that cannot be one; others are not touched. */
export interface RefuseNumberFault extends When {
	readonly kind: 'refuseNumber';
	readonly number: string;
}

/** The token that was sent comes back in the message; nothing is accepted. */
export interface EchoTokenFault extends When {
	readonly kind: 'echoToken';
	readonly status: number;
}

/** A fault that the sandbox simulates. */
export type Fault =
	| StatusFault
	| HttpFault
	| HtmlFault
	| RedirectFault
	| ResetBeforeBodyFault
	| ResetAfterBodyFault
	| HangFault
	| LateFault
	| TrickleFault
	| HalfFault
	| CutFault
	| RowsFault
	| EchoTokenFault
	| RefuseNumberFault;

export type FaultKind = Fault['kind'];

/** The faults that are still to come. */
export interface FaultPlan {
	/** In the order they were added; one request meets one fault at most. */
	add(fault: Fault): void;
	clear(): void;
	/** Those that may still meet a request. */
	readonly pending: readonly Fault[];
}
