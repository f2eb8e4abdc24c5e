import { toContactCard } from '../../../../nodes/api/content/contactCard';
import { HELPFUL, problemOf } from '../problems';

test('only what is filled goes along, as text, in the order of the sample', () => {
	const card = toContactCard(
		{
			email: 'ana@example.com',
			phone: '+1 (202) 555-0109',
			first_name: 'Ana',
			zip: 118,
			company: null,
			city: ' ',
		},
		1,
		'',
	);
	expect(Object.entries(card)).toEqual([
		['first_name', 'Ana'],
		['phone', '12025550109'],
		['email', 'ana@example.com'],
		['zip', '118'],
	]);
});

test('a picture goes along as bare base64', () => {
	const image = 'data:image/png;base64,QUJD';
	expect(toContactCard({ phone: '12025550109', contact_image: image }, 1, '')).toEqual({
		phone: '12025550109',
		contact_image: 'QUJD',
	});
});

test.each([
	['+12025550109', '', '12025550109'],
	['001 202 555 0109', '', '12025550109'],
	[12_025_550_109, '', '12025550109'],
	['0171 555 0101', '49', '491715550101'],
])('the phone %p with country code %p becomes %p', (phone, countryCode, sent) => {
	expect(toContactCard({ phone }, 1, countryCode)).toEqual({ phone: sent });
});

test.each([
	[{}, /^Contact 3: Phone is empty$/],
	[{ phone: '  ' }, /^Contact 3: Phone is empty$/],
	[{ phone: '0171 555 0101' }, /^Contact 3: .*starts with 0/],
	[{ phone: ['12025550109'] }, /^Contact 3: Phone is a list/],
	[{ phone: '12025550109', email: {} }, /^Contact 3: Email is an object/],
	[
		{ phone: '12025550109', contact_image: 'https://a.example/a.png' },
		/^Contact 3: Contact Image .* is not valid base64$/,
	],
])('%p is refused', (input, sentence) => {
	const problem = problemOf(() => toContactCard(input, 3, ''));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
	// The problem is reported for the message's recipient, which the contact is not.
	expect(problem?.recipient).toBeUndefined();
});
