import { createHash } from 'crypto';
import type { Item } from './fields';

/** Characters of a mark: 72 bits, so that two different events never meet. */
export const MARK_LENGTH = 12;

function isId(value: unknown): value is string {
	return typeof value === 'string' && !/^0*$/.test(value.trim());
}

/**
 * What makes an item the same as an earlier one: `unique_id` for messages, `msg_id` and status for rows of reports
 * (Webhook request and response page). Groups and subscribers have nothing of the kind: somebody may join twice.
 *
 * @returns a short hash, or undefined where nothing tells whether it is a repeat
 */
export function repeatMark(item: Item): string | undefined {
	const { event, project_id, application, unique_id, msg_id, status } = item;
	const key =
		event === 'messageReceived' && isId(unique_id)
			? [event, project_id, application, unique_id]
			: (event === 'deliveryReport' || event === 'numberCheck') && isId(msg_id) && status !== undefined
				? [event, project_id, msg_id, status]
				: undefined;
	return key && createHash('sha256').update(JSON.stringify(key)).digest('base64url').slice(0, MARK_LENGTH);
}
