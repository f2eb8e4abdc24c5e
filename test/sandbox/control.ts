/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodType, ZodTypeDef } from 'zod';

import type { Account } from './account';
import { htmlAnswer, jsonAnswer, type Answer } from './answer';
import { complaintOf } from './complaint';
import { send } from './deliver';
import type { FaultQueue } from './faults/faultQueue';
import { faultSchema } from './faults/faultSchema';
import { parseJsonObject } from './json';
import type { LogBook } from './logBook';
import { overviewOf } from './overview';
import { pageOf } from './page/page';
import { readBody } from './requestBody';
import { changeSettings, settingsOf, settingsSchema } from './settings';

/** What the control can show and change. */
export interface ControlParts {
	readonly baseUrl: string;
	readonly token: string;
	readonly log: LogBook;
	readonly faults: FaultQueue;
	readonly account: Account;
}

type Action = (request: IncomingMessage, query: URLSearchParams) => Answer | Promise<Answer>;

const LONGEST_ORDER = 1024 * 1024;
const DEFAULT_LIMIT = 100;
/** The page loads nothing from elsewhere, and talks to its own sandbox only. */
const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";

/** The page at `/`, and `/sandbox/*` for whoever drives a sandbox in another process. */
export class Control {
	private readonly actions: ReadonlyMap<string, Action>;

	constructor(private readonly parts: ControlParts) {
		const { log, faults, account } = parts;
		this.actions = new Map<string, Action>([
			['GET /', () => this.page()],
			['GET /favicon.ico', () => ({ httpStatus: 204, headers: {}, body: '' })],
			['GET /sandbox/overview', () => jsonAnswer({ ...overviewOf(log, faults.pending.length) })],
			['GET /sandbox/counts', () => jsonAnswer({ ...log.counts })],
			['GET /sandbox/log', (_, query) => this.newest(query)],
			['GET /sandbox/request', (_, query) => this.oneRequest(query)],
			['GET /sandbox/messages', (_, query) => this.messages(query)],
			['DELETE /sandbox/log', () => done(() => log.clear())],
			['GET /sandbox/faults', () => this.pendingFaults()],
			['POST /sandbox/faults', (request) => this.addFault(request)],
			['DELETE /sandbox/faults', () => done(() => faults.clear())],
			['GET /sandbox/settings', () => jsonAnswer({ ...settingsOf(account) })],
			['POST /sandbox/settings', (request) => this.changeSettings(request)],
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
		const fault = await order(request, faultSchema, 'a fault');
		if ('complaint' in fault) return fault.complaint;
		this.parts.faults.add(fault.order);
		return this.pendingFaults();
	}

	private async changeSettings(request: IncomingMessage): Promise<Answer> {
		const settings = await order(request, settingsSchema, 'settings');
		if ('complaint' in settings) return settings.complaint;
		changeSettings(this.parts.account, settings.order);
		return jsonAnswer({ ...settingsOf(this.parts.account) });
	}

	private pendingFaults(): Answer {
		const faults = this.parts.faults.pending.map((fault) =>
			fault.times === Infinity ? { ...fault, times: 'always' } : fault,
		);
		return jsonAnswer({ faults });
	}
}

/** The JSON of a request when it is what the schema says, else the answer that says why not. */
async function order<T>(
	request: IncomingMessage,
	schema: ZodType<T, ZodTypeDef, unknown>,
	what: string,
): Promise<{ readonly order: T } | { readonly complaint: Answer }> {
	const raw = await readBody(request, LONGEST_ORDER);
	const json = raw.end === 'whole' ? parseJsonObject(raw.bytes.toString()) : undefined;
	if (!json) return { complaint: jsonAnswer({ error: `Send one JSON object: ${what}.` }, 400) };
	const read = schema.safeParse(json);
	if (read.success) return { order: read.data };
	return { complaint: jsonAnswer({ error: complaintOf(read.error, what) }, 400) };
}

function done(change: () => void): Answer {
	change();
	return jsonAnswer({ done: true });
}
