import { createHistory, type History } from './history';
import type {
	AcceptedMessage,
	Arrival,
	LoggedRequest,
	OpenRequest,
	RecipientHistory,
	SandboxCounts,
	SandboxLog,
} from './log';
import type { LoggedWebhook, OpenWebhook, WebhookDelivery } from './webhooks/loggedWebhook';

/** The log, as the server writes it. */
export class LogStore implements SandboxLog {
	private openRequests: OpenRequest[] = [];
	private openPushes: OpenRequest[] = [];
	private messages: AcceptedMessage[] = [];
	private histories = new Map<string, History>();
	private openWebhooks: OpenWebhook[] = [];
	private acceptedRequests = 0;
	private readonly listeners = new Set<(request: LoggedRequest) => void>();
	private readonly webhookListeners = new Set<(webhook: LoggedWebhook) => void>();

	get requests(): readonly LoggedRequest[] {
		return this.openRequests;
	}

	get pushes(): readonly LoggedRequest[] {
		return this.openPushes;
	}

	get acceptedMessages(): readonly AcceptedMessage[] {
		return this.messages;
	}

	get webhooks(): readonly LoggedWebhook[] {
		return this.openWebhooks;
	}

	get counts(): SandboxCounts {
		return {
			pushRequests: this.openPushes.length,
			acceptedRequests: this.acceptedRequests,
			messages: this.messages.length,
			recipients: this.histories.size,
		};
	}

	messagesTo(recipient: string): readonly AcceptedMessage[] {
		return this.histories.get(recipient)?.messages ?? [];
	}

	recipients(): readonly RecipientHistory[] {
		return [...this.histories.values()];
	}

	subscribe(listener: (request: LoggedRequest) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	subscribeWebhooks(listener: (webhook: LoggedWebhook) => void): () => void {
		this.webhookListeners.add(listener);
		return () => this.webhookListeners.delete(listener);
	}

	clear(): void {
		this.openRequests = [];
		this.openPushes = [];
		this.messages = [];
		this.openWebhooks = [];
		this.histories = new Map();
		this.acceptedRequests = 0;
	}

	/** Logs a request whose head has arrived; the rest is filled in as it becomes known. */
	open(arrival: Arrival): OpenRequest {
		const request: OpenRequest = {
			...arrival,
			id: this.openRequests.length + 1,
			body: null,
			tokenSeen: false,
			bytes: 0,
			entries: 0,
			accepted: 0,
			httpStatus: null,
			bodyStatus: null,
			response: null,
			pushId: null,
			fault: null,
		};
		this.openRequests.push(request);
		if (arrival.endpoint === 'push') this.openPushes.push(request);
		return request;
	}

	/** Logs the accepted messages of a request. */
	accept(request: OpenRequest, messages: readonly AcceptedMessage[]): void {
		request.accepted = messages.length;
		if (messages.length > 0) this.acceptedRequests += 1;
		for (const message of messages) {
			this.messages.push(message);
			const history = this.histories.get(message.recipient) ?? createHistory(message.recipient);
			history.add(message);
			// Taken out and put in again: the map's order is then that of the last message.
			this.histories.delete(message.recipient);
			this.histories.set(message.recipient, history);
		}
	}

	/** Notifies listeners that a request has ended. */
	ended(request: LoggedRequest): void {
		for (const listener of this.listeners) listener(request);
	}

	/** Logs a webhook that is about to be sent. */
	openWebhook(delivery: WebhookDelivery): OpenWebhook {
		const webhook: OpenWebhook = {
			...delivery,
			id: this.openWebhooks.length + 1,
			time: Date.now(),
			attempts: [],
			state: 'sending',
			reply: null,
		};
		this.openWebhooks.push(webhook);
		return webhook;
	}

	/** Notifies listeners that a try of a webhook has ended. */
	webhookTried(webhook: LoggedWebhook): void {
		for (const listener of this.webhookListeners) listener(webhook);
	}
}
