import {
	MAX_RECIPIENTS_PER_REQUEST,
	planPushRequests,
	toBody,
} from '../../../../nodes/api/push/pushRequest';
import type { Message } from '../../../../nodes/api/push/types';
import { entriesOf, messageTo } from '../messages';

const ONE = '12025550101';
const TWO = '12025550102';

function bodiesOf(messages: readonly Message[], limit = MAX_RECIPIENTS_PER_REQUEST): unknown[] {
	return planPushRequests(messages, limit).map(toBody);
}

/** A file without a caption, to a number on the channel. */
function fileTo(recipient: string, application: string, value: string): Message {
	return messageTo(recipient, {
		envelope: { application },
		entry: { message: '' },
		media: { field: 'media', value },
		mediaPerRecipient: application === '8',
	});
}

const PICTURE = 'https://a.example/1.png';
const OTHER = 'https://a.example/2.png';

test('no messages make no request', () => {
	expect(bodiesOf([])).toEqual([]);
});

test('another text for each goes out in one request', () => {
	expect(bodiesOf([messageTo(ONE), messageTo(TWO)])).toEqual([
		{
			application: '8',
			globalmessage: '',
			data: [
				{ number: ONE, message: `Hello ${ONE}` },
				{ number: TWO, message: `Hello ${TWO}` },
			],
		},
	]);
});

test('a file that all share stands once, at the top', () => {
	for (const application of ['8', '10', '1']) {
		expect(
			bodiesOf([fileTo(ONE, application, PICTURE), fileTo(TWO, application, PICTURE)]),
		).toEqual([
			{
				application,
				globalmedia: PICTURE,
				data: [
					{ number: ONE, message: '' },
					{ number: TWO, message: '' },
				],
			},
		]);
	}
});

test('different files stand in the entries on WhatsApp Official, beside an empty text for all', () => {
	expect(bodiesOf([fileTo(ONE, '8', PICTURE), fileTo(TWO, '8', OTHER)])).toEqual([
		{
			application: '8',
			globalmessage: '',
			data: [
				{ number: ONE, message: '', media: PICTURE },
				{ number: TWO, message: '', media: OTHER },
			],
		},
	]);
});

test('different files need one request each where the channel carries one file for all', () => {
	for (const application of ['10', '1', '5']) {
		const messages = [
			fileTo(ONE, application, PICTURE),
			fileTo(TWO, application, OTHER),
			fileTo('12025550103', application, PICTURE),
		];
		expect(bodiesOf(messages)).toEqual([
			{
				application,
				globalmedia: PICTURE,
				data: [
					{ number: ONE, message: '' },
					{ number: '12025550103', message: '' },
				],
			},
			{ application, globalmedia: OTHER, data: [{ number: TWO, message: '' }] },
		]);
	}
});

test('the content of a file is sent under its own name', () => {
	const coded = messageTo(ONE, {
		media: { field: 'media_code', value: 'QUJD' },
		mediaPerRecipient: true,
	});
	expect(bodiesOf([coded])).toMatchObject([{ globalmedia_code: 'QUJD' }]);
	expect(bodiesOf([coded, messageTo(TWO)])).toMatchObject([
		{ data: [{ media_code: 'QUJD' }, { number: TWO }] },
	]);
});

test('a link and a content of the same text are two files', () => {
	const link = fileTo(ONE, '10', 'QUJD');
	const content: Message = {
		...fileTo(TWO, '10', 'QUJD'),
		media: { field: 'media_code', value: 'QUJD' },
	};
	expect(bodiesOf([link, content])).toHaveLength(2);
});

test('someone without a file does not get that of the others', () => {
	const [request] = planPushRequests(
		[messageTo(ONE), { ...fileTo(TWO, '8', PICTURE), envelope: messageTo(ONE).envelope }],
		10,
	);
	expect(request && toBody(request)).not.toHaveProperty('globalmedia');
	expect(request && entriesOf(request)).toEqual([
		{ number: ONE, message: `Hello ${ONE}` },
		{ number: TWO, message: '', media: PICTURE },
	]);
});

test('Messenger addresses by messenger_id', () => {
	const message = messageTo('1234567890123456', {
		recipientField: 'messenger_id',
		envelope: { application: '5' },
	});
	expect(bodiesOf([message])).toMatchObject([{ data: [{ messenger_id: '1234567890123456' }] }]);
	expect(bodiesOf([message])).not.toMatchObject([{ data: [{ number: expect.anything() }] }]);
});

test('what stands in an entry goes along', () => {
	const entry = { message: 'Hi', reference_number: 'order-1001', quoted: '7' };
	expect(bodiesOf([messageTo(ONE, { entry })])).toMatchObject([
		{ data: [{ number: ONE, ...entry }] },
	]);
});

test('25,000 equal kinds of messages make three requests of at most 10,000', () => {
	const messages = Array.from({ length: 25_000 }, (_, index) =>
		messageTo(String(12_025_550_000 + index)),
	);
	const sizes = planPushRequests(messages, MAX_RECIPIENTS_PER_REQUEST).map(
		(request) => entriesOf(request).length,
	);
	expect(sizes).toEqual([10_000, 10_000, 5_000]);
});
