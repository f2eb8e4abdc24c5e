import type { InstantReply } from './instantReply';
import type { WebhookName } from './webhookSettings';

/** One attempt to deliver a webhook. */
export interface WebhookAttempt {
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly milliseconds: number;
	/** Null when there was no response. */
	readonly httpStatus: number | null;
	/** The response as text, its first 2,000 characters. */
	readonly response: string;
	/** What was wrong with it, in words; null when nothing was. */
	readonly problem: string | null;
}

/**
 * `sending`; `accepted` (HTTP 200); `waiting` for the next try; `dropped` for good; `stopped` with the sandbox.
 */
export type WebhookState = 'sending' | 'accepted' | 'waiting' | 'dropped' | 'stopped';

/** One webhook that was sent, and what came back. */
export interface LoggedWebhook {
	/** 1 for the first since the start or the last `clear()`. */
	readonly id: number;
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly webhook: WebhookName;
	/** What it tells, in words, for example `image message`. */
	readonly about: string;
	readonly url: string;
	readonly contentType: string;
	/** The body as it was sent. */
	readonly text: string;
	/** Rows of a delivery report or number check; 1 for everything else. */
	readonly rows: number;
	/** Oldest first. */
	readonly attempts: readonly WebhookAttempt[];
	readonly state: WebhookState;
	/** The message that the response asked to send back. */
	readonly reply: InstantReply | null;
}

/** The HTTP request of a webhook. */
export type WebhookDelivery = Pick<
	LoggedWebhook,
	'webhook' | 'about' | 'url' | 'contentType' | 'text' | 'rows'
>;

/** A webhook while it is on its way. */
export type OpenWebhook = { -readonly [Name in keyof LoggedWebhook]: LoggedWebhook[Name] } & {
	attempts: WebhookAttempt[];
};
