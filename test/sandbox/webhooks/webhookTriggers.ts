import type { JsonObject } from '../json';
import type { IncomingKind } from './incomingContent';
import { incomingBody, type IncomingMessage } from './incomingMessage';
import {
	groupMembershipEvent,
	newSubscriberEvent,
	numberCheckEvent,
	type CheckedNumber,
	type GroupMembership,
	type NewSubscriber,
} from './events';
import type { LoggedWebhook } from './loggedWebhook';
import type { WebhookName } from './webhookSettings';
import type { Webhooks } from './webhooks';

const FIRST_UNIQUE_ID = 750_000_001;
/** What the Test button of the console really posts is not known, only that it is dummy data. */
const DUMMY = { test: 'dummy data' };

/** Triggers webhooks as the real service does. Each method resolves when the first attempt has ended. */
export class WebhookTriggers {
	private uniqueIds = FIRST_UNIQUE_ID;
	private subscribers = 1;

	constructor(private readonly webhooks: Webhooks) {}

	/** An incoming message, or one sent from the project's own phone. */
	message(message: IncomingMessage = {}): Promise<LoggedWebhook> {
		const body = incomingBody(message, String(this.uniqueIds++));
		return this.webhooks.send('global', aboutMessage(message, body), body);
	}

	/** A number check that was started elsewhere; one started with `push` is reported automatically. */
	numberCheck(numbers: readonly CheckedNumber[]): Promise<LoggedWebhook> {
		return this.webhooks.send('event', 'number check', numberCheckEvent(numbers));
	}

	groupMembership(membership: GroupMembership = {}): Promise<LoggedWebhook> {
		return this.webhooks.send('event', 'group membership', groupMembershipEvent(membership));
	}

	newSubscriber(person: NewSubscriber = {}): Promise<LoggedWebhook> {
		const id = `VP${String(this.subscribers++).padStart(7, '0')}`;
		return this.webhooks.send('event', 'new subscriber', newSubscriberEvent(person, id));
	}

	/** The Test button of the console: dummy data, and the response must be JSON. */
	test(webhook: WebhookName): Promise<LoggedWebhook> {
		return this.webhooks.send(webhook, 'test button', DUMMY);
	}
}

const KIND_NAMES: Readonly<Partial<Record<IncomingKind, string>>> = {
	buttonPayload: 'template button',
	listReply: 'list reply',
	buttonReply: 'button reply',
};

function aboutMessage(message: IncomingMessage, body: JsonObject): string {
	const { kind = 'text', group, outbound, replyTo } = message;
	const sender = String(body['number'] ?? body['messenger_id']);
	const words = [`${KIND_NAMES[kind] ?? `${kind} message`} from ${sender}`];
	if (group) words.push('in a group');
	if (replyTo !== undefined) words.push('as a reply');
	if (outbound) words.push('by the own phone');
	return words.join(' ');
}
