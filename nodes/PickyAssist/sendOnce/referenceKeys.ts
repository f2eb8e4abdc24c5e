import { createHash } from 'crypto';
import type { Message } from '../../api/push/types';

/** On average, so many messages share one mark. */
const MESSAGES_PER_MARKER = 16;

/** The sender's own reference of a message; every message has one where Once per Recipient and Reference Number is on. */
function referenceOf({ entry }: Message): string {
	return String(entry.reference_number ?? '');
}

/** What is sent once: a reference number and a recipient. A campaign's name reaches each person, each of them once. */
export function referenceKey(message: Message): string {
	return JSON.stringify([referenceOf(message), message.recipient]);
}

/** The last of a few messages that share a mark; depends on this message alone, so marks outlast a change of the list elsewhere. */
function endsGroup(key: string): boolean {
	let hash = 0;
	for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
	return (hash ^ (hash >>> 16)) % MESSAGES_PER_MARKER === 0;
}

/** A few messages of a request that stand one behind the other, and the mark that tells that they were answered. */
export interface MarkerGroup {
	readonly marker: string;
	readonly messages: readonly Message[];
}

/** Parts the messages of a request, and names the mark of each part. */
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
