/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';

import type { Account } from './account';
import type { ResponseOverride } from './responseOverride';
import {
	bodyStatusOf,
	htmlResponse,
	jsonResponse,
	messageOf,
	type HttpResponse,
} from './httpResponse';
import { routeOf, type Route } from './apiPaths';
import { withoutLongFiles } from './base64';
import { sendAsPlanned } from './sendResponse';
import { jsonResult, type EndpointResult } from './endpoints/endpoint';
import type { FaultQueue } from './faults/faultQueue';
import { applyFault, type ResponsePlan, type FaultyResult } from './faults/faultyResponse';
import type { DeliveryScheduler } from './deliveries/deliveryScheduler';
import { objectsOf, parseJsonObject, type JsonObject } from './json';
import type { OpenRequest } from './log';
import type { LogStore } from './logStore';
import { refuse } from './push/refusal';
import type { RateLimit } from './rateLimit';
import { readBody, hasJsonContentType } from './requestBody';

const MOST_BYTES = 200 * 1024 * 1024;

/** What handling an API request needs. */
export interface ApiParts {
	readonly token: string;
	readonly log: LogStore;
	readonly faults: FaultQueue;
	readonly account: Account;
	readonly scheduler: DeliveryScheduler;
	readonly rateLimit: RateLimit;
	/** For the endpoints that are status checks. */
	readonly statusCheckLimit: RateLimit;
	readonly responseOverride?: ResponseOverride | undefined;
}

/** Handles API requests: every path that is neither the page's nor the control's. */
export class ApiServer {
	constructor(private readonly parts: ApiParts) {}

	/** Handles one request; `path` comes without its query. */
	async handle(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
		const { log, faults } = this.parts;
		const route = routeOf(path);
		const endpoint = route?.endpoint.word ?? '';
		const logged = log.open({ time: Date.now(), method: req.method ?? '', path, endpoint });
		const atHead = route && faults.take(endpoint, 'head');
		if (atHead) {
			logged.fault = atHead.kind;
			return this.finish(logged, res, { way: 'reset' });
		}
		const raw = await readBody(req, MOST_BYTES);
		if (raw.end === 'broken') return log.ended(logged);
		if (raw.end === 'tooLong') {
			res.shouldKeepAlive = false;
			return this.finish(logged, res, whole(htmlResponse(413, 'Request too large')));
		}
		logged.bytes = raw.bytes.length;
		if (!route) return this.finish(logged, res, whole(htmlResponse(404, 'Not found')));
		if (req.method !== 'POST') {
			const response = htmlResponse(405, 'Method not allowed');
			const headers = { ...response.headers, allow: 'POST' };
			return this.finish(logged, res, whole({ ...response, headers }));
		}
		const body = hasJsonContentType(req) ? parseJsonObject(raw.bytes.toString()) : undefined;
		const { accepted, plan } = this.process(route, body, logged);
		if (!accepted || accepted.pushId === null) return this.finish(logged, res, plan);
		const { account, scheduler } = this.parts;
		logged.pushId = accepted.pushId;
		account.pay(accepted.messages.length);
		log.accept(logged, accepted.messages);
		const schedule = account.deliveries.add(accepted.pushId, accepted.messages, logged.time);
		await this.finish(logged, res, plan);
		// Only now: no event may arrive before the response with its ids.
		scheduler.start(schedule);
		scheduler.startCheck(accepted.checked ?? []);
	}

	private process(route: Route, body: JsonObject | undefined, logged: OpenRequest): FaultyResult {
		const { token: sent, ...fields } = body ?? {};
		const sentToken = typeof sent === 'string' ? sent : '';
		logged.tokenSeen = sentToken === this.parts.token;
		const loggedBody = withoutLongFiles(fields);
		if (body) logged.body = loggedBody;
		logged.entries = objectsOf(fields, 'data').length;

		if (!this.admits(route, sentToken)) {
			return { accepted: undefined, plan: whole(htmlResponse(429, 'Too many requests')) };
		}
		const work = (): EndpointResult => {
			if (!body)
				return jsonResult({
					...refuse(410, 'the body must be one JSON object, as application/json'),
				});
			return this.callEndpoint(route, fields, loggedBody, logged.tokenSeen);
		};
		const fault = this.parts.faults.take(route.endpoint.word, 'body', 'template_id' in fields);
		if (fault) {
			logged.fault = fault.kind;
			return applyFault(fault, sentToken, work);
		}
		const token = logged.tokenSeen ? 'own' : 'wrong';
		const endpoint = route.endpoint.word;
		const other = this.parts.responseOverride?.({ endpoint, fields, token, defaultResult: work });
		if (other) return { accepted: other.accepted, plan: whole(other.response) };
		const accepted = work();
		return { accepted, plan: whole(jsonResponse(accepted.json)) };
	}

	private admits({ endpoint }: Route, token: string): boolean {
		const { rateLimit, statusCheckLimit } = this.parts;
		const now = performance.now();
		if (!rateLimit.admit(token, now)) return false;
		return endpoint.statusCheck !== true || statusCheckLimit.admit(token, now);
	}

	private callEndpoint(
		{ endpoint, generation }: Route,
		body: JsonObject,
		loggedBody: JsonObject,
		tokenSeen: boolean,
	): EndpointResult {
		if (!tokenSeen) {
			// The vendor's own samples have spaces in names: report that instead of "wrong token".
			const misspelled = Object.keys(body).find((name) => name.trim() === 'token');
			if (misspelled !== undefined)
				return jsonResult({ ...refuse(410, `unknown field "${misspelled}"`) });
			return jsonResult({ status: 401, message: 'Authentication Failed' });
		}
		return endpoint.handle({ generation, body, loggedBody, account: this.parts.account });
	}

	private async finish(
		logged: OpenRequest,
		res: ServerResponse,
		plan: ResponsePlan,
	): Promise<void> {
		const sent = await sendAsPlanned(res, plan);
		if (sent && 'response' in plan) {
			logged.httpStatus = plan.response.httpStatus;
			if (plan.way !== 'half') {
				logged.bodyStatus = bodyStatusOf(plan.response);
				logged.response = messageOf(plan.response, this.parts.token);
			}
		}
		this.parts.log.ended(logged);
	}
}

function whole(response: HttpResponse): ResponsePlan {
	return { way: 'whole', response };
}
