/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Account } from './account';
import { htmlAnswer, jsonAnswer, type Answer } from './answer';
import { send } from './deliver';
import type { FaultQueue } from './faults/faultQueue';
import { faultSchema } from './faults/faultSchema';
import type { LogBook } from './logBook';
import { overviewOf } from './overview';
import { pageOf } from './page/page';
import { readOrder, type Action } from './order';
import { changeSettings, settingsOf, settingsSchema } from './settings';
import type { Occasions } from './webhooks/occasions';
import { webhookActions } from './webhooks/webhookControl';
import { webhookOverview } from './webhooks/webhookOverview';
import type { Webhooks } from './webhooks/webhooks';

/** What the control can show and change. */
export interface ControlParts {
	readonly baseUrl: string;
	readonly token: string;
	readonly log: LogBook;
	readonly faults: FaultQueue;
	readonly account: Account;
	readonly webhooks: Webhooks;
	readonly occasions: Occasions;
}

const DEFAULT_LIMIT = 100;
/** The page loads nothing from elsewhere, and talks to its own sandbox only. */
const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'none'";

/** The page at `/`, and `/sandbox/*` for whoever drives a sandbox in another process. */
export class Control {
	private readonly actions: ReadonlyMap<string, Action>;

	constructor(private readonly parts: ControlParts) {
		const { log, faults } = parts;
		this.actions = new Map<string, Action>([
			['GET /', () => this.page()],
			['GET /favicon.ico', () => ({ httpStatus: 204, headers: {}, body: '' })],
			['GET /sandbox/overview', () => this.overview()],
			['GET /sandbox/counts', () => jsonAnswer({ ...log.counts })],
			['GET /sandbox/log', (_, query) => this.newest(query)],
			['GET /sandbox/request', (_, query) => this.oneRequest(query)],
			['GET /sandbox/messages', (_, query) => this.messages(query)],
			['DELETE /sandbox/log', () => done(() => log.clear())],
			['GET /sandbox/faults', () => this.pendingFaults()],
			['POST /sandbox/faults', (request) => this.addFault(request)],
			['DELETE /sandbox/faults', () => done(() => faults.clear())],
			['GET /sandbox/settings', () => jsonAnswer({ ...settingsOf(parts) })],
			['POST /sandbox/settings', (request) => this.changeSettings(request)],
			...webhookActions(parts),
		]);
	}

	/** True for the paths that are the control's and not the API's. */
	answers(path: string): boolean {
		return path === '/' || path === '/favicon.ico' || path.startsWith('/sandbox/');
	}

	/** Answers one request. */
	async handle(
		request: IncomingMessage,
		response: ServerResponse,
		path: string,
		query: URLSearchParams,
	): Promise<void> {
		const { origin } = request.headers;
		if (origin !== undefined && origin !== new URL(this.parts.baseUrl).origin) {
			// Another website in the user's browser must not make the sandbox call addresses.
			return send(response, jsonAnswer({ error: 'Only the page of this sandbox may ask.' }, 403));
		}
		const action = this.actions.get(`${request.method} ${path}`);
		send(response, action ? await action(request, query) : htmlAnswer(404, 'Not found'));
	}

	private page(): Answer {
		const { baseUrl, token } = this.parts;
		const { headers } = htmlAnswer(200, '');
		const body = pageOf({ baseUrl, token });
		return {
			httpStatus: 200,
			headers: { ...headers, 'content-security-policy': PAGE_POLICY },
			body,
		};
	}

	private overview(): Answer {
		const { log, faults, webhooks } = this.parts;
		const sent = webhookOverview(log.webhooks, webhooks.settings);
		return jsonAnswer({ ...overviewOf(log, faults.pending.length), webhooks: sent });
	}

	private newest(query: URLSearchParams): Answer {
		const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
		if (!Number.isSafeInteger(limit) || limit < 1) {
			return jsonAnswer({ error: 'limit must be a whole number from 1 on.' }, 400);
		}
		return jsonAnswer({ requests: this.parts.log.requests.slice(-limit).reverse() });
	}

	private oneRequest(query: URLSearchParams): Answer {
		const request = this.parts.log.requests[Number(query.get('id')) - 1];
		return request
			? jsonAnswer({ ...request })
			: jsonAnswer({ error: 'No request of this id.' }, 404);
	}

	private messages(query: URLSearchParams): Answer {
		const to = query.get('to');
		if (to === null) return jsonAnswer({ error: 'Say whose messages: ?to=NUMBER' }, 400);
		return jsonAnswer({ messages: this.parts.log.messagesTo(to) });
	}

	private async addFault(request: IncomingMessage): Promise<Answer> {
		const fault = await readOrder(request, faultSchema, 'a fault');
		if ('complaint' in fault) return fault.complaint;
		this.parts.faults.add(fault.order);
		return this.pendingFaults();
	}

	private async changeSettings(request: IncomingMessage): Promise<Answer> {
		const settings = await readOrder(request, settingsSchema, 'settings');
		if ('complaint' in settings) return settings.complaint;
		changeSettings(this.parts, settings.order);
		return jsonAnswer({ ...settingsOf(this.parts) });
	}

	private pendingFaults(): Answer {
		const faults = this.parts.faults.pending.map((fault) =>
			fault.times === Infinity ? { ...fault, times: 'always' } : fault,
		);
		return jsonAnswer({ faults });
	}
}

function done(change: () => void): Answer {
	change();
	return jsonAnswer({ done: true });
}
