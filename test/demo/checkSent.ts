import type { AcceptedMessage } from '../sandbox/sandbox';
import type { Seen } from './destination';
import type { Expectation, ExpectedMessage } from './expectation';
import type { Result } from './result';

function asExpected({
	recipient,
	application,
	text,
	media = '',
	reference_number = '',
}: AcceptedMessage): ExpectedMessage {
	return { recipient, application, text, media, reference: reference_number };
}

function describe({ recipient, application, text, media, reference }: ExpectedMessage): string {
	const further = [media, reference].map((part) => (part === '' ? '' : `, ${part}`)).join('');
	return `"${text}" to ${recipient} (channel ${application}${further})`;
}

function countEach(messages: readonly ExpectedMessage[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const line of messages.map(describe)) counts.set(line, (counts.get(line) ?? 0) + 1);
	return counts;
}

/** Every expected message arrived as often as it should, and nothing else did. */
function* wrongMessages(
	expected: readonly ExpectedMessage[],
	seen: readonly AcceptedMessage[],
): Generator<string> {
	const due = countEach(expected);
	const arrived = countEach(seen.map(asExpected));
	for (const line of new Set([...due.keys(), ...arrived.keys()])) {
		const [times, timesDue] = [arrived.get(line) ?? 0, due.get(line) ?? 0];
		if (times !== timesDue)
			yield `${line} should arrive ${timesDue} times, but did ${times} times`;
	}
}

/** The ids in a result belong to the message of its own item. */
function* wrongIds(
	{ items }: Expectation,
	results: readonly Result[],
	seen: readonly AcceptedMessage[],
): Generator<string> {
	const byMsgId = new Map(seen.map((message) => [message.msgId, message]));
	const used = new Set<string>();
	for (const {
		items: [index = -1],
		msgId,
		pushId,
		copyOf,
		fromErrorOutput,
	} of results) {
		const message = items[index]?.message;
		if (!message || fromErrorOutput) continue;
		const arrived = byMsgId.get(msgId);
		if (
			!arrived ||
			describe(asExpected(arrived)) !== describe(message) ||
			arrived.pushId !== pushId
		) {
			yield `item ${index} has the ids of another message: ${msgId}, ${pushId}`;
		}
		if (copyOf === undefined && used.has(msgId))
			yield `item ${index} has a msg_id that another item has too`;
		used.add(msgId);
	}
}

/** What is not right in what went out: push requests and, where they can be seen, messages. */
export function checkSent(
	expectation: Expectation,
	results: readonly Result[],
	seen: Seen,
): readonly string[] {
	const { pushRequests, messages } = expectation;
	const requests = `push requests should be ${pushRequests}, but are ${seen.pushRequests}`;
	return [
		...(seen.pushRequests === pushRequests ? [] : [requests]),
		...(seen.messages ? wrongMessages(messages, seen.messages) : []),
		...(seen.messages ? wrongIds(expectation, results, seen.messages) : []),
	];
}
