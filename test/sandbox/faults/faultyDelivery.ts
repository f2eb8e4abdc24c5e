import { htmlAnswer, jsonAnswer, type Answer } from '../answer';
import type { EndpointReply } from '../endpoints/endpoint';
import { parseJsonObject } from '../json';
import type { AcceptedMessage } from '../log';
import { channelOf } from '../push/channels';
import { refuse } from '../push/refusal';
import { withChangedRows } from './changedRows';
import type { ClosedSessionFault, Fault, HttpFault } from './faults';

/** How a response reaches the client, or does not. */
export type Delivery =
	| { readonly way: 'whole'; readonly answer: Answer }
	| { readonly way: 'late'; readonly answer: Answer; readonly delay: number }
	| { readonly way: 'trickle'; readonly answer: Answer; readonly gap: number }
	| { readonly way: 'half'; readonly answer: Answer }
	| { readonly way: 'never' }
	| { readonly way: 'reset' };

/** What the service does with a request under a fault. */
export interface FaultyOutcome {
	/** The reply whose messages are taken; undefined when nothing is. */
	readonly taken: EndpointReply | undefined;
	readonly delivery: Delivery;
}

const whole = (answer: Answer): Delivery => ({ way: 'whole', answer });

/**
 * Carries a fault out. `work` lets the endpoint do its work; it is called only by the faults that accept.
 * `token` is the one that was sent.
 */
export function carryOut(fault: Fault, token: string, work: () => EndpointReply): FaultyOutcome {
	switch (fault.kind) {
		case 'status': {
			const { status, message, rows, asString } = fault;
			const json = {
				status: asString ? String(status) : status,
				message,
				...(rows ? { data: rows } : {}),
			};
			return { taken: undefined, delivery: whole(jsonAnswer(json)) };
		}
		case 'echoToken': {
			const json = { status: fault.status, message: `The token ${token} cannot be used` };
			return { taken: undefined, delivery: whole(jsonAnswer(json)) };
		}
		case 'refuseNumber': {
			const reply = work();
			const named = reply.messages.some(({ recipient }) => recipient === fault.number);
			const taken = named ? undefined : reply;
			const json = named
				? { status: 406, message: `Invalid mobile number ${fault.number}` }
				: reply.json;
			return { taken, delivery: whole(jsonAnswer(json)) };
		}
		case 'closedSession': {
			const reply = work();
			const closed = reply.messages.find((message) => needsSession(message, fault));
			if (!closed) return { taken: reply, delivery: whole(jsonAnswer(reply.json)) };
			const json = refuse(
				802,
				`${closed.recipient} did not write within 24 hours, send a template`,
			);
			return { taken: undefined, delivery: whole(jsonAnswer({ ...json })) };
		}
		case 'http': {
			const taken = fault.accept ? work() : undefined;
			return { taken, delivery: whole(httpFaultAnswer(fault)) };
		}
		case 'html': {
			const taken = (fault.accept ?? true) ? work() : undefined;
			return { taken, delivery: whole(htmlAnswer(200, 'Picky Assist')) };
		}
		case 'redirect': {
			const page = htmlAnswer(307, 'Moved');
			const answer = { ...page, headers: { ...page.headers, location: fault.url } };
			return { taken: undefined, delivery: whole(answer) };
		}
		case 'resetBeforeBody':
			return { taken: undefined, delivery: { way: 'reset' } };
		case 'resetAfterBody':
			return { taken: work(), delivery: { way: 'reset' } };
		case 'hang':
			return { taken: work(), delivery: { way: 'never' } };
		case 'late': {
			const taken = work();
			return {
				taken,
				delivery: { way: 'late', answer: jsonAnswer(taken.json), delay: fault.delay },
			};
		}
		case 'trickle': {
			const taken = work();
			return {
				taken,
				delivery: { way: 'trickle', answer: jsonAnswer(taken.json), gap: fault.gap },
			};
		}
		case 'half': {
			const taken = work();
			return { taken, delivery: { way: 'half', answer: jsonAnswer(taken.json) } };
		}
		case 'cut': {
			const taken = work();
			return { taken, delivery: whole(cut(jsonAnswer(taken.json))) };
		}
		case 'rows': {
			const taken = withChangedRows(work(), fault);
			return { taken, delivery: whole(jsonAnswer(taken.json)) };
		}
	}
}

function needsSession(message: AcceptedMessage, { number }: ClosedSessionFault): boolean {
	if (message.template_id !== undefined) return false;
	if (number !== undefined && message.recipient !== number) return false;
	return channelOf(message.application)?.kind === 'official';
}

/** The first half of the JSON text, as if it were all of it. */
function cut({ httpStatus, headers, body }: Answer): Answer {
	return { httpStatus, headers, body: body.slice(0, Math.floor(body.length / 2)) };
}

function httpFaultAnswer({ statusCode, headers = {}, body }: HttpFault): Answer {
	const page = htmlAnswer(statusCode, `HTTP ${statusCode}`);
	const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
	const json = body === undefined ? undefined : parseJsonObject(body);
	return {
		httpStatus: statusCode,
		headers: { ...page.headers, ...Object.fromEntries(own) },
		body: body ?? page.body,
		...(json ? { json } : {}),
	};
}
