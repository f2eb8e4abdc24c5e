import type { LoggedWebhook } from './loggedWebhook';
import type { WebhookSettings } from './webhookSettings';

/** A webhook as one line for people. */
export interface WebhookLine {
	readonly id: number;
	readonly time: number;
	readonly webhook: string;
	readonly about: string;
	/** How it ended, in words. */
	readonly ending: string;
	readonly good: boolean;
	/** The instant reply in words, `''` without one. */
	readonly reply: string;
}

/** What the page shows of webhooks. */
export interface WebhookOverview {
	readonly globalUrl: string;
	readonly eventUrl: string;
	/** All that were sent. */
	readonly total: number;
	/** Newest first. */
	readonly lines: readonly WebhookLine[];
}

const MOST_LINES = 50;

/** The newest webhooks; small, however many there are. */
export function webhookOverview(
	webhooks: readonly LoggedWebhook[],
	{ globalUrl, eventUrl }: WebhookSettings,
): WebhookOverview {
	const lines = webhooks.slice(-MOST_LINES).reverse().map(webhookLine);
	return { globalUrl, eventUrl, total: webhooks.length, lines };
}

/** One webhook in words. */
export function webhookLine(sent: LoggedWebhook): WebhookLine {
	const { id, time, webhook, rows, state, reply } = sent;
	const about = rows === 1 ? sent.about : `${sent.about}, ${rows} rows`;
	const good = state === 'accepted' && sent.attempts.at(-1)?.problem === null;
	const after = reply && reply.delay > 0 ? ` (after ${reply.delay} s)` : '';
	const words = reply ? `${reply.text}${after}` : '';
	return { id, time, webhook, about, ending: webhookEnding(sent), good, reply: words };
}

/** How a webhook ended, or where it stands. */
export function webhookEnding({ attempts, state }: LoggedWebhook): string {
	const tries = attempts.length === 1 ? '1 try' : `${attempts.length} tries`;
	const problem = attempts.at(-1)?.problem ?? '';
	switch (state) {
		case 'sending':
			return 'on its way';
		case 'accepted':
			return `HTTP 200${problem === '' ? '' : `, but ${problem}`}${attempts.length > 1 ? ` at the last of ${tries}` : ''}`;
		case 'waiting':
			return `${problem}; ${tries}, to be tried again`;
		case 'dropped':
			return `${problem}; given up after ${tries}`;
		case 'stopped':
			return 'the sandbox was stopped';
	}
}
