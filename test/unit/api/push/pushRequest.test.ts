import fc from 'fast-check';

import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import type { Message } from '../../../../nodes/api/push/types';
import { entriesOf, mixedMessages } from '../messages';

const NOT_ENVELOPE = new Set(['data', 'globalmedia', 'globalmedia_code']);

const limit = fc.integer({ min: 1, max: 8 });

/** What must be equal for two messages to share a request. */
function groupOf({ envelope, media, mediaPerRecipient }: Message): string {
	const parts = [envelope.application, envelope.globalmessage, envelope.priority];
	return JSON.stringify(mediaPerRecipient || !media ? parts : [...parts, media.field, media.value]);
}

function sizesOfGroups(messages: readonly Message[]): Map<string, number> {
	const sizes = new Map<string, number>();
	for (const message of messages)
		sizes.set(groupOf(message), (sizes.get(groupOf(message)) ?? 0) + 1);
	return sizes;
}

test('every message is in exactly one request, and in one entry of its own', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			const requests = planPushRequests(messages, size);
			const planned = requests.flatMap((request) => request.messages);
			expect(planned).toHaveLength(messages.length);
			expect(new Set(planned)).toEqual(new Set(messages));
			for (const request of requests) {
				const entries = entriesOf(request).map(({ number, message }) => ({ number, message }));
				const wanted = request.messages.map(({ recipient, entry }) => ({
					number: recipient,
					...entry,
				}));
				expect(entries).toEqual(wanted);
			}
		}),
	);
});

test('there are as few requests as the limit allows, and none over it', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			const requests = planPushRequests(messages, size);
			for (const request of requests) expect(request.messages.length).toBeLessThanOrEqual(size);
			const fewest = [...sizesOfGroups(messages).values()].reduce(
				(sum, n) => sum + Math.ceil(n / size),
				0,
			);
			expect(requests).toHaveLength(fewest);
		}),
	);
});

test('order within a group is kept, and groups come in the order of their first messages', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			const planned = planPushRequests(messages, size).flatMap((request) => request.messages);
			const groups = [...sizesOfGroups(messages).keys()];
			const wanted = groups.flatMap((group) =>
				messages.filter((message) => groupOf(message) === group),
			);
			expect(planned.map(({ itemIndex }) => itemIndex)).toEqual(
				wanted.map(({ itemIndex }) => itemIndex),
			);
		}),
	);
});

test('all messages of a request share its envelope, and nothing else is in it but files', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			for (const one of planPushRequests(messages, size)) {
				const [body, together] = [toBody(one), one.messages];
				const top = Object.fromEntries(
					Object.entries(body).filter(([name]) => !NOT_ENVELOPE.has(name)),
				);
				for (const { envelope } of together) {
					// A request with a file for each recipient has an empty text for all (API samples).
					const withText = 'globalmessage' in top ? { globalmessage: '', ...envelope } : envelope;
					expect(top).toEqual(withText);
				}
			}
		}),
	);
});

test('each recipient gets the file of the own message and no other', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			for (const request of planPushRequests(messages, size)) {
				const { globalmedia, globalmedia_code } = toBody(request);
				const entries = entriesOf(request);
				request.messages.forEach(({ media }, index) => {
					const { media: url = globalmedia, media_code: code = globalmedia_code } =
						entries[index] ?? {};
					const got = [
						url === undefined ? [] : ['media', url],
						code === undefined ? [] : ['media_code', code],
					];
					expect(got.flat()).toEqual(media ? [media.field, media.value] : []);
				});
			}
		}),
		{ numRuns: 300 },
	);
});

test('channels that carry one file for all never get one in an entry', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			for (const request of planPushRequests(messages, size)) {
				if (toBody(request).application === '8') continue;
				for (const entry of entriesOf(request))
					expect(Object.keys(entry)).toEqual(['number', 'message']);
			}
		}),
	);
});

test('planning does not change the messages', () => {
	fc.assert(
		fc.property(mixedMessages, limit, (messages, size) => {
			const before = structuredClone(messages);
			planPushRequests(messages, size);
			expect(messages).toEqual(before);
		}),
	);
});
