import type { OverridableRequest, ResponseOverride } from './responseOverride';
import type { HttpResponse } from './httpResponse';
import { objectsOf, parseJsonObject, textOf, type JsonObject } from './json';
import type { Recording } from './recording';
import type { Sandbox } from './sandbox';

type Exchange = Recording['exchanges'][number];
type WebhookCall = Recording['webhooks'][number];

/** How alike two requests must be, the strictest first: the same text, the same fields with as many entries, the same fields. */
const KEYS: ReadonlyArray<(fields: JsonObject) => string> = [
	(fields) => JSON.stringify(fields),
	(fields) => JSON.stringify([String(fields['application']), namesOf(fields), entryNames(fields)]),
	(fields) => JSON.stringify([namesOf(fields), entryNames(fields)[0]]),
];

function namesOf(fields: JsonObject): string[] {
	return Object.keys(fields).sort();
}

/** The fields of each entry. A number that is too short is another case. */
function entryNames(fields: JsonObject): string[][] {
	return objectsOf(fields, 'data').map((entry) => [
		...namesOf(entry),
		...(/^\d{1,4}$/.test(textOf(entry, 'number')) ? ['too short'] : []),
	]);
}

function isAccepted({ response }: Exchange): boolean {
	return String(parseJsonObject(response?.text ?? '')?.['status']) === '100';
}

/** Answers requests as a recording of the live check shows; what it does not show is left to the endpoints. */
export class Replay {
	private readonly used = new Set<Exchange>();
	private readonly sentCalls = new Set<WebhookCall>();
	private waiting: WebhookCall[] = [];

	constructor(private readonly recording: Recording) {}

	readonly responseOverride: ResponseOverride = (request) => {
		const exchange = this.find(request);
		if (!exchange?.response) return undefined;
		this.used.add(exchange);
		const { httpStatus, contentType, text } = exchange.response;
		const body = withNumbers(text, exchange.request.fields, request.fields);
		if (request.endpoint === 'push') this.queueCalls(text);
		const json = parseJsonObject(body);
		const response: HttpResponse = {
			httpStatus,
			headers: contentType === '' ? {} : { 'content-type': contentType },
			body,
			...(json ? { json } : {}),
		};
		return { response };
	};

	/** Sends the recorded webhook calls after the push request that they belong to. */
	attachTo({ log, webhooks }: Sandbox): void {
		let last: Promise<unknown> = Promise.resolve();
		log.subscribe(() => {
			for (const { contentType, text } of this.waiting.splice(0)) {
				const webhook = parseJsonObject(text)?.['event_id'] === undefined ? 'global' : 'event';
				if (!webhooks.has(webhook)) continue;
				last = webhooks.track(last.then(() => webhooks.raw(webhook, text, contentType)));
			}
		});
	}

	private find({ endpoint, token, fields }: OverridableRequest): Exchange | undefined {
		const possible = this.recording.exchanges.filter(
			({ request, response }) =>
				response !== undefined && request.endpoint === endpoint && request.token === token,
		);
		for (const keyOf of KEYS) {
			const alike = possible
				.filter(({ request }) => keyOf(request.fields) === keyOf(fields))
				// A stable sort: of requests that are only alike, those that were accepted are first.
				.sort((one, other) =>
					keyOf === KEYS[0] ? 0 : Number(isAccepted(other)) - Number(isAccepted(one)),
				);
			const next = alike.find((one) => !this.used.has(one)) ?? alike.at(-1);
			if (next) return next;
		}
		return undefined;
	}

	/** Those with the push ID of the response, and, with the first response, those that belong to no push request. */
	private queueCalls(response: string): void {
		const isOwned = ({ text }: WebhookCall) =>
			this.recording.exchanges.some((exchange) => names(text, exchange.response?.text));
		for (const call of this.recording.webhooks) {
			if (this.sentCalls.has(call) || (isOwned(call) && !names(call.text, response))) continue;
			this.sentCalls.add(call);
			this.waiting.push(call);
		}
	}
}

/** Whether the call is about the push request with this response. */
function names(call: string, response: string | undefined): boolean {
	const pushId = String(parseJsonObject(response ?? '')?.['push_id'] ?? '');
	return pushId !== '' && call.includes(pushId);
}

/** The response with the numbers of this request in place of the recorded ones. */
function withNumbers(text: string, recorded: JsonObject, sent: JsonObject): string {
	const entries = objectsOf(sent, 'data');
	return objectsOf(recorded, 'data').reduce((body, entry, index) => {
		const [before, now] = [textOf(entry, 'number'), textOf(entries[index] ?? {}, 'number')];
		return before === '' || now === '' ? body : body.replaceAll(`"${before}"`, JSON.stringify(now));
	}, text);
}
