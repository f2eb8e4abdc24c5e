import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import type { Message, PushRequest } from '../../../../nodes/api/push/types';
import { entriesOf, messageTo } from '../messages';

function toGroup(id: string, changes: Partial<Message> = {}): Message {
	return messageTo(id, {
		recipientField: 'group_id',
		envelope: { application: '10', group_id: id, globalmessage: 'Meeting' },
		entry: {},
		...changes,
	});
}

const file = (name: string) =>
	({
		media: { field: 'media', value: `https://a.example/${name}.png` },
		mediaPerRecipient: false,
	}) as const;

test('a request each, whatever they share, among requests to numbers', () => {
	const messages = [
		toGroup('G1'),
		messageTo('12025550101'),
		toGroup('G1'),
		toGroup('G2'),
		messageTo('12025550102'),
	];
	const requests = planPushRequests(messages, 1_000);
	expect(
		requests.map((one) => [toBody(one).group_id, entriesOf(one).length || toBody(one).data]),
	).toEqual([
		['G1', undefined],
		['G1', undefined],
		[undefined, 2],
		['G2', undefined],
	]);
	expect(requests.flatMap((request) => request.messages)).toHaveLength(5);
	expect(requests[0] && toBody(requests[0])).toEqual({
		application: '10',
		group_id: 'G1',
		globalmessage: 'Meeting',
	});
});

test('a file stands at the top; only different files go apart', () => {
	const same = planPushRequests([toGroup('G1', file('a')), toGroup('G2', file('a'))], 10);
	expect(same.map((one) => [toBody(one).globalmedia, one.spaced])).toEqual([
		['https://a.example/a.png', undefined],
		['https://a.example/a.png', undefined],
	]);
	const different = planPushRequests(
		[toGroup('G1', file('a')), toGroup('G2', file('b')), toGroup('G3')],
		10,
	);
	expect(different.map(({ spaced }) => spaced)).toEqual([true, true, undefined]);
});

const request: PushRequest = { messages: [toGroup('G0001')] };
const result = (body: object) => readPushResponse(request, { kind: 'http', httpStatus: 200, body });
const accepted = { status: 100, push_id: '7000001', message: 'Success' };

test.each([
	['no rows', {}, undefined],
	['an empty list', { data: [] }, undefined],
	['one row that names the group', { data: [{ msg_id: '9', number: 'G0001' }] }, '9'],
	['one row that names nobody', { data: [{ msg_id: '9' }] }, '9'],
	[
		'a row for each member',
		{
			data: [
				{ msg_id: '8', number: '12025550101' },
				{ msg_id: '9', number: '12025550102' },
			],
		},
		undefined,
	],
])('accepted with %s', (_, rows, msgId) => {
	const { outcomes, hints } = result({ ...accepted, ...rows });
	expect(outcomes).toEqual([
		{ status: 'accepted', pushId: '7000001', ...(msgId === undefined ? {} : { msgId }) },
	]);
	expect(hints).toEqual([]);
});

test('a refusal names the group', () => {
	const { outcomes } = result({ status: 406, message: 'Invalid Mobile Number' });
	expect(outcomes).toMatchObject([
		{ status: 'rejected', code: 406, reason: 'Picky Assist does not accept the group G0001' },
	]);
});
