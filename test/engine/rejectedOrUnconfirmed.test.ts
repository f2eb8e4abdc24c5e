import type { Fault } from '../sandbox/sandbox';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, statusOf } from './harness/engineSetup';
import { THREE_TRIES } from './harness/fixtures';

const setup = useEngineSetup();

const sms = { operation: 'sendSms', number: '12025550101', message: 'Hi' };
const ERROR_TEXT: Readonly<Record<string, string>> = {
	rejected: 'The message to 12025550101 was rejected',
	unconfirmed: 'The message to 12025550101 is unconfirmed',
};
const MODES = [
	['Stop', {}],
	['Continue', CONTINUE],
	['error output', ERROR_OUTPUT],
] as const;

/** Whether Picky Assist certainly did not take the message, so that Retry on Fail may send it again. */
function rowsOf(
	kind: 'body' | 'http',
	refused: readonly number[],
	open: readonly number[],
): Array<[string, Fault, boolean]> {
	const fault = (status: number, accept: boolean): Fault =>
		kind === 'body'
			? { kind: 'status', status, message: 'Why', times: Infinity }
			: { kind: 'http', statusCode: status, accept, times: Infinity };
	return [
		...refused.map((status): [string, Fault, boolean] => [
			`${kind} ${status}`,
			fault(status, false),
			true,
		]),
		...open.map((status): [string, Fault, boolean] => [
			`${kind} ${status}`,
			fault(status, true),
			false,
		]),
	];
}

const TABLE = [
	...rowsOf(
		'body',
		[401, 402, 403, 405, 406, 407, 408, 409, 410, 801, 802, 804, 817],
		[0, 1, 101, 200, 400, 404, 429, 499, 500, 503, 800, 803, 899],
	),
	...rowsOf(
		'http',
		[301, 307, 308, 400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 421, 422, 426, 431],
		[302, 303, 402, 408, 409, 425, 499, 500, 502, 503, 504, 520],
	),
];

describe.each(TABLE)('%s', (_, fault, refused) => {
	it.each(MODES)(
		`is ${refused ? 'rejected: each of three tries sends' : 'unconfirmed: one request leaves, whatever the tries'} (On Error: %s)`,
		async (mode, settings) => {
			setup.sandbox.faults.add(fault);
			const {
				sent,
				refused: failed,
				error,
			} = await setup.send(sms, [{}], { ...settings, ...THREE_TRIES });
			const status = refused ? 'rejected' : 'unconfirmed';
			const found = mode === 'Stop' ? [error?.description] : [...sent, ...failed].map(statusOf);
			expect(found).toEqual([
				mode === 'Stop' ? expect.stringContaining(ERROR_TEXT[status] ?? '') : status,
			]);
			expect(setup.sandbox.log.pushes).toHaveLength(refused ? 3 : 1);
		},
	);
});

const BODIES: Array<[string, number, string, status: string, pattern: RegExp]> = [
	[
		'HTTP 400 with the vendor’s 406',
		400,
		'{"status":406,"message":"Invalid mobile number"}',
		'rejected',
		/Invalid mobile number/,
	],
	[
		'HTTP 401 with the vendor’s 401',
		401,
		'{"status":"401","message":"Authentication Failed"}',
		'rejected',
		/IP allowlist.*Authentication Failed/,
	],
	[
		'HTTP 409 with the vendor’s 802',
		409,
		'{"status":802,"message":"Closed"}',
		'rejected',
		/template.*Closed/,
	],
	[
		'HTTP 404 with the vendor’s 404',
		404,
		'{"status":404,"message":"Phone away"}',
		'unconfirmed',
		/Phone away/,
	],
	[
		'HTTP 400 that claims acceptance',
		400,
		'{"status":100,"push_id":"7"}',
		'unconfirmed',
		/may have been sent/,
	],
	[
		'HTTP 422 with a status of its own',
		422,
		'{"status":422,"message":"Unprocessable"}',
		'rejected',
		/Unprocessable/,
	],
	['HTTP 500 with a refusal', 500, '{"status":406,"message":"Invalid"}', 'unconfirmed', /Invalid/],
	['a word as status', 200, '{"status":"error","message":"Locked"}', 'unconfirmed', /Locked/],
	[
		'JSON with a byte order mark',
		200,
		'\uFEFF {"status":406,"message":"Invalid"}',
		'rejected',
		/Invalid/,
	],
];

describe.each([403, 406])(
	'status %i with message ids for numbers that were not requested',
	(status) => {
		const parameters = {
			operation: 'sendSms',
			number: '={{ $json.phone }}',
			message: 'Hi',
			options: { isolateRejected: true },
		};
		const rows = [
			{ msg_id: '901', number: '551187654321' },
			{ msg_id: '902', number: '551187654322' },
		];
		const items = ['5511987654321', '5511987654322'].map((phone) => ({ phone }));

		it('leaves it open whether the request was accepted: it is not sent again in halves', async () => {
			setup.sandbox.faults.add({ kind: 'status', status, message: 'Why', rows });
			const { sent } = await setup.send(parameters, items, CONTINUE);
			expect(sent.map(statusOf)).toEqual(['unconfirmed', 'unconfirmed']);
			expect(setup.sandbox.log.pushes).toHaveLength(1);
		});

		it('unless the rows themselves refuse', async () => {
			setup.sandbox.faults.add({
				kind: 'status',
				status,
				message: 'Why',
				rows: rows.map((one) => ({ ...one, msg_id: '', error: 'Invalid number' })),
			});
			const { sent } = await setup.send({ ...parameters, options: {} }, items, CONTINUE);
			expect(sent.map(statusOf)).toEqual(['rejected', 'rejected']);
		});
	},
);

it.each(BODIES)('%s', async (_, statusCode, body, status, pattern) => {
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode,
		body,
		accept: false,
		headers: { 'content-type': 'text/html' },
	});
	const { error } = await setup.send(sms, [{}]);
	expect(error?.description).toContain(ERROR_TEXT[status]);
	expect(error?.description).toMatch(pattern);
	expect(error?.message).not.toMatch(/Why|Locked|Invalid|Closed|Unprocessable/);
});

it.each(['', '\uFEFF', '\r\n '])(
	'an accepted response that is served as text/html is read (%j in front)',
	async (front) => {
		const body = `${front}{"status":100,"push_id":"7000009","message":"Success","data":[{"msg_id":"9000009","number":"12025550101","credit":"0.005"}]}`;
		setup.sandbox.faults.add({ kind: 'http', statusCode: 200, body, accept: true });
		const { sent } = await setup.send(sms, [{}]);
		expect(sent.map(({ json }) => [json.status, json.msg_id, json.push_id])).toEqual([
			['accepted', '9000009', '7000009'],
		]);
	},
);

describe('a row that speaks against its message', () => {
	it.each([
		[{ msg_id: '0' }, 'unconfirmed', /message/],
		[{ msg_id: '' }, 'unconfirmed', /message/],
		[{ error: 'Gateway busy' }, 'unconfirmed', /Gateway busy/],
		[{ msg_id: '0', status: 'failed', reason: 'Number blocked' }, 'rejected', /Number blocked/],
		[{ msg_id: '0', error: 'Invalid mobile number' }, 'rejected', /Invalid mobile number/],
		// With the ID of a message, it may have been sent in spite of it.
		[{ error: 'Invalid mobile number' }, 'unconfirmed', /Invalid mobile number/],
		[{ status: 406 }, 'unconfirmed', /status 406/],
		[{ status: { code: '802' } }, 'unconfirmed', /status 802/],
		[{ msg_id: '0', err: '406', error_message: 'Bad number' }, 'rejected', /Bad number/],
		[{ status: '404', message: 'Phone away' }, 'unconfirmed', /Phone away/],
		[{ status: '899', message: 'Odd' }, 'unconfirmed', /Odd/],
	])('%j: %s', async (fields, status, pattern) => {
		setup.sandbox.faults.add({ kind: 'rows', fields });
		const { error } = await setup.send(sms, [{}]);
		expect(error?.description).toContain(ERROR_TEXT[status]);
		expect(error?.description).toMatch(pattern);
	});

	it.each([403, 406, 802])(
		'status %i, and a row without a refusal: this message is unconfirmed, and no try sends it again',
		async (status) => {
			for (const taken of [{ status: 100 }, { success: true }, { credit: '0.005' }, {}]) {
				setup.sandbox.faults.clear();
				setup.sandbox.log.clear();
				const rows = [
					{ number: '12025550101', ...taken },
					{ number: '12025550102', status },
				];
				setup.sandbox.faults.add({ kind: 'status', status, message: 'Why', rows });
				const { sent } = await setup.send(
					{ ...sms, number: '={{ $json.phone }}', options: { isolateRejected: true } },
					[{ phone: '12025550101' }, { phone: '12025550102' }],
					{ ...CONTINUE, ...THREE_TRIES },
				);
				expect(sent.map(statusOf)).toEqual(['unconfirmed', 'accepted']);
				expect(setup.sandbox.log.messagesTo('12025550101')).toEqual([]);
			}
		},
	);

	it('others of the request stay accepted', async () => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 100,
			message: 'Success',
			rows: [
				{ msg_id: '9', number: '12025550101' },
				{ msg_id: '0', number: '12025550102', error: 'Not allowed' },
			],
		});
		const { sent } = await setup.send(
			{ ...sms, number: '={{ $json.phone }}' },
			[{ phone: '12025550101' }, { phone: '12025550102' }],
			CONTINUE,
		);
		expect(sent.map(statusOf)).toEqual(['accepted', 'rejected']);
	});
});

describe('a row that spells the recipient in another way', () => {
	const SPELLINGS: Array<[string, Record<string, string>, object]> = [
		[
			'Brazil without the ninth digit',
			{ ...sms, number: '5511987654321' },
			{ number: '551187654321' },
		],
		['Mexico with a 1', { ...sms, number: '525512345678' }, { number: '5215512345678' }],
		['no country code', sms, { number: '2025550101' }],
		['no number at all', sms, {}],
		[
			'a messenger id that JSON rounds',
			{ operation: 'sendSingle', channel: '5', number: '12345678901234567891', message: 'Hi' },
			{ messenger_id: 12345678901234567000 },
		],
	];

	it.each(SPELLINGS)('%s: one message and one row belong together', async (_, parameters, row) => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 100,
			message: 'Success',
			rows: [{ msg_id: '9000001', ...row }],
		});
		const { sent, hints } = await setup.send(parameters, [{}]);
		expect(sent.map(({ json }) => [json.status, json.msg_id])).toEqual([['accepted', '9000001']]);
		expect(hints).toEqual([]);
	});

	it('of several messages none is called accepted by guessing', async () => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 100,
			message: 'Success',
			rows: [
				{ msg_id: '1', number: '551187654321' },
				{ msg_id: '2', number: '12025550102' },
			],
		});
		const { sent } = await setup.send(
			{ ...sms, number: '={{ $json.phone }}' },
			[{ phone: '5511987654321' }, { phone: '12025550102' }],
			CONTINUE,
		);
		expect(sent.map(statusOf)).toEqual(['unconfirmed', 'accepted']);
	});
});

it.each(['push', 'template-status'] as const)(
	'a response of %s that trickles in without an end is given up at the timeout',
	async (endpoint) => {
		setup.sandbox.faults.add({ kind: 'trickle', endpoint, gap: 100 });
		const template = {
			operation: 'sendTemplate',
			number: '12025550101',
			language: 'en',
			template: { __rl: true, mode: 'list', value: 'AB1238' },
		};
		const run =
			endpoint === 'push'
				? setup.send({ ...sms, options: { timeout: 1 } }, [{}], { ...CONTINUE, ...THREE_TRIES })
				: setup.send(template, [{}]);
		expect((await run).sent.map(statusOf)).toEqual([
			endpoint === 'push' ? 'unconfirmed' : 'accepted',
		]);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
	},
);
