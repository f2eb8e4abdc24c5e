import type { JsonObject } from '../../sandbox/json';
import { dynamic, jsonFrom, push, single, start, stopAll } from './client';
import { EXAMPLES, GROUP_EXAMPLE } from './examples';

afterEach(stopAll);

const reportOf = (sandbox: Parameters<typeof jsonFrom>[0], id: unknown): Promise<JsonObject> =>
	jsonFrom(sandbox, 'delivery-report', { push_id: id });

test('the report of a push, by a number and by a string', async () => {
	const sandbox = await start();
	await push(sandbox, dynamic(['12025550101', '12025550102']));
	const report = await reportOf(sandbox, 7000001);
	expect(report).toEqual({
		project_id: '500001',
		push_id: 7000001,
		application: '8',
		message_type: '3',
		time: expect.stringMatching(/^\d\d-\d\d-\d{4} (0[1-9]|1[0-2]):[0-5]\d [AP]M$/),
		data: [
			{ number: '12025550101', msg_id: '9000001', status: '3', error_code: '' },
			{ number: '12025550102', msg_id: '9000002', status: '3', error_code: '' },
		],
	});
	expect(await reportOf(sandbox, '7000001')).toEqual(report);
	const [day = '', month = '', year = ''] = String(report['time']).slice(0, 10).split('-');
	const age = Date.now() - Date.UTC(Number(year), Number(month) - 1, Number(day));
	expect(age).toBeGreaterThanOrEqual(0);
	expect(age).toBeLessThan(2 * 86_400_000);
});

test('what becomes of a message can be chosen, for all and for one', async () => {
	const statuses = ['submitted', 'delivered'] as const;
	const numbers = {
		'12025550102': ['submitted', 'failed'],
		'12025550103': [],
		'12025550104': ['submitted'],
		'12025550105': ['refunded'],
	} as const;
	const sandbox = await start({ deliveries: { statuses, numbers } });
	await push(sandbox, dynamic(['12025550101', ...Object.keys(numbers)]));
	expect(await reportOf(sandbox, 7000001)).toMatchObject({
		data: [{ status: '1' }, { status: '2' }, { status: '0' }, { status: '0' }, { status: '2' }],
	});
});

test.each(['1', '2', '3'])('on channel %s nothing is read', async (application) => {
	const sandbox = await start();
	await push(sandbox, { ...single(), application });
	expect(await reportOf(sandbox, 7000001)).toMatchObject({ application, data: [{ status: '1' }] });
});

test('of a group there are no reports', async () => {
	const sandbox = await start();
	await push(sandbox, GROUP_EXAMPLE);
	expect(await reportOf(sandbox, 7000001)).toMatchObject({
		data: [{ number: 'G0001', status: '0' }],
	});
});

const withMedia = (fields: object): object => ({
	application: '10',
	...fields,
	data: [{ number: '12025550101' }],
});

test.each([
	['1', EXAMPLES['4.4 static media by URL']],
	['1', EXAMPLES['4.5 static media as base64']],
	['1', EXAMPLES['4.8 dynamic media as base64']],
	['1', EXAMPLES['4.11 sticker']],
	['2', withMedia({ globalmedia: 'https://files.example.com/a.MP4?x=1.pdf' })],
	['3', EXAMPLES['4.1 single text']],
	['3', EXAMPLES['4.9 template, values for all']],
	['3', EXAMPLES['4.13 location']],
	['4', EXAMPLES['4.6 voice note']],
	['4', withMedia({ globalmedia_code: 'AAAA', media_name: 'a.mp3' })],
	['5', EXAMPLES['4.9 template, values and PDF per recipient']],
	['5', withMedia({ globalmedia: 'https://files.example.com/a' })],
	['1', withMedia({ globalmedia_code: `iVBORw0K${'A'.repeat(4000)}` })],
])('message_type %s', async (type, example) => {
	const sandbox = await start();
	await push(sandbox, example ?? {});
	expect(await reportOf(sandbox, 7000001)).toMatchObject({ message_type: type });
});

test.each([7000002, '7000002', 'x', '', null, undefined, 1.5, ['7000001']])(
	'%j is no push ID: a sentence',
	async (id) => {
		const sandbox = await start();
		await push(sandbox, single());
		const sentence = expect.stringMatching(/^Invalid Request: .*push(_id| ID)/);
		expect(await reportOf(sandbox, id)).toEqual({
			status: 410,
			message: sentence,
			error_message: sentence,
		});
	},
);

test('it is logged like a push, wants the token and no other field', async () => {
	const sandbox = await start();
	await push(sandbox, single('0123456'));
	expect(await jsonFrom(sandbox, 'delivery-report', { token: 'x', push_id: 1 })).toMatchObject({
		status: 401,
	});
	expect(await jsonFrom(sandbox, 'delivery-report', { push_id: 1, number: '1' })).toMatchObject({
		status: 410,
		message: expect.stringContaining('"number"'),
	});
	expect(sandbox.log.requests).toMatchObject([
		{ endpoint: 'push' },
		{ endpoint: 'delivery-report', tokenSeen: false, body: { push_id: 1 }, bodyStatus: 401 },
		{ endpoint: 'delivery-report', tokenSeen: true, bodyStatus: 410 },
	]);
});

test('what was accepted without a response has a report', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'cut' });
	await fetchCut();
	expect(await reportOf(sandbox, 7000001)).toMatchObject({ data: [{ number: '12025550101' }] });

	async function fetchCut(): Promise<void> {
		await expect(push(sandbox, single())).rejects.toThrow(SyntaxError);
	}
});
