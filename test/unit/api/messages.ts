import fc from 'fast-check';

import { isPlainObject } from '../../../nodes/api/json';
import { toBody } from '../../../nodes/api/push/pushRequest';
import type { Envelope, Message, PushRequest } from '../../../nodes/api/push/types';
import type { Media } from '../../../nodes/api/content/media';

let made = 0;

/** A text to one number on WhatsApp Official; whatever is given takes the place of what it has. */
export function messageTo(recipient: string, changes: Partial<Message> = {}): Message {
	return {
		kind: 'message',
		recipient,
		recipientField: 'number',
		envelope: { application: '8', globalmessage: '' },
		entry: { message: `Hello ${recipient}` },
		itemIndex: 0,
		position: made++,
		...changes,
	};
}

/** A push request of these messages, as far as its answer is read against it. */
export function requestOf(...messages: Message[]): PushRequest {
	return { messages };
}

/** The objects of the request's `data`. */
export function entriesOf(request: PushRequest): ReadonlyArray<Record<string, unknown>> {
	const data: unknown = toBody(request).data;
	return Array.isArray(data) ? data.filter(isPlainObject) : [];
}

/** Full phone numbers of 11 to 15 digits. */
export const fullNumber = fc
	.tuple(fc.constantFrom(...'123456789'), fc.stringMatching(/^\d{10,14}$/))
	.map(([first, rest]) => `${first}${rest}`);

const envelope: fc.Arbitrary<Envelope> = fc
	.record(
		{
			application: fc.constantFrom('8', '10', '1'),
			globalmessage: fc.constantFrom('', 'Sale today', 'Sale "today"'),
			priority: fc.constantFrom('0', '1'),
		},
		{ requiredKeys: ['application'] },
	)
	// One order of keys, as an operation writes them.
	.map(({ application, ...rest }) => ({ application, ...rest }));

const media: fc.Arbitrary<Media> = fc.record({
	field: fc.constantFrom('media', 'media_code'),
	value: fc.constantFrom('https://a.example/1.png', 'https://a.example/2.png', 'QUJD'),
});

/** Many messages of several kinds in one list, each with a text and a place of its own. */
export const mixedMessages: fc.Arbitrary<Message[]> = fc
	.array(fc.tuple(fullNumber, envelope, fc.string(), fc.option(media, { nil: undefined })), {
		maxLength: 40,
	})
	.map((drafts) =>
		drafts.map(([recipient, top, text, file], itemIndex) =>
			messageTo(recipient, {
				itemIndex,
				envelope: top,
				entry: { message: `${text}#${itemIndex}` },
				...(file ? { media: file } : {}),
				mediaPerRecipient: top.application === '8',
			}),
		),
	);
