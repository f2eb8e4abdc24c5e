/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';

import type { Account } from './account';
import { bodyStatusOf, htmlAnswer, jsonAnswer, messageOf, type Answer } from './answer';
import { routeOf, type Route } from './apiPaths';
import { withoutLongFiles } from './base64';
import { deliver } from './deliver';
import { plainReply, type EndpointReply } from './endpoints/endpoint';
import type { FaultQueue } from './faults/faultQueue';
import { carryOut, type Delivery, type FaultyOutcome } from './faults/faultyDelivery';
import type { DeliveryRounds } from './deliveries/deliveryRounds';
import { objectsOf, parseJsonObject, type JsonObject } from './json';
import type { OpenRequest } from './log';
import type { LogBook } from './logBook';
import { refuse } from './push/refusal';
import type { RateLimit } from './rateLimit';
import { readBody, saysJson } from './requestBody';

const MOST_BYTES = 200 * 1024 * 1024;

/** What the API's requests are answered with. */
export interface ApiParts {
	readonly token: string;
	readonly log: LogBook;
	readonly faults: FaultQueue;
	readonly account: Account;
	readonly rounds: DeliveryRounds;
	readonly rateLimit: RateLimit;
	/** For the endpoints that are status checks. */
	readonly statusCheckLimit: RateLimit;
}

/** Answers the requests of the API: every path that is neither the page's nor the control's. */
export class ApiServer {
	constructor(private readonly parts: ApiParts) {}

	/** Answers one request; `path` comes without its query. */
	async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		const { log, faults } = this.parts;
		const route = routeOf(path);
		const endpoint = route?.endpoint.word ?? '';
		const logged = log.open({ time: Date.now(), method: request.method ?? '', path, endpoint });
		const atHead = route && faults.take(endpoint, 'head');
		if (atHead) {
			logged.fault = atHead.kind;
			return this.finish(logged, response, { way: 'reset' });
		}
		const raw = await readBody(request, MOST_BYTES);
		if (raw.end === 'broken') return log.ended(logged);
		if (raw.end === 'tooLong') {
			response.shouldKeepAlive = false;
			return this.finish(logged, response, whole(htmlAnswer(413, 'Request too large')));
		}
		logged.bytes = raw.bytes.length;
		if (!route) return this.finish(logged, response, whole(htmlAnswer(404, 'Not found')));
		if (request.method !== 'POST') {
			const answer = htmlAnswer(405, 'Method not allowed');
			const headers = { ...answer.headers, allow: 'POST' };
			return this.finish(logged, response, whole({ ...answer, headers }));
		}
		const body = saysJson(request) ? parseJsonObject(raw.bytes.toString()) : undefined;
		const { taken, delivery } = this.outcome(route, body, logged);
		if (!taken || taken.pushId === null) return this.finish(logged, response, delivery);
		const { account, rounds } = this.parts;
		logged.pushId = taken.pushId;
		account.pay(taken.messages.length);
		log.accept(logged, taken.messages);
		const round = account.deliveries.enter(taken.pushId, taken.messages, logged.time);
		await this.finish(logged, response, delivery);
		// Only now: nobody is told of a message before its ids have gone out.
		rounds.start(round);
		rounds.startCheck(taken.checked ?? []);
	}

	private outcome(route: Route, body: JsonObject | undefined, logged: OpenRequest): FaultyOutcome {
		const { token: sent, ...fields } = body ?? {};
		const sentToken = typeof sent === 'string' ? sent : '';
		logged.tokenSeen = sentToken === this.parts.token;
		const loggedBody = withoutLongFiles(fields);
		if (body) logged.body = loggedBody;
		logged.entries = objectsOf(fields, 'data').length;

		if (!this.admits(route, sentToken)) {
			return { taken: undefined, delivery: whole(htmlAnswer(429, 'Too many requests')) };
		}
		const work = (): EndpointReply => {
			if (!body)
				return plainReply({
					...refuse(410, 'the body must be one JSON object, as application/json'),
				});
			return this.reply(route, fields, loggedBody, logged.tokenSeen);
		};
		const fault = this.parts.faults.take(route.endpoint.word, 'body');
		if (fault) {
			logged.fault = fault.kind;
			return carryOut(fault, sentToken, work);
		}
		const taken = work();
		return { taken, delivery: whole(jsonAnswer(taken.json)) };
	}

	private admits({ endpoint }: Route, token: string): boolean {
		const { rateLimit, statusCheckLimit } = this.parts;
		const now = performance.now();
		if (!rateLimit.admit(token, now)) return false;
		return endpoint.statusCheck !== true || statusCheckLimit.admit(token, now);
	}

	private reply(
		{ endpoint, generation }: Route,
		body: JsonObject,
		loggedBody: JsonObject,
		tokenSeen: boolean,
	): EndpointReply {
		if (!tokenSeen) {
			// The vendor's own samples have blanks in names: say so rather than "wrong token".
			const slip = Object.keys(body).find((name) => name.trim() === 'token');
			if (slip !== undefined) return plainReply({ ...refuse(410, `unknown field "${slip}"`) });
			return plainReply({ status: 401, message: 'Authentication Failed' });
		}
		return endpoint.reply({ generation, body, loggedBody, account: this.parts.account });
	}

	private async finish(
		logged: OpenRequest,
		response: ServerResponse,
		delivery: Delivery,
	): Promise<void> {
		const sent = await deliver(response, delivery);
		if (sent && 'answer' in delivery) {
			logged.httpStatus = delivery.answer.httpStatus;
			if (delivery.way !== 'half') {
				logged.bodyStatus = bodyStatusOf(delivery.answer);
				logged.answer = messageOf(delivery.answer, this.parts.token);
			}
		}
		this.parts.log.ended(logged);
	}
}

function whole(answer: Answer): Delivery {
	return { way: 'whole', answer };
}
