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
	/** What to do about it, `''` if nothing. */
	readonly advice: string;
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
	return {
		id,
		time,
		webhook,
		about,
		ending: webhookEnding(sent),
		advice: webhookAdvice(sent),
		good,
		reply: words,
	};
}

/** What to do if nothing of n8n listens at the address; `''` for everything else. */
export function webhookAdvice({ url, attempts }: LoggedWebhook): string {
	const last = attempts.at(-1);
	if (last?.httpStatus === null)
		return 'Nothing answers at this address. Is n8n running, and is the address that of the trigger?';
	if (last?.httpStatus !== 404) return '';
	return new URL(url).pathname.includes('/webhook-test/')
		? 'This is the Test URL: open the trigger in n8n, click "Listen for test event", then send again. It listens for one call.'
		: 'n8n has no active workflow with this address. Publish the workflow, or use the Test URL and "Listen for test event".';
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
