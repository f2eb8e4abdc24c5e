import {
	deliveryReportRequest,
	parsePushId,
	readDeliveryReport,
} from '../../../../nodes/api/resources/deliveryReport';
import { readFailure, toReadResponse } from '../../../../nodes/api/resources/readResponse';
import { problemOf } from '../problems';

const result = (body: object) => toReadResponse({ kind: 'http', httpStatus: 200, body });
/** The sample of the delivery reports page. */
const SAMPLE = {
	project_id: '500001',
	push_id: 7000001,
	application: '8',
	message_type: '3',
	time: '06-08-2025 06:46 AM',
	data: [{ number: '12025550101', msg_id: '9000001', status: '1', error_code: '' }],
};
const firstRow = (change: object, rowChange: object = {}) => {
	const rows = readDeliveryReport(
		'1',
		result({ ...SAMPLE, ...change, data: [{ ...SAMPLE.data[0], ...rowChange }] }),
	);
	return 'kind' in rows ? rows : rows[0];
};

test('the sample, which has no status', () => {
	expect(readDeliveryReport('7000001', result(SAMPLE))).toEqual([
		{
			number: '12025550101',
			status: 'delivered',
			msg_id: '9000001',
			push_id: '7000001',
			error_code: '',
			application: '8',
			message_type: 'text',
			time: '2025-08-06T06:46:00.000+00:00',
			project_id: '500001',
		},
	]);
});

test.each([
	['0', 'unknown'],
	['1', 'delivered'],
	['2', 'failed'],
	['3', 'read'],
	[3, 'read'],
	['4', 'submitted'],
	[5, 'refunded'],
	['9', '9'],
])('the status %p of a row is %p', (status, word) => {
	expect(firstRow({}, { status })).toMatchObject({ status: word });
});

test.each([
	['1', 'image'],
	['2', 'video'],
	['3', 'text'],
	[4, 'audio'],
	['5', 'document'],
	['9', '9'],
])('the message type %p is %p', (type, word) => {
	expect(firstRow({ message_type: type })).toMatchObject({ message_type: word });
});

test.each([{ status: 100 }, { status: '100' }, { status: 1 }])(
	'rows count whatever stands beside them: %j',
	(change) => {
		expect(firstRow(change)).toMatchObject({ number: '12025550101' });
	},
);

test('numbers and ids that come as numbers are texts', () => {
	expect(
		firstRow({ application: 8, project_id: 5 }, { number: 12025550101, msg_id: 9 }),
	).toMatchObject({
		number: '12025550101',
		msg_id: '9',
		application: '8',
		project_id: '5',
	});
});

test.each([
	[
		{ status: 410, message: 'No such push' },
		/no delivery report for push ID 77/,
		/Picky Assist says: "No such push"\.$/,
	],
	[{ error_message: 'No such push' }, /no delivery report for push ID 77/, /No such push/],
	[{ status: '401', message: 'x' }, /API token/, /IP allowlist/],
	[{ data: [] }, /contains no numbers yet/, /minute/],
	[{ balance: 1 }, /cannot be read/, /Base URL/],
])('%j is no report, and says so', (body, reason, description) => {
	expect(readDeliveryReport('77', result(body))).toMatchObject({
		kind: 'readFailure',
		reason: expect.stringMatching(reason),
		description: expect.stringMatching(description),
	});
});

test('what kept the question from being asked is not put down to the push ID', () => {
	const stopped = readFailure('Stopped', 'Again');
	expect(readDeliveryReport('77', stopped)).toBe(stopped);
});

test.each([
	['7000001', 7000001],
	['90071992547409931', '90071992547409931'],
	['007', '007'],
	['1-2', '1-2'],
	['AB-1', 'AB-1'],
])('push ID %p leaves as %p', (id, sent) => {
	expect(deliveryReportRequest(id)).toEqual({
		endpoint: 'delivery-report',
		fields: { push_id: sent },
	});
});

test.each([[7000001], ['7000001'], [' 7000001 ']])('%p is a push ID', (id) => {
	expect(parsePushId(id)).toBe('7000001');
});

test.each([
	[undefined, 'Push ID is empty'],
	[null, 'Push ID is empty'],
	['', 'Push ID is empty'],
	['  ', /is not a Push ID/],
	[0.5, /is not a Push ID/],
	[false, /is not a Push ID/],
	[{ a: 1 }, /is not a Push ID/],
	[['7000001'], /is not a Push ID/],
	['7000001, 7000002', /is not a Push ID/],
])('%p is none', (id, says) => {
	const problem = problemOf(() => parsePushId(id));
	if (typeof says === 'string') expect(problem?.message).toBe(says);
	else expect(problem?.message).toMatch(says);
	expect(problem?.description).toContain('$json.push_id');
});

test.each([
	[{ messenger_id: 1234567890123456 }, { number: '12025550101', messenger_id: '1234567890123456' }],
	[{ number: '', messenger_id: '77777' }, { messenger_id: '77777' }],
	[{ number: '0' }, { number: null }],
	[{ msg_id: '' }, { msg_id: null }],
	[{ error_code: 131047 }, { error_code: '131047' }],
	[{ error_message: ' Closed ' }, { error_message: 'Closed' }],
])('a row with %j is read as %j', (change, shown) => {
	expect(firstRow({}, change)).toMatchObject(shown);
});

test('a column for a person, and for the words of an error, is there only where there is one', () => {
	expect(firstRow({}, { number: '', messenger_id: '77777' })).not.toHaveProperty('number');
	expect(firstRow({}, { error_message: ' ' })).not.toHaveProperty('error_message');
	expect(firstRow({})).not.toHaveProperty('messenger_id');
});

test('what does not stand at the top of the report is null', () => {
	expect(firstRow({ project_id: '', application: null, time: null })).toMatchObject({
		project_id: null,
		application: null,
		time: '',
	});
});

test('a refusal of the question carries its status, and a report without rows none', () => {
	expect(readDeliveryReport('77', result({ status: 410 }))).toMatchObject({ code: 410 });
	expect(readDeliveryReport('77', result({ error_message: 'No such push' }))).toMatchObject({
		code: null,
	});
});
