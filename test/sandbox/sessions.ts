import type { EndpointResult } from './endpoints/endpoint';
import { objectsOf } from './json';
import type { AcceptedMessage } from './log';
import { channelOf } from './push/channels';
import { refuse } from './push/refusal';

/** Who did not write within the last 24 hours, and how a request with free text to them is answered. */
export interface Sessions {
	readonly closed: 'all' | readonly string[];
	/** `request`: it is refused whole. `rows`: the others are accepted, and the rows of these carry the status. Neither is documented. */
	readonly answer: 'request' | 'rows';
}

/** Everybody wrote within the last 24 hours. */
export const ALL_OPEN: Sessions = { closed: [], answer: 'request' };

/** Templates and other channels need no session. */
function isClosed({ closed }: Sessions, message: AcceptedMessage): boolean {
	if (message.template_id !== undefined) return false;
	if (channelOf(message.application)?.kind !== 'official') return false;
	return closed === 'all' || closed.includes(message.recipient);
}

/** The result of a push request as the sessions allow it: 802 for those without one, as an integrator saw it. */
export function withinSessions(result: EndpointResult, sessions: Sessions): EndpointResult {
	const refused = result.messages.map((message) => isClosed(sessions, message));
	const first = result.messages[refused.indexOf(true)];
	if (!first) return result;
	const refusal = (number: string) =>
		refuse(802, `${number} did not write within 24 hours, send a template`);
	if (sessions.answer === 'request')
		return { json: { ...refusal(first.recipient) }, messages: [], pushId: null };
	const data = objectsOf(result.json, 'data').map((row, index) =>
		refused[index] ? { number: row['number'], ...refusal(String(row['number'])) } : row,
	);
	const messages = result.messages.filter((_, index) => !refused[index]);
	return { ...result, json: { ...result.json, data }, messages };
}
