import type { Payload, Value } from '../../../../nodes/api/webhook/payload';
import { readReport, type ReportKind } from '../../../../nodes/api/webhook/reports';

const read = (event: ReportKind, payload: Payload) => readReport(event, payload, () => ({}));

const ROW_IDS = {
	agent_id: 1,
	channel_id: 2,
	messenger_id: 3,
	msg_id: 4,
	number: 12_025_550_101,
	project_id: 5,
	push_id: 6,
	reference_number: 7,
	template_id: 8,
};
const ROW_IDS_AS_TEXT = {
	agent_id: '1',
	channel_id: '2',
	messenger_id: '3',
	msg_id: '4',
	number: '12025550101',
	project_id: '5',
	push_id: '6',
	reference_number: '7',
	template_id: '8',
};

it.each<[ReportKind, Payload, Payload]>([
	[
		'deliveryReport',
		{ ...ROW_IDS, event_id: '1', status: '3', message_type: '1' },
		{
			...ROW_IDS_AS_TEXT,
			event_id: 1,
			status: 3,
			status_text: 'read',
			message_type: 1,
			message_type_text: 'image',
		},
	],
	[
		'numberCheck',
		{ ...ROW_IDS, event_id: '2', status: '2', message_type: '1' },
		{
			...ROW_IDS_AS_TEXT,
			event_id: 2,
			status: 2,
			status_text: 'not_on_whatsapp',
			message_type: '1',
		},
	],
	[
		'groupMembership',
		{ event_id: '3', action: '1', application: 10, group_id: 1, number: 2, project_id: 3 },
		{ event_id: 3, action: 1, application: '10', group_id: '1', number: '2', project_id: '3' },
	],
	[
		'newSubscriber',
		{ event_id: '4', mobile: 1, number: 2, project_id: 3, subscriber_id: 4, status: '1' },
		{ event_id: 4, mobile: '1', number: '2', project_id: '3', subscriber_id: '4', status: '1' },
	],
])('%s: ids are text, codes are numbers, with the words for them', (event, payload, item) => {
	expect(read(event, payload)).toEqual([{ event, ...item }]);
});

it.each<[string, Value, object[]]>([
	['a list', [{ msg_id: '1' }, { msg_id: '2' }], [{ msg_id: '1' }, { msg_id: '2' }]],
	['a list as JSON text', '[{"msg_id":1},{"msg_id":2}]', [{ msg_id: '1' }, { msg_id: '2' }]],
	['one object', { msg_id: 1 }, [{ msg_id: '1' }]],
	['an empty list', [], []],
	['rows that are no objects', ['a', null], [{ data: 'a' }, { data: null }]],
	['nothing that has rows', 'a', [{ data: 'a' }]],
	['null', null, [{ data: null }]],
])('rows in data: %s', (_, data, rows) => {
	expect(read('deliveryReport', { event_id: 1, data })).toEqual(
		rows.map((row) => ({ event: 'deliveryReport', event_id: 1, ...row })),
	);
});

it('what a row says goes before what stands beside data', () => {
	const payload = { event_id: 1, status: 4, push_id: '9', Data: [{ msg_id: '1', status: 1 }] };
	expect(read('deliveryReport', payload)).toEqual([
		{
			event: 'deliveryReport',
			status_text: 'delivered',
			msg_id: '1',
			status: 1,
			event_id: 1,
			push_id: '9',
			other: { status: 4 },
		},
	]);
});

it('each item is asked for with the payload as if it had only this row', () => {
	const payload = { event_id: 4, data: [{ a: 1 }, { a: 2 }], b: 3 };
	const items = readReport('newSubscriber', payload, (part) => ({ raw_body: part }));
	expect(items.map((item) => item.raw_body)).toEqual([
		{ event_id: 4, data: [{ a: 1 }], b: 3 },
		{ event_id: 4, data: [{ a: 2 }], b: 3 },
	]);
	expect(readReport('newSubscriber', { b: 3 }, (part) => ({ raw_body: part }))).toEqual([
		{ event: 'newSubscriber', b: 3, raw_body: { b: 3 } },
	]);
});
