import {
	DELIVERY_MESSAGE_TYPES,
	DELIVERY_STATUSES,
	DIRECTIONS,
	INTERACTIVE_TYPES,
	MESSAGE_TYPES,
	NUMBER_CHECK_STATUSES,
	eventCodeName,
} from '../../../../nodes/api/http/codes';

test.each([
	[
		'an incoming message',
		MESSAGE_TYPES,
		['unknown', 'text', 'image', 'video', 'audio', 'location', 'document', 'contact', 'unknown'],
	],
	['a choice', INTERACTIVE_TYPES, ['unknown', 'list_reply', 'button_reply', 'unknown']],
	['a direction', DIRECTIONS, ['inbound', 'outbound', 'unknown']],
	[
		'the status of a delivery',
		DELIVERY_STATUSES,
		['unknown', 'delivered', 'failed', 'read', 'submitted', 'refunded', 'unknown'],
	],
	[
		'a delivered message',
		DELIVERY_MESSAGE_TYPES,
		['unknown', 'image', 'video', 'text', 'audio', 'document', 'unknown'],
	],
	[
		'a number check',
		NUMBER_CHECK_STATUSES,
		['unknown', 'on_whatsapp', 'not_on_whatsapp', 'unknown'],
	],
])('the codes of %s from 0 on', (_, table, words) => {
	expect(words.map((__, code) => eventCodeName(code, table))).toEqual(words);
});

test.each([
	[9, 'template_button_reply'],
	['2', 'image'],
	['Image', 'image'],
	['99', '99'],
	[99, 'unknown'],
	[-1, 'unknown'],
	['', undefined],
	[null, undefined],
	[undefined, undefined],
])('the code %j of a message is %j', (code, word) => {
	expect(eventCodeName(code, MESSAGE_TYPES)).toBe(word);
});
