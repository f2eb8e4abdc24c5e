import type { INodeParameters } from 'n8n-workflow';
import { type Fault, startSandbox } from '../sandbox/sandbox';
import { ALL_ATTACHED } from '../sandbox/devices';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import {
	CONTINUE,
	useEngineSetup,
	ERROR_OUTPUT,
	errorIn,
	openEngineSetup,
} from './harness/engineSetup';

const MINUTE = 1_500;
const setup = useEngineSetup({
	minute: MINUTE,
	deliveries: {
		numbers: {
			'12025550102': ['submitted', 'failed'],
			'12025550103': ['submitted', 'delivered'],
			'12025550104': [],
		},
	},
});
beforeEach(() => {
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
	setup.sandbox.account.devices = ALL_ATTACHED;
});

const BALANCE = { resource: 'account', operation: 'getBalance' };
const REPORT = { resource: 'deliveryReport', operation: 'get', pushId: '={{ $json.push_id }}' };
const STATUS = { resource: 'device', operation: 'getStatus' };
const TEMPLATES = { resource: 'template', operation: 'getMany' };
const requests = () => setup.sandbox.log.requests.map(({ endpoint, body }) => [endpoint, body]);

/** The next request of this endpoint is answered with this body. */
function respondWith(endpoint: string, body: string): void {
	setup.sandbox.faults.add({ kind: 'http', statusCode: 200, body, accept: false, endpoint });
}

async function pushed(...numbers: string[]): Promise<string> {
	const { sent } = await setup.send(
		{ operation: 'sendSms', number: '={{ $json.n }}', message: 'Hi' },
		numbers.map((n) => ({ n })),
	);
	setup.sandbox.log.clear();
	return String(sent[0]?.json.push_id);
}

describe('Account: Get Balance', () => {
	it('is read once for all items, and comes out for each', async () => {
		const { sent } = await setup.send(BALANCE, [{}, {}, {}]);
		const { balance } = setup.sandbox.account;
		expect(sent).toEqual([0, 1, 2].map((item) => ({ json: { balance }, pairedItem: { item } })));
		expect(requests()).toEqual([['check-balance', {}]]);
	});

	it.each([
		['"12.50"', 12.5],
		['"1,234.50"', 1234.5],
		['"1,234,567"', 1234567],
		['"-1,234.5"', -1234.5],
	])('may come as the text %s', async (balance, number) => {
		respondWith('check-balance', `{"status":"100","balance":${balance}}`);
		expect((await setup.send(BALANCE, [{}])).sent[0]?.json).toEqual({ balance: number });
	});

	it.each(['"1.234,50"', '"12,34"', '",5"', '"1,2345"', '"ten"'])(
		'%s could be read in two ways, so it is not read',
		async (balance) => {
			respondWith('check-balance', `{"status":100,"balance":${balance}}`);
			expect((await setup.send(BALANCE, [{}], ERROR_OUTPUT)).refused).toHaveLength(1);
		},
	);
});

describe('Delivery Report: Get', () => {
	it('gives an item for each number, with words for its numbers', async () => {
		const pushId = await pushed('12025550101', '12025550102', '12025550103', '12025550104');
		const { sent } = await setup.send(REPORT, [{ push_id: pushId }]);
		expect(sent.map(({ json }) => [json.number, json.status])).toEqual([
			['12025550101', 'delivered'],
			['12025550102', 'failed'],
			['12025550103', 'delivered'],
			['12025550104', 'unknown'],
		]);
		expect(sent[0]).toEqual({
			json: {
				number: '12025550101',
				status: 'delivered',
				msg_id: expect.stringMatching(/^\d+$/),
				push_id: pushId,
				error_code: '',
				application: '3',
				message_type: 'text',
				time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000[+-]\d\d:\d\d$/),
				project_id: '500001',
			},
			pairedItem: { item: 0 },
		});
		expect(requests()).toEqual([['delivery-report', { push_id: Number(pushId) }]]);
	});

	it('behind a send: each push is asked for once, and each row comes once, linked to the item that sent it', async () => {
		const phones = ['12025550103', '+1 202 555 0101', '12025550102', '12025550101'];
		const { sent: results } = await setup.send(
			{
				operation: 'sendSms',
				number: '={{ $json.phone }}',
				message: '=Hi {{ $itemIndex }}',
				options: { recipientsPerRequest: 3 },
			},
			phones.map((phone) => ({ phone })),
		);
		setup.sandbox.log.clear();
		// As after a Sort node: neither the order nor the number decides, but the message ID.
		const items = [...results].reverse().map(({ json }) => json);
		const { sent } = await setup.send(REPORT, items);
		expect(requests()).toHaveLength(2);
		expect(sent).toHaveLength(4);
		const linked = sent.map(({ json, pairedItem }) => [json.msg_id, pairedItem]);
		expect(linked).toEqual(
			expect.arrayContaining(items.map(({ msg_id: id }, item) => [id, { item }])),
		);
	});

	it.each([
		['by number', [{ number: '12025550103' }, { number: '+1 202-555-0101' }], [1, 0]],
		['of the first item', [{ phone: '1' }, { phone: '2' }], [0, 0]],
		['by number, of the first item with it', Array(2).fill({ number: '12025550101' }), [0, 0]],
	])('items without message IDs: the rows are %s', async (_, items, expected) => {
		const pushId = await pushed('12025550101', '12025550103');
		const { sent } = await setup.send(
			REPORT,
			items.map((item) => ({ ...item, push_id: pushId })),
		);
		expect(sent.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual([
			['12025550101', { item: expected[0] }],
			['12025550103', { item: expected[1] }],
		]);
	});

	it('its time has the time zone of the account', async () => {
		const report = { time: '06-08-2025 06:46 PM', data: [{ number: '12025550101', status: '1' }] };
		const timeOf = async (options: INodeParameters, time = report.time) => {
			respondWith('delivery-report', JSON.stringify({ ...report, time }));
			return (await setup.send({ ...REPORT, pushId: '7', options }, [{}])).sent[0]?.json.time;
		};
		expect(await timeOf({ timeZone: 'Asia/Kolkata' })).toBe('2025-08-06T18:46:00.000+05:30');
		// That of the workflow.
		expect(await timeOf({})).toMatch(/^2025-08-06T18:46:00\.000[+-]\d\d:\d\d$/);
		expect(await timeOf({ timeZone: 'UTC' }, 'yesterday')).toBe('yesterday');
		const { error } = await setup.send({ ...REPORT, options: { timeZone: 'India' } }, [
			{ push_id: 7 },
		]);
		expect(error?.message).toBe('"India" is not a time zone');
	});

	it('says of an unknown push ID that there is no report, and goes on with the others', async () => {
		const pushId = await pushed('12025550101');
		const { sent, refused } = await setup.send(
			REPORT,
			[{ push_id: 999 }, { push_id: pushId }, { push_id: '' }],
			ERROR_OUTPUT,
		);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(refused.map(({ json, pairedItem }) => [Object.keys(json).sort(), pairedItem])).toEqual([
			[['error', 'push_id'], { item: 0 }],
			[['error', 'push_id'], { item: 2 }],
		]);
		expect(errorIn(refused[0])).toEqual({
			message: expect.stringMatching(
				/^Picky Assist has no delivery report for push ID 999\. .*there is no push ID 999/,
			),
			code: 410,
			http_status: null,
		});
		expect(errorIn(refused[1]).message).toMatch(/^Push ID is empty\. /);
	});

	it('rows of Messenger keep the messenger id, numeric codes and long ids are exact, and every status has its word', async () => {
		const rows = [
			'{"messenger_id":10000000000000000123,"msg_id":10000000000000000124,"status":4,"error_code":131047}',
			'{"messenger_id":"10000000000000000125","msg_id":"2","status":"5","error_code":0}',
			'{"number":12025550101,"msg_id":3,"status":"2","error_code":"E1","error_message":"Not on WhatsApp"}',
			'{"msg_id":4,"status":"9"}',
		];
		respondWith(
			'delivery-report',
			`{"project_id":10000000000000000126,"push_id":1,"data":[${rows.join(',')}]}`,
		);
		const { sent } = await setup.send(REPORT, [{ push_id: '1' }]);
		const beside = {
			push_id: '1',
			application: null,
			message_type: '',
			time: '',
			project_id: '10000000000000000126',
		};
		expect(sent.map(({ json }) => json)).toEqual([
			{
				messenger_id: '10000000000000000123',
				status: 'submitted',
				msg_id: '10000000000000000124',
				error_code: '131047',
				...beside,
			},
			{
				messenger_id: '10000000000000000125',
				status: 'refunded',
				msg_id: '2',
				error_code: '0',
				...beside,
			},
			{
				number: '12025550101',
				status: 'failed',
				msg_id: '3',
				error_code: 'E1',
				error_message: 'Not on WhatsApp',
				...beside,
			},
			{ number: null, status: '9', msg_id: '4', error_code: '', ...beside },
		]);
	});

	it.each([CONTINUE, ERROR_OUTPUT])(
		'an item without a push ID, as a failed message leaves it, stops no other one (%j)',
		async (settings) => {
			const pushId = await pushed('12025550101');
			const { sent, refused } = await setup.send(
				REPORT,
				[{ push_id: null }, { push_id: pushId }, {}, { push_id: '' }],
				settings,
			);
			const failed = [...sent, ...refused].filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 2 },
				{ item: 3 },
			]);
			expect(sent.filter(({ json }) => json.error === undefined)).toMatchObject([
				{ json: { number: '12025550101', status: 'delivered' }, pairedItem: { item: 1 } },
			]);
		},
	);

	it('with Continue gives the same in a row with all columns of a report', async () => {
		const { sent } = await setup.send(REPORT, [{ push_id: '999' }], CONTINUE);
		const columns = [
			'number',
			'status',
			'msg_id',
			'push_id',
			'error_code',
			'application',
			'message_type',
			'time',
			'project_id',
		];
		expect(sent[0]?.json).toEqual({
			...Object.fromEntries(columns.map((column) => [column, null])),
			error: { message: expect.any(String), code: 410, http_status: null },
		});
	});

	it('with Stop names the item, and reads nothing where another item is bad', async () => {
		const { error } = await setup.send(REPORT, [{ push_id: '999' }, { push_id: 'a b' }]);
		expect(error).toMatchObject({ message: '"a b" is not a Push ID', itemIndex: 1 });
		expect(requests()).toEqual([]);
		const unknown = await setup.send(REPORT, [{ push_id: '999' }]);
		expect(unknown.error).toMatchObject({ message: expect.stringContaining('999'), itemIndex: 0 });
	});
});

describe('Template: Get Many', () => {
	it('gives an item for each template, with languages and the number of values', async () => {
		const { sent } = await setup.send({ ...TEMPLATES, returnAll: true }, [{}]);
		expect(sent.map(({ json }) => json.template_id)).toEqual(
			SAMPLE_TEMPLATES.map(({ template_id: id }) => id),
		);
		expect(sent[0]?.json).toEqual({
			template_id: 'AB1234',
			template_name: 'order_update',
			template_status: 'approved',
			message_type: 'text',
			category: 'transactional',
			header: '',
			header_variables: 0,
			footer: '',
			languages: [
				{ language: 'en', message: 'Hello {{1}}, your order {{2}} is on its way', variables: 2 },
				{ language: 'es', message: 'Hola {{1}}, tu pedido {{2}} está en camino', variables: 2 },
			],
		});
		expect(sent.map(({ json }) => json.template_status)).toEqual([
			...Array(7).fill('approved'),
			'pending',
			'rejected',
		]);
		expect(sent.map(({ json }) => json.message_type).slice(0, 6)).toEqual([
			'text',
			'PDF',
			'text',
			'text',
			'text',
			'image',
		]);
		expect(requests()).toEqual([['template-status', { template_id: '' }]]);
	});

	it('gives as many as asked for', async () => {
		const { sent } = await setup.send({ ...TEMPLATES, limit: '={{ $json.limit }}' }, [
			{ limit: 2 },
			{ limit: 1 },
		]);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
		]);
		const { error } = await setup.send({ ...TEMPLATES, limit: '={{ $json.limit }}' }, [
			{ limit: 0 },
		]);
		expect(error?.message).toBe('Limit cannot be "0"');
	});

	it('of an account without any (817) is an empty list', async () => {
		setup.sandbox.account.templates.replace([]);
		const { sent, error } = await setup.send({ ...TEMPLATES, returnAll: true }, [{}]);
		expect([sent, error]).toEqual([[], undefined]);
	});
});

describe('Device: Get Status', () => {
	it('passes on what the web automation server answers', async () => {
		const { sent } = await setup.send(STATUS, [{}]);
		expect(sent[0]?.json).toMatchObject({
			project_id: '500001',
			status: 'CONNECTED',
			message_queue_count: 0,
		});
		expect(Object.keys(sent[0]?.json ?? {}).sort()).toEqual(
			['connected_number', 'message_queue_count', 'project_id', 'status', 'time', 'version'].sort(),
		);
		expect(requests()).toEqual([['device-status', { application: 10 }]]);
	});

	it('long numbers keep every digit', async () => {
		respondWith(
			'device-status',
			'{"project_id":10000000000000000123,"status":"CONNECTED","queue":[9007199254740993]}',
		);
		expect((await setup.send(STATUS, [{}])).sent[0]?.json).toEqual({
			project_id: '10000000000000000123',
			status: 'CONNECTED',
			queue: ['9007199254740993'],
		});
	});

	it('asks for the phone without an application, and says when there is none', async () => {
		expect((await setup.send({ ...STATUS, device: 'phone' }, [{}])).sent[0]?.json).toMatchObject({
			battery: 87,
		});
		setup.sandbox.account.devices = { ...ALL_ATTACHED, phone: false };
		const { refused } = await setup.send({ ...STATUS, device: 'phone' }, [{}], ERROR_OUTPUT);
		expect(errorIn(refused[0]).message).toMatch(
			/^There is no phone in this Picky Assist project\. /,
		);
		expect(requests()).toEqual([
			['device-status', {}],
			['device-status', {}],
		]);
	});

	it('asks three times a minute and no more, whatever asks', async () => {
		const devices = ['webAutomation', 'phone'];
		const runs = [0, 1, 2].map(() =>
			setup.send(
				{ ...STATUS, device: '={{ $json.d }}' },
				devices.map((d) => ({ d })),
				CONTINUE,
			),
		);
		const finished = await Promise.all(runs);
		expect(
			finished.flatMap(({ sent }) => sent).filter(({ json }) => json.error !== undefined),
		).toEqual([]);
		expect(setup.sandbox.log.requests.map(({ httpStatus }) => httpStatus)).toEqual(
			Array(6).fill(200),
		);
	});
});

describe('reads and sending share the limit of 90 a minute', () => {
	it('so that none of 120 requests is dropped', async () => {
		const busy = await openEngineSetup({ minute: MINUTE });
		const ids = Array.from({ length: 60 }, (_, i) => ({
			push_id: String(8_000_000 + i),
			phone: String(12_025_500_000 + i),
		}));
		const [reports, sms] = await Promise.all([
			busy.send(REPORT, ids, CONTINUE),
			busy.send(
				{
					operation: 'sendSms',
					number: '={{ $json.phone }}',
					message: 'Hi',
					options: { recipientsPerRequest: 1 },
				},
				ids,
			),
		]);
		expect([reports.sent.length, sms.sent.length]).toEqual([60, 60]);
		const times = busy.sandbox.log.requests.map(({ time }) => time);
		expect(times).toHaveLength(120);
		expect(busy.sandbox.log.requests.filter(({ httpStatus }) => httpStatus === 429)).toEqual([]);
		expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(MINUTE * 0.9);
		await busy.sandbox.close();
	});
});

const HARMLESS: ReadonlyArray<[what: string, fault: Fault]> = [
	['HTTP 429', { kind: 'http', statusCode: 429, accept: false, endpoint: 'check-balance' }],
	['HTTP 500', { kind: 'http', statusCode: 500, accept: false, endpoint: 'check-balance' }],
	['HTTP 408', { kind: 'http', statusCode: 408, accept: false, endpoint: 'check-balance' }],
	['a connection that ends', { kind: 'resetAfterBody', endpoint: 'check-balance' }],
	['half a response', { kind: 'half', endpoint: 'check-balance' }],
	['no response', { kind: 'hang', endpoint: 'check-balance' }],
	[
		'status 101',
		{ kind: 'status', status: 101, message: 'Service Unavailable', endpoint: 'check-balance' },
	],
];

it.each(HARMLESS)('after %s it is read again', async (_, fault) => {
	setup.sandbox.faults.add(fault);
	const { sent } = await setup.send(BALANCE, [{}], ERROR_OUTPUT);
	expect(sent.map(({ json }) => json)).toEqual([{ balance: expect.any(Number) }]);
	expect(requests()).toHaveLength(2);
});

/** Status, the text, and whether one response stands for all items or each item is read. */
const REFUSALS: ReadonlyArray<
	[status: number, pattern: RegExp, description: RegExp, asked: number]
> = [
	[101, /not available/, /few minutes/, 8],
	[401, /API token/, /IP allowlist/, 1],
	[403, /balance/, /Top up/, 1],
	[405, /plan/, /plan/, 1],
	[408, /project/, /project/, 1],
	[409, /user/, /account/, 1],
	[410, /no delivery report for push ID 1/, /In the words of the service/, 2],
	[801, /no delivery report for push ID 1/, /In the words of the service/, 2],
	[899, /no delivery report for push ID 1/, /In the words of the service/, 2],
];

it.each(REFUSALS)(
	'status %i is explained, without mentioning messages',
	async (status, pattern, description, asked) => {
		const fault = {
			kind: 'status',
			status,
			message: 'In the words of the service',
			endpoint: 'delivery-report',
		} as const;
		setup.sandbox.faults.add({ ...fault, times: Infinity, asString: status % 2 === 0 });
		const { refused } = await setup.send(REPORT, [{ push_id: 1 }, { push_id: 2 }], ERROR_OUTPUT);
		expect(refused).toHaveLength(2);
		const { message, code, http_status: httpStatus } = errorIn(refused[0]);
		expect(message).toMatch(pattern);
		expect(message).toMatch(description);
		expect(code ?? httpStatus).toBe(status);
		expect(JSON.stringify(refused)).not.toMatch(/queued|was sent|may have been/);
		expect(requests()).toHaveLength(asked);
	},
);

it.each([CONTINUE, ERROR_OUTPUT])(
	'a credential that is gone: every item says so (%j)',
	async (settings) => {
		const { sent, refused } = await setup.send(BALANCE, [{}, {}], settings, { credentials: {} });
		expect([...sent, ...refused].map(({ json }) => typeof json.error)).toEqual([
			'object',
			'object',
		]);
		expect(sent.filter(({ json }) => json.error === undefined)).toEqual([]);
	},
);

it('a redirect is not followed: the other host sees nothing', async () => {
	const other = await startSandbox();
	setup.sandbox.faults.add({
		kind: 'redirect',
		url: `${other.baseUrl}/check-balance`,
		endpoint: 'check-balance',
	});
	const { refused } = await setup.send(BALANCE, [{}], ERROR_OUTPUT);
	expect(errorIn(refused[0]).message).toContain('another address');
	expect(other.log.requests).toEqual([]);
	await other.close();
});

it('stopping the execution ends the wait, and no further question leaves', async () => {
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 429,
		accept: false,
		endpoint: 'check-balance',
		headers: { 'retry-after': '9' },
	});
	const begin = performance.now();
	const options = {
		onStart: (cancel: () => void) => {
			const stop = setup.sandbox.log.subscribe(() => {
				stop();
				cancel();
			});
		},
	};
	await setup.send(BALANCE, [{}], {}, options).catch(() => undefined);
	expect(performance.now() - begin).toBeLessThan(5_000);
	expect(requests()).toHaveLength(1);
});
