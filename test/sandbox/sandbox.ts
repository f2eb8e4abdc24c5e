/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { Account } from './account';
import type { ResponseOverride } from './responseOverride';
import { ApiServer } from './apiServer';
import { Control } from './control';
import { DeliveryStore } from './deliveries/deliveryStore';
import type { DeliveryPlan } from './deliveries/deliveryPlan';
import { DeliveryScheduler } from './deliveries/deliveryScheduler';
import { ALL_ATTACHED, type Devices } from './devices';
import { FaultQueue } from './faults/faultQueue';
import type { FaultPlan } from './faults/faults';
import type { SandboxLog } from './log';
import { LogStore } from './logStore';
import { RateLimit } from './rateLimit';
import { SAMPLE_TEMPLATES } from './templates/sampleTemplates';
import type { Template } from './templates/template';
import { TemplateStore } from './templates/templateStore';
import { WebhookTriggers } from './webhooks/webhookTriggers';
import { Webhooks } from './webhooks/webhooks';
import { changedSettings, defaultSettings, type WebhookChange } from './webhooks/webhookSettings';

export type { Fault, FaultKind, FaultPlan } from './faults/faults';
export type {
	AcceptedMessage,
	LoggedRequest,
	RecipientHistory,
	SandboxCounts,
	SandboxLog,
} from './log';
export type { IncomingMessage } from './webhooks/incomingMessage';
export type { LoggedWebhook } from './webhooks/loggedWebhook';

/** How a sandbox is to be started. */
export interface SandboxOptions {
	/** 0 (default) takes a free port. */
	port?: number;
	/** The one valid token; default `sandbox-token-7f3a`. */
	token?: string;
	/** More get HTTP 429; default 90 (Quick Start Guide). */
	requestsPerMinute?: number;
	/** `device-status` requests in a minute, more get HTTP 429; default 3 (rate limits page). */
	statusChecksPerMinute?: number;
	/** Length of that minute in milliseconds; default 60,000. Tests make it shorter. */
	minute?: number;
	/** Default: samples of every kind. None makes `template-status` answer 817. */
	templates?: readonly Template[];
	/** The delivery statuses of messages; default all submitted, delivered and read. */
	deliveries?: DeliveryPlan;
	/** Default: a phone, and a web automation server that is connected. */
	devices?: Partial<Devices>;
	/** Where webhooks go, and how; default nowhere. Their minute is the sandbox's by default. */
	webhooks?: WebhookChange;
	/** Responses instead of those of the endpoints; default none. */
	responseOverride?: ResponseOverride | undefined;
}

/** A running local Picky Assist. */
export interface Sandbox {
	/** `http://127.0.0.1:PORT`: the page to look at. */
	readonly url: string;
	/** Base address of V4, without a slash at the end; `/push` hangs off it. */
	readonly baseUrl: string;
	readonly token: string;
	readonly log: SandboxLog;
	readonly faults: FaultPlan;
	/** Templates, devices and delivery statuses; can be changed while it runs. */
	readonly account: Account;
	/** Sends webhooks; its settings may be changed while it runs. */
	readonly webhooks: Webhooks;
	/** Triggers incoming messages and events. */
	readonly triggers: WebhookTriggers;
	/** Waits until the requests that have reached this process are handled, also those whose client has gone. */
	idle(): Promise<void>;
	/** Stops, and drops every open connection. */
	close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts a local Picky Assist; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const {
		port = 0,
		token = 'sandbox-token-7f3a',
		requestsPerMinute = 90,
		minute = 60_000,
		statusChecksPerMinute = 3,
		templates = SAMPLE_TEMPLATES,
		deliveries = {},
		devices = {},
		webhooks: asked = {},
		responseOverride,
	} = options;
	const log = new LogStore();
	const faults = new FaultQueue();
	const rateLimit = new RateLimit(requestsPerMinute, minute);
	const statusCheckLimit = new RateLimit(statusChecksPerMinute, minute);
	const account = new Account(new TemplateStore(templates), new DeliveryStore(deliveries), {
		...ALL_ATTACHED,
		...devices,
	});
	const webhooks = new Webhooks(log, changedSettings(defaultSettings(minute), asked));
	const triggers = new WebhookTriggers(webhooks);
	const scheduler = new DeliveryScheduler(webhooks, minute);
	const limits = { rateLimit, statusCheckLimit };
	const api = new ApiServer({
		token,
		log,
		faults,
		account,
		scheduler,
		responseOverride,
		...limits,
	});
	const server = createServer();
	const url = `http://${HOST}:${await listen(server, port)}`;
	const baseUrl = `${url}/api/v2`;
	const control = new Control({ baseUrl, token, log, faults, account, webhooks, triggers });

	const open = new Set<Promise<void>>();
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		const [path = '/', query = ''] = (request.url ?? '/').split('?');
		const handled = control.handles(path)
			? control.handle(request, response, path, new URLSearchParams(query))
			: api.handle(request, response, path);
		// No error is expected here; if there is one, the client must not wait forever.
		const ended = handled
			.catch((error: unknown) => {
				response.destroy(error instanceof Error ? error : undefined);
			})
			.finally(() => open.delete(ended));
		open.add(ended);
	});
	return {
		url,
		baseUrl,
		token,
		log,
		faults,
		account,
		webhooks,
		triggers,
		async idle() {
			// Node.js reads what has arrived between two turns of its loop.
			await nextTurn();
			await nextTurn();
			await Promise.all(open);
		},
		async close() {
			scheduler.close();
			await webhooks.close();
			await close(server);
		},
	};
}

function listen(server: Server, port: number): Promise<number> {
	// A client with a keep-alive connection must not find it closed while it sends.
	server.keepAliveTimeout = 120_000;
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, HOST, () => {
			server.off('error', reject);
			const address = server.address();
			resolve(typeof address === 'object' && address !== null ? address.port : port);
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
