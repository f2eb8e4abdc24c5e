import { phoneOfGroupSender, whatsAppIdError } from '../../../../nodes/api/recipient/whatsAppId';

test.each([
	['123456789012345@lid', /LID/, /not the phone number/],
	['123456789012345@LID@120363025246125486@g.us', /LID/, /not the phone number/],
	['120363025246125486@g.us', /group/, /Send to Group/],
	['12025550101@c.us', /person/, /only the phone number: 12025550101\.$/],
	['12025550101:3@s.whatsapp.net', /person/, /only the phone number: 12025550101\.$/],
	['12025550101:12@c.us', /person/, /only the phone number: 12025550101\.$/],
	['+1 202 5550101@C.US', /person/, /only the phone number: 12025550101\.$/],
	['someone@c.us', /person/, /for example/],
	['1234@c.us', /person/, /for example/],
	['1234567890123456@c.us', /person/, /for example/],
	['x12025550101@c.us', /person/, /for example/],
	['12025550101x@c.us', /person/, /for example/],
	['12025550101@12025550102@c.us', /sender of a group message/, /number: 12025550101\./],
	['12025550101@12025550102@s.whatsapp.net', /sender of a group/, /number: 12025550101\./],
	['+1 202 555 0101@120363025246125486@g.us', /sender of a group/, /number: 12025550101\./],
	['Ana@Football club', /sender of a group message/, /only their phone number\./],
	['Ana@Football club.com', /sender of a group message/, /only their phone number\./],
	['Ana@example.c', /sender of a group message/, /only their phone number\./],
	['Ana@example.com1', /sender of a group message/, /only their phone number\./],
	['123456789012345@ lid @g.us', /LID/, /not the phone number/],
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

test.each([
	'ana@example.com',
	'12025550101@example.com',
	'ana@ a.example.com ',
	'lid@example.com',
	'ana@163.com',
])('%s is an email address', (text) => {
	expect(whatsAppIdError(text)).toBeUndefined();
});

test.each([
	['Football club @12025550101', '12025550101'],
	['Football club @+1 202 555 0101', '12025550101'],
	['12025550101@120363025246125486', '12025550101'],
	['12025550101@G0001', '12025550101'],
	['2024 @12025550101', '12025550101'],
	['12345 @12025550101', undefined],
	['12025550101@12025550102', undefined],
	['123456789012345@lid', undefined],
	['123456789012345@ LID @120363025246125486', undefined],
	['Ana @Football club', undefined],
	['12025550101', undefined],
])('the phone number of the group sender %s', (text, phone) => {
	expect(phoneOfGroupSender(text)).toBe(phone);
});
