import type { Fault } from '../../sandbox/sandbox';
import { responseOf, dynamic, failureOf, post, push, single, start, stopAll } from './client';
import { waitUntil } from '../../waitUntil';

afterEach(stopAll);

const NUMBERS = ['12025550101', '12025550102', '12025550103'];

test('status: nothing is accepted, and the next request succeeds', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'status', status: 403, message: 'Insufficient Balance' });
	expect(await push(sandbox, single())).toEqual({ status: 403, message: 'Insufficient Balance' });
	expect(sandbox.log.acceptedMessages).toEqual([]);
	expect(await push(sandbox, single())).toMatchObject({ status: 100, push_id: '7000001' });
	expect(sandbox.log.pushes.map(({ fault }) => fault)).toEqual(['status', null]);
});

test('status: as a string, with rows', async () => {
	const sandbox = await start();
	const rows = [{ number: NUMBERS[0], status: 406 }];
	sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid', rows, asString: true });
	expect(await push(sandbox, single())).toEqual({ status: '406', message: 'Invalid', data: rows });
	expect(sandbox.log.pushes).toMatchObject([{ bodyStatus: '406' }]);
});

test.each([true, false])('http: with accept %s', async (accept) => {
	const sandbox = await start();
	const headers = { 'Retry-After': '7' };
	sandbox.faults.add({ kind: 'http', statusCode: 503, headers, accept });
	const received = await post(sandbox, single());
	expect(received.httpStatus).toBe(503);
	expect(received.headers).toMatchObject({
		'retry-after': '7',
		'content-type': 'text/html; charset=utf-8',
	});
	expect(sandbox.log.acceptedMessages).toHaveLength(accept ? 1 : 0);
	expect(sandbox.log.pushes).toMatchObject([
		{ httpStatus: 503, bodyStatus: null, accepted: accept ? 1 : 0, fault: 'http' },
	]);
});

test('http: with its own body', async () => {
	const sandbox = await start();
	const body = '{"status":405,"message":"No"}';
	const headers = { 'Content-Type': 'application/json' };
	sandbox.faults.add({ kind: 'http', statusCode: 400, headers, body, accept: false });
	const received = await post(sandbox, single());
	expect(received).toMatchObject({ httpStatus: 400, text: body });
	expect(received.headers['content-type']).toBe('application/json');
	expect(sandbox.log.pushes).toMatchObject([{ bodyStatus: 405, response: 'No' }]);
});

test('html: accepted by default', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'html' });
	sandbox.faults.add({ kind: 'html', accept: false });
	for (const accepted of [1, 0]) {
		const received = await post(sandbox, single());
		expect(received).toMatchObject({ httpStatus: 200, text: expect.stringContaining('<html>') });
		expect(sandbox.log.pushes.at(-1)).toMatchObject({ accepted, bodyStatus: null });
	}
});

test('redirect: to the address, nothing is accepted', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'redirect', url: 'http://127.0.0.1:9/other' });
	const received = await post(sandbox, single());
	expect(received.httpStatus).toBe(307);
	expect(received.headers['location']).toBe('http://127.0.0.1:9/other');
	expect(sandbox.log.counts.messages).toBe(0);
});

test('resetBeforeBody: the body is never read', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'resetBeforeBody' });
	const code = await failureOf(post(sandbox, single()));
	expect(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']).toContain(code);
	expect(sandbox.log.pushes).toMatchObject([
		{ body: null, bytes: 0, accepted: 0, httpStatus: null, fault: 'resetBeforeBody' },
	]);
});

test('resetAfterBody: accepted, no response', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'resetAfterBody' });
	const code = await failureOf(post(sandbox, single()));
	expect(['ECONNRESET', 'UND_ERR_SOCKET']).toContain(code);
	expect(sandbox.log.pushes).toMatchObject([
		{ accepted: 1, httpStatus: null, pushId: '7000001', fault: 'resetAfterBody' },
	]);
});

test('hang: accepted, and close() ends it', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'hang' });
	const seen = new Promise((resolve) => sandbox.log.subscribe(resolve));
	const failure = failureOf(post(sandbox, single()));
	await seen;
	expect(sandbox.log.pushes).toMatchObject([{ accepted: 1, httpStatus: null, fault: 'hang' }]);
	await sandbox.close();
	expect(await failure).toBe('UND_ERR_SOCKET');
});

test('late: the message is accepted before the response is there', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'late', delay: 300 });
	const order: string[] = [];
	const late = push(sandbox, single()).then((response) => {
		order.push('late');
		return response;
	});
	await waitUntil('a message', () => sandbox.log.counts.messages > 0, { interval: 1 });
	expect(sandbox.log.pushes).toMatchObject([{ accepted: 1, httpStatus: null, fault: 'late' }]);
	await push(sandbox, single());
	order.push('second');
	expect(await late).toMatchObject({ status: 100, push_id: '7000001' });
	expect(order).toEqual(['second', 'late']);
	expect(sandbox.log.pushes[0]).toMatchObject({ httpStatus: 200, bodyStatus: 100 });
});

test('late: close() does not wait for it', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'late', delay: 600_000 });
	const failure = failureOf(push(sandbox, single()));
	await waitUntil('a message', () => sandbox.log.counts.messages > 0, { interval: 1 });
	await sandbox.close();
	expect(await failure).toBe('UND_ERR_SOCKET');
});

test('half: the connection ends within the response', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'half' });
	expect(await failureOf(post(sandbox, single()))).toBe('UND_ERR_SOCKET');
	expect(sandbox.log.pushes).toMatchObject([
		{ accepted: 1, httpStatus: 200, bodyStatus: null, fault: 'half' },
	]);
});

test('cut: HTTP is whole, the JSON is not', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'cut' });
	const { httpStatus, text, headers } = await post(sandbox, single());
	expect(httpStatus).toBe(200);
	expect(text).toMatch(/^\{"status":100,"push_id":"7000001"/);
	expect(() => JSON.parse(text)).toThrow(SyntaxError);
	expect(headers['content-length']).toBe(String(text.length));
	expect(sandbox.log.pushes).toMatchObject([{ accepted: 1, bodyStatus: null, fault: 'cut' }]);
});

test('echoToken: the token that was sent comes back, the log does not show it', async () => {
	const sandbox = await start({ token: 'secret-5511' });
	sandbox.faults.add({ kind: 'echoToken', status: 409 });
	const response = await push(sandbox, single());
	expect(response).toMatchObject({ status: 409, message: expect.stringContaining('secret-5511') });
	expect(JSON.stringify(sandbox.log.requests)).not.toContain('secret-5511');
	expect(sandbox.log.counts.messages).toBe(0);
});

describe('rows', () => {
	const rowsUnder = async (
		fault: Omit<Extract<Fault, { kind: 'rows' }>, 'kind'>,
		numbers = NUMBERS,
	) => {
		const sandbox = await start();
		sandbox.faults.add({ kind: 'rows', ...fault });
		const response = await push(sandbox, dynamic(numbers));
		expect(response).toMatchObject({ status: 100, push_id: '7000001' });
		expect(sandbox.log.pushes).toMatchObject([{ fault: 'rows' }]);
		return {
			rows: response.data,
			accepted: sandbox.log.acceptedMessages.map(({ recipient }) => recipient),
		};
	};

	test.each([2, 3, 500])(
		'shuffle: %i rows in another order, each with its own id',
		async (count) => {
			const numbers = Array.from({ length: count }, (_, index) => String(12_025_550_000 + index));
			const { rows = [], accepted } = await rowsUnder({ shuffle: true }, numbers);
			expect(rows.map(({ number }) => number)).not.toEqual(numbers);
			const sorted = [...rows].sort((one, two) => Number(one.number) - Number(two.number));
			expect(sorted).toEqual(
				numbers.map((number, index) => ({
					msg_id: String(9_000_001 + index),
					number,
					credit: '0.005',
				})),
			);
			expect(accepted).toEqual(numbers);
			expect((await rowsUnder({ shuffle: true }, numbers)).rows).toEqual(rows);
		},
	);

	test('numbersAsJsonNumbers', async () => {
		const { rows } = await rowsUnder({ numbersAsJsonNumbers: true });
		expect(rows?.map(({ number }) => number)).toEqual(NUMBERS.map(Number));
	});

	test('drop: the row is missing, the message is accepted', async () => {
		const { rows, accepted } = await rowsUnder({ drop: ['12025550102'] });
		expect(rows?.map(({ number }) => number)).toEqual(['12025550101', '12025550103']);
		expect(accepted).toEqual(NUMBERS);
	});

	test('extra: a row that was not requested', async () => {
		const { rows, accepted } = await rowsUnder({ extra: ['12025550199'] });
		expect(rows?.map(({ number }) => number)).toEqual([...NUMBERS, '12025550199']);
		expect(accepted).toEqual(NUMBERS);
	});

	test('noData', async () => {
		const { rows, accepted } = await rowsUnder({ noData: true });
		expect(rows).toBeUndefined();
		expect(accepted).toEqual(NUMBERS);
	});

	test('noIds', async () => {
		const { rows } = await rowsUnder({ noIds: true });
		expect(rows).toEqual(NUMBERS.map((number) => ({ number, credit: '0.005' })));
	});

	test('rowStatus: such a message is not taken', async () => {
		const { rows, accepted } = await rowsUnder({ rowStatus: { 1: { status: 406 } } });
		expect(rows?.map(({ status }) => status)).toEqual([undefined, 406, undefined]);
		expect(accepted).toEqual(['12025550101', '12025550103']);
	});

	test('a refused request stays refused', async () => {
		const sandbox = await start();
		sandbox.faults.add({ kind: 'rows', shuffle: true });
		expect(await push(sandbox, single('0123456'))).toMatchObject({ status: 406 });
		expect(sandbox.log.counts.messages).toBe(0);
	});
});

describe('which requests a fault meets', () => {
	const refusal: Fault = { kind: 'status', status: 408, message: 'Project not active' };
	const statuses = async (faults: readonly Fault[], requests: number): Promise<unknown[]> => {
		const sandbox = await start();
		faults.forEach((fault) => sandbox.faults.add(fault));
		const seen: unknown[] = [];
		for (let sent = 0; sent < requests; sent += 1)
			seen.push((await push(sandbox, single())).status);
		return seen;
	};

	test('the first one only', async () => {
		expect(await statuses([refusal], 3)).toEqual([408, 100, 100]);
	});

	test('after some requests, for a number of requests', async () => {
		expect(await statuses([{ ...refusal, after: 1, times: 2 }], 5)).toEqual([
			100, 408, 408, 100, 100,
		]);
	});

	test('all', async () => {
		expect(await statuses([{ ...refusal, times: Infinity }], 4)).toEqual([408, 408, 408, 408]);
	});

	test('two at once: one after the other', async () => {
		const second: Fault = { ...refusal, status: 409 };
		expect(await statuses([refusal, second], 3)).toEqual([408, 409, 100]);
	});

	test('`after` counts what another fault met', async () => {
		const third: Fault = { ...refusal, status: 409, after: 2 };
		expect(await statuses([refusal, third], 4)).toEqual([408, 100, 409, 100]);
	});

	test('of its endpoint', async () => {
		const sandbox = await start();
		sandbox.faults.add({ ...refusal, endpoint: 'check-balance' });
		expect(await push(sandbox, single())).toMatchObject({ status: 100 });
		expect(responseOf(await post(sandbox, {}, 'check-balance'))).toMatchObject({ status: 408 });
		expect(sandbox.faults.pending).toEqual([]);
	});

	test('none after clear()', async () => {
		const sandbox = await start();
		sandbox.faults.add({ ...refusal, times: Infinity });
		expect(sandbox.faults.pending).toHaveLength(1);
		sandbox.faults.clear();
		expect(await push(sandbox, single())).toMatchObject({ status: 100 });
	});
});

test('a fault that accepts lets nothing through that the rules refuse', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'http', statusCode: 500, accept: true, times: 2 });
	await post(sandbox, { token: 'wrong', ...single() });
	await post(sandbox, single('+12025550101'));
	expect(sandbox.log.counts).toMatchObject({ pushRequests: 2, acceptedRequests: 0, messages: 0 });
});

test('a fault for templates only', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'status', status: 403, message: 'No', onlyTemplates: true });
	expect(await push(sandbox, single())).toMatchObject({ status: 100 });
	const template = { template_id: 'AB1238', language: 'en', data: [{ number: '12025550101' }] };
	expect(await push(sandbox, { application: '8', ...template })).toMatchObject({ status: 403 });
});
