import { htmlResponse, jsonResponse, type HttpResponse } from '../httpResponse';
import type { EndpointResult } from '../endpoints/endpoint';
import { parseJsonObject } from '../json';
import { withChangedRows } from './changedRows';
import type { Fault, HttpFault } from './faults';

/** How a response is sent, if at all. */
export type ResponsePlan =
	| { readonly way: 'whole'; readonly response: HttpResponse }
	| { readonly way: 'late'; readonly response: HttpResponse; readonly delay: number }
	| { readonly way: 'trickle'; readonly response: HttpResponse; readonly gap: number }
	| { readonly way: 'half'; readonly response: HttpResponse }
	| { readonly way: 'never' }
	| { readonly way: 'reset' };

/** The result of a request under a fault. */
export interface FaultyResult {
	/** The result whose messages are accepted; undefined when nothing is. */
	readonly accepted: EndpointResult | undefined;
	readonly plan: ResponsePlan;
}

const whole = (response: HttpResponse): ResponsePlan => ({ way: 'whole', response });

/**
 * Carries a fault out. `work` lets the endpoint do its work; it is called only by the faults that accept.
 * `token` is the one that was sent.
 */
export function applyFault(fault: Fault, token: string, work: () => EndpointResult): FaultyResult {
	switch (fault.kind) {
		case 'status': {
			const { status, message, rows, asString } = fault;
			const json = {
				status: asString ? String(status) : status,
				message,
				...(rows ? { data: rows } : {}),
			};
			return { accepted: undefined, plan: whole(jsonResponse(json)) };
		}
		case 'echoToken': {
			const json = { status: fault.status, message: `The token ${token} cannot be used` };
			return { accepted: undefined, plan: whole(jsonResponse(json)) };
		}
		case 'refuseNumber': {
			const result = work();
			const named =
				result.messages.some(({ recipient }) => recipient === fault.number) ||
				result.checked?.some(({ number }) => number === fault.number) === true;
			const accepted = named ? undefined : result;
			const json = named
				? { status: 406, message: `Invalid mobile number ${fault.number}` }
				: result.json;
			return { accepted, plan: whole(jsonResponse(json)) };
		}
		case 'http': {
			const accepted = fault.accept ? work() : undefined;
			return { accepted, plan: whole(httpFaultResponse(fault)) };
		}
		case 'html': {
			const accepted = (fault.accept ?? true) ? work() : undefined;
			return { accepted, plan: whole(htmlResponse(200, 'Picky Assist')) };
		}
		case 'redirect': {
			const page = htmlResponse(307, 'Moved');
			const response = { ...page, headers: { ...page.headers, location: fault.url } };
			return { accepted: undefined, plan: whole(response) };
		}
		case 'resetBeforeBody':
			return { accepted: undefined, plan: { way: 'reset' } };
		case 'resetAfterBody':
			return { accepted: work(), plan: { way: 'reset' } };
		case 'hang':
			return { accepted: work(), plan: { way: 'never' } };
		case 'late': {
			const accepted = work();
			return {
				accepted,
				plan: { way: 'late', response: jsonResponse(accepted.json), delay: fault.delay },
			};
		}
		case 'trickle': {
			const accepted = work();
			return {
				accepted,
				plan: { way: 'trickle', response: jsonResponse(accepted.json), gap: fault.gap },
			};
		}
		case 'half': {
			const accepted = work();
			return { accepted, plan: { way: 'half', response: jsonResponse(accepted.json) } };
		}
		case 'cut': {
			const accepted = work();
			return { accepted, plan: whole(cut(jsonResponse(accepted.json))) };
		}
		case 'rows': {
			const accepted = withChangedRows(work(), fault);
			return { accepted, plan: whole(jsonResponse(accepted.json)) };
		}
	}
}

/** The first half of the JSON text, as if it were all of it. */
function cut({ httpStatus, headers, body }: HttpResponse): HttpResponse {
	return { httpStatus, headers, body: body.slice(0, Math.floor(body.length / 2)) };
}

function httpFaultResponse({ statusCode, headers = {}, body }: HttpFault): HttpResponse {
	const page = htmlResponse(statusCode, `HTTP ${statusCode}`);
	const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
	const json = body === undefined ? undefined : parseJsonObject(body);
	return {
		httpStatus: statusCode,
		headers: { ...page.headers, ...Object.fromEntries(own) },
		body: body ?? page.body,
		...(json ? { json } : {}),
	};
}
