import { CAPABILITIES, channelOf, SMS } from '../../../../nodes/api/recipient/channels';
import { HELPFUL, problemOf } from '../problems';

test.each([
	['1', 'phone'],
	['2', 'phone'],
	['3', 'sms'],
	['5', 'messenger'],
	['8', 'official'],
	['10', 'web'],
	['11', 'messenger'],
	['101', 'official'],
	['121', 'official'],
	['122', 'official'],
])('channel %s is of the family %s, whatever else is said', (id, kind) => {
	expect(channelOf(id)).toEqual({ id, kind });
	expect(channelOf(id, 'web')).toEqual({ id, kind });
	expect(channelOf(Number(id), 'phone')).toEqual({ id, kind });
});

test.each(['official', 'web', 'phone', 'messenger'])(
	'an id of the user is of the family %s if so said',
	(kind) => {
		expect(channelOf('4567', kind)).toEqual({ id: '4567', kind });
	},
);

test.each([[undefined], [''], ['letter'], [7], ['toString'], ['__proto__'], [{}]])(
	'an id of the user is official if the family is said to be %p',
	(kind) => {
		expect(channelOf('4567', kind)).toEqual({ id: '4567', kind: 'official' });
	},
);

test('a shared number of 12 digits is a channel id, with all its digits', () => {
	expect(channelOf('441632960001')).toEqual({ id: '441632960001', kind: 'official' });
	expect(channelOf(441_632_960_001)).toEqual({ id: '441632960001', kind: 'official' });
});

test('blanks around an id do not count', () => {
	expect(channelOf(' 8 ')).toEqual({ id: '8', kind: 'official' });
});

test.each([
	[undefined, /empty/],
	[null, /empty/],
	['  ', /empty/],
	['whatsapp', /not a Channel ID/],
	['8.5', /not a Channel ID/],
	['0', /not a Channel ID/],
	['08', /not a Channel ID/],
	['-8', /not a Channel ID/],
	['8,10', /not a Channel ID/],
	['1234567890123456', /not a Channel ID/],
	['4', /calls/],
	[4, /calls/],
])('channel id %p is refused', (id, sentence) => {
	const problem = problemOf(() => channelOf(id));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

test('SMS is channel 3', () => {
	expect(channelOf('3')).toEqual(SMS);
});

/** What works on which channel, as the API's pages have it. */
test.each([
	[
		'official',
		{
			media: true,
			mediaPerRecipient: true,
			mediaName: true,
			voiceNote: false,
			sticker: true,
			quotedReply: true,
			contact: true,
			location: true,
			group: false,
			template: true,
			recipientField: 'number',
		},
	],
	[
		'web',
		{
			media: true,
			mediaPerRecipient: false,
			mediaName: true,
			voiceNote: true,
			sticker: true,
			quotedReply: true,
			contact: true,
			location: true,
			group: true,
			template: false,
			recipientField: 'number',
		},
	],
	[
		'phone',
		{
			media: true,
			mediaPerRecipient: false,
			mediaName: false,
			voiceNote: false,
			sticker: false,
			quotedReply: false,
			contact: false,
			location: false,
			group: false,
			template: false,
			recipientField: 'number',
		},
	],
	[
		'messenger',
		{
			media: true,
			mediaPerRecipient: false,
			mediaName: true,
			voiceNote: false,
			sticker: false,
			quotedReply: false,
			contact: true,
			location: true,
			group: false,
			template: false,
			recipientField: 'messenger_id',
		},
	],
	[
		'sms',
		{
			media: false,
			mediaPerRecipient: false,
			mediaName: false,
			voiceNote: false,
			sticker: false,
			quotedReply: false,
			contact: false,
			location: false,
			group: false,
			template: false,
			recipientField: 'number',
		},
	],
] as const)('%s can carry what the API says', (kind, capabilities) => {
	expect(CAPABILITIES[kind]).toMatchObject(capabilities);
});
