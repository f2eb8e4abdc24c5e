/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Account } from './account';
import { CHAT_MODEL_ACTIONS } from './chatModel';
import { htmlResponse, jsonResponse, type HttpResponse } from './httpResponse';
import { FILES_PATH, sampleFile } from './sampleFiles';
import { send } from './sendResponse';
import type { FaultQueue } from './faults/faultQueue';
import { faultSchema } from './faults/faultSchema';
import type { LogStore } from './logStore';
import { overviewOf } from './overview';
import { chatsOf } from './page/chats';
import { describeFault } from './page/faultSection';
import { pageOf } from './page/page';
import { readControlRequest, type Action } from './controlRequest';
import { changeSettings, settingsOf, settingsSchema } from './settings';
import type { WebhookTriggers } from './webhooks/webhookTriggers';
import { webhookActions } from './webhooks/webhookControl';
import { webhookOverview } from './webhooks/webhookOverview';
import type { Webhooks } from './webhooks/webhooks';

/** What the control can show and change. */
export interface ControlParts {
	readonly baseUrl: string;
	readonly token: string;
	readonly log: LogStore;
	readonly faults: FaultQueue;
	readonly account: Account;
	readonly webhooks: Webhooks;
	readonly triggers: WebhookTriggers;
}

const DEFAULT_LIMIT = 100;
/** The page loads nothing from elsewhere, and talks to its own sandbox only. */
const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self'; connect-src 'self'; form-action 'none'";

/** The page at `/`, and `/sandbox/*` for whoever drives a sandbox in another process. */
export class Control {
	private readonly actions: ReadonlyMap<string, Action>;

	constructor(private readonly parts: ControlParts) {
		const { log, faults } = parts;
		this.actions = new Map<string, Action>([
			['GET /', () => this.page()],
			['GET /favicon.ico', () => ({ httpStatus: 204, headers: {}, body: '' })],
			['GET /sandbox/overview', () => this.overview()],
			['GET /sandbox/counts', () => jsonResponse({ ...log.counts })],
			['GET /sandbox/log', (_, query) => this.newest(query)],
			['GET /sandbox/request', (_, query) => this.oneRequest(query)],
			['GET /sandbox/messages', (_, query) => this.messages(query)],
			['DELETE /sandbox/log', () => done(() => log.clear())],
			['GET /sandbox/faults', () => this.pendingFaults()],
			['POST /sandbox/faults', (req) => this.addFault(req)],
			['DELETE /sandbox/faults', () => done(() => faults.clear())],
			['GET /sandbox/settings', () => jsonResponse({ ...settingsOf(parts) })],
			['POST /sandbox/settings', (req) => this.changeSettings(req)],
			...webhookActions(parts),
			...CHAT_MODEL_ACTIONS,
		]);
	}

	/** True for the paths that are the control's and not the API's. */
	handles(path: string): boolean {
		return (
			path === '/' ||
			path === '/favicon.ico' ||
			path.startsWith('/sandbox/') ||
			path.startsWith(FILES_PATH)
		);
	}

	/** Handles one request. */
	async handle(
		req: IncomingMessage,
		res: ServerResponse,
		path: string,
		query: URLSearchParams,
	): Promise<void> {
		const { origin } = req.headers;
		if (origin !== undefined && origin !== new URL(this.parts.baseUrl).origin) {
			// Another website in the user's browser must not make the sandbox call addresses.
			return send(res, jsonResponse({ error: 'Only the page of this sandbox may ask.' }, 403));
		}
		if (path.startsWith(FILES_PATH)) return send(res, sampleFile(path));
		const action = this.actions.get(`${req.method} ${path}`);
		send(res, action ? await action(req, query) : htmlResponse(404, 'Not found'));
	}

	private page(): HttpResponse {
		const { baseUrl, token } = this.parts;
		const { headers } = htmlResponse(200, '');
		const body = pageOf({ baseUrl, token });
		return {
			httpStatus: 200,
			headers: { ...headers, 'content-security-policy': PAGE_POLICY },
			body,
		};
	}

	private overview(): HttpResponse {
		const { baseUrl, log, faults, account, webhooks } = this.parts;
		const sent = webhookOverview(log.webhooks, webhooks.settings);
		const armed = faults.pending.map(describeFault);
		const chats = chatsOf(log, account.templates.all, new URL(baseUrl).origin);
		return jsonResponse({ ...overviewOf(log), armed, chats, webhooks: sent });
	}

	private newest(query: URLSearchParams): HttpResponse {
		const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
		if (!Number.isSafeInteger(limit) || limit < 1) {
			return jsonResponse({ error: 'limit must be a whole number from 1 on.' }, 400);
		}
		return jsonResponse({ requests: this.parts.log.requests.slice(-limit).reverse() });
	}

	private oneRequest(query: URLSearchParams): HttpResponse {
		const req = this.parts.log.requests[Number(query.get('id')) - 1];
		return req ? jsonResponse({ ...req }) : jsonResponse({ error: 'No request of this id.' }, 404);
	}

	private messages(query: URLSearchParams): HttpResponse {
		const to = query.get('to');
		if (to === null) return jsonResponse({ error: 'Say whose messages: ?to=NUMBER' }, 400);
		return jsonResponse({ messages: this.parts.log.messagesTo(to) });
	}

	private async addFault(req: IncomingMessage): Promise<HttpResponse> {
		const fault = await readControlRequest(req, faultSchema, 'a fault');
		if ('error' in fault) return fault.error;
		this.parts.faults.add(fault.value);
		return this.pendingFaults();
	}

	private async changeSettings(req: IncomingMessage): Promise<HttpResponse> {
		const settings = await readControlRequest(req, settingsSchema, 'settings');
		if ('error' in settings) return settings.error;
		changeSettings(this.parts, settings.value);
		return jsonResponse({ ...settingsOf(this.parts) });
	}

	private pendingFaults(): HttpResponse {
		const faults = this.parts.faults.pending.map((fault) =>
			fault.times === Infinity ? { ...fault, times: 'always' } : fault,
		);
		return jsonResponse({ faults });
	}
}

function done(change: () => void): HttpResponse {
	change();
	return jsonResponse({ done: true });
}
