import type { JsonObject } from './json';
import type { MessageKind } from './deliveries/messageKind';
import type { FaultKind } from './faults/faults';
import type { LoggedWebhook } from './webhooks/loggedWebhook';

/** One API request that arrived, and what became of it. */
export interface LoggedRequest {
	/** 1 for the first request since the start or the last `clear()`. */
	readonly id: number;
	/** Arrival, in milliseconds since 1970. */
	readonly time: number;
	readonly method: string;
	/** The HTTP path, for example `/api/v2/push`. */
	readonly path: string;
	/** The endpoint word, for example `push`; `''` when the path is none of the API's. */
	readonly endpoint: string;
	/** The JSON body without its token, long base64 files described; null when there is none. */
	readonly body: JsonObject | null;
	/** Was the right token there? */
	readonly tokenSeen: boolean;
	/** Length of the raw body in bytes. */
	readonly bytes: number;
	/** Number of entries of `data` as sent. */
	readonly entries: number;
	/** How many messages the service accepted, whatever it answered then. */
	readonly accepted: number;
	/** The HTTP status of the response; null while there is no response, or when none was sent. */
	readonly httpStatus: number | null;
	/** `status` of the JSON response; null when the response was no whole JSON object with a status. */
	readonly bodyStatus: number | string | null;
	/** `message` of the JSON response, with the token hidden; null without one. */
	readonly response: string | null;
	/** The push ID given to the request, even when its response never reached the client. */
	readonly pushId: string | null;
	/** The kind of the fault that met this request. */
	readonly fault: FaultKind | null;
}

/** A request while it is being answered. */
export type OpenRequest = { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] };

/** What is known of a request when its head arrives. */
export type Arrival = Pick<LoggedRequest, 'time' | 'method' | 'path' | 'endpoint'>;

/** One message that the service accepted. */
export interface AcceptedMessage {
	readonly pushId: string;
	readonly msgId: string;
	/** `number`, `messenger_id` or `group_id`. */
	readonly recipient: string;
	readonly application: string;
	readonly kind: MessageKind;
	/** `message` of the entry, else `globalmessage`; `''` without a text. */
	readonly text: string;
	/** The media address, or the base64 (described when long); missing without media. */
	readonly media?: string;
	readonly reference_number?: string;
	readonly template_id?: string;
	/** Values of the template, the entry's own before those for all. */
	readonly template_values?: readonly unknown[];
	readonly location?: JsonObject;
	readonly contact?: readonly JsonObject[];
	/** The entry of `data` as logged; the top of the request for a group. */
	readonly entry: JsonObject;
	/** The body of its request as logged. */
	readonly body: JsonObject;
}

/** Totals since the start or the last `clear()`. */
export interface SandboxCounts {
	/** Push requests that arrived. */
	readonly pushRequests: number;
	/** Push requests of which messages were accepted. */
	readonly acceptedRequests: number;
	readonly messages: number;
	/** Different recipients that got a message. */
	readonly recipients: number;
}

/** The messages of one recipient, oldest first. */
export interface RecipientHistory {
	readonly recipient: string;
	readonly messages: readonly AcceptedMessage[];
	/** How many of them were the same as an earlier one. */
	readonly repeats: number;
}

/** What the sandbox saw. */
export interface SandboxLog {
	/** Every API request, in the order of arrival. */
	readonly requests: readonly LoggedRequest[];
	/** Those to the endpoint `push`. */
	readonly pushes: readonly LoggedRequest[];
	/** Every message that was accepted, in order. */
	readonly acceptedMessages: readonly AcceptedMessage[];
	/** Every webhook that was sent, in order. */
	readonly webhooks: readonly LoggedWebhook[];
	readonly counts: SandboxCounts;
	messagesTo(recipient: string): readonly AcceptedMessage[];
	/** Everyone who got a message; who got one last is last. */
	recipients(): readonly RecipientHistory[];
	/** Calls back once for each request, when it is known how it ended; returns the way to stop. */
	subscribe(listener: (request: LoggedRequest) => void): () => void;
	/** Calls back after each try of each webhook; returns the way to stop. */
	subscribeWebhooks(listener: (webhook: LoggedWebhook) => void): () => void;
	clear(): void;
}
