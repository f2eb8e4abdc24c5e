import { whatsAppIdError } from '../../../../nodes/api/recipient/whatsAppId';

test.each([
	['123456789012345@lid', /LID/, /not the phone number/],
	['123456789012345@LID@120363025246125486@g.us', /LID/, /not the phone number/],
	['120363025246125486@g.us', /group/, /Send to Group/],
	['12025550101@c.us', /person/, /only the phone number: 12025550101\.$/],
	['12025550101:3@s.whatsapp.net', /person/, /only the phone number: 12025550101\.$/],
	['someone@c.us', /person/, /for example/],
	[
		'12025550101@120363025246125486',
		/sender of a group message/,
		/only their phone number: 12025550101\./,
	],
	[
		'12025550101@120363025246125486@g.us',
		/sender of a group message/,
		/only their phone number: 12025550101\./,
	],
	[
		'Football club @12025550101',
		/sender of a group message/,
		/only their phone number: 12025550101\./,
	],
])('%s', (text, is, description) => {
	expect(whatsAppIdError(text)).toEqual({
		problem: expect.stringMatching(is),
		description: expect.stringMatching(description),
	});
});

test.each(['ana@example.com', '12025550101@example.com'])('%s is an email address', (text) => {
	expect(whatsAppIdError(text)).toBeUndefined();
});
