import { createHash } from 'crypto';
import type { Message } from '../../api/push/types';

/** The average number of messages that share one marker. */
const MESSAGES_PER_MARKER = 16;

/** The sender's own reference of a message; every message has one if Once per Recipient and Reference Number is on. */
function referenceOf({ entry }: Message): string {
	return String(entry.reference_number ?? '');
}

/** What is sent once: a pair of reference number and recipient. With a campaign's name as the reference number, each person
 * gets the message once. */
export function referenceKey(message: Message): string {
	return JSON.stringify([referenceOf(message), message.recipient]);
}

/** Whether a message is the last of those that share a marker. This depends on the message alone, so the markers stay valid
 * if the list changes elsewhere. */
function endsGroup(key: string): boolean {
	let hash = 0;
	for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
	return (hash ^ (hash >>> 16)) % MESSAGES_PER_MARKER === 0;
}

/** A few consecutive messages of a request, and the marker that records that they got a response. */
export interface MarkerGroup {
	readonly marker: string;
	readonly messages: readonly Message[];
}

/** Splits the messages of a request into groups, and names the marker of each group. */
export function responseMarkers(messages: readonly Message[]): MarkerGroup[] {
	const parts: MarkerGroup[] = [];
	let part: Message[] = [];
	let keys: string[] = [];
	messages.forEach((message, index) => {
		const key = referenceKey(message);
		part.push(message);
		keys.push(key);
		if (index < messages.length - 1 && !endsGroup(key)) return;
		parts.push({
			marker: `answered ${createHash('sha256').update(JSON.stringify(keys)).digest('base64')}`,
			messages: part,
		});
		part = [];
		keys = [];
	});
	return parts;
}
