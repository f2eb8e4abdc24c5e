/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INodeParameters, sleep } from 'n8n-workflow';
import { startSandbox } from '../sandbox/sandbox';
import { outputOf, sendInProcess } from './harness/childProcess';
import {
	CONTINUE,
	useEngineSetup,
	ERROR_OUTPUT,
	errorIn,
	type EngineSetup,
	openEngineSetup,
	statusOf,
} from './harness/engineSetup';
import { rowsOf } from './harness/fixtures';
import { n8nLogger } from './harness/services';

// A minute takes a second and a half here; the sandbox counts with the same minute and drops what goes over 90.
const MINUTE = 1_500;
const setup = useEngineSetup({ minute: MINUTE });

const parameters = (recipientsPerRequest: number, more = {}) => ({
	operation: 'sendSms',
	number: '={{ $json.phone }}',
	message: '=Code {{ Math.random() }}',
	options: { recipientsPerRequest, ...more },
});

/** The most requests in any span of the given length, by their times of arrival. */
function mostWithin(span: number): number {
	const times = setup.sandbox.log.pushes.map(({ time }) => time);
	return Math.max(
		...times.map((start) => times.filter((time) => time >= start && time < start + span).length),
	);
}
const dropped = () =>
	setup.sandbox.log.pushes.filter(({ httpStatus }) => httpStatus === 429).length;
const everyoneOnce = () =>
	setup.sandbox.log.recipients().every(({ messages }) => messages.length === 1);

describe('the limit of 90 requests a minute', () => {
	it('is kept by ten executions at the same time', async () => {
		const runs = Array.from({ length: 10 }, (_, index) =>
			setup.send(parameters(1), rowsOf(15, index * 100)),
		);
		const finished = await Promise.all(runs);
		expect(finished.flatMap(({ sent }) => sent)).toHaveLength(150);
		expect(setup.sandbox.log.pushes).toHaveLength(150);
		expect(dropped()).toBe(0);
		expect(mostWithin(MINUTE)).toBeLessThanOrEqual(90);
		expect(everyoneOnce()).toBe(true);
	});

	it('can be set lower; the wait is logged and a hint reports it', async () => {
		const low = await openEngineSetup({ minute: MINUTE });
		const logged = jest.spyOn(n8nLogger(), 'info');
		const { hints } = await low.send(parameters(1, { requestsPerMinute: 5 }), rowsOf(12));
		const times = low.sandbox.log.pushes.map(({ time }) => time);
		expect(times).toHaveLength(12);
		expect(Number(times[5]) - Number(times[0])).toBeGreaterThanOrEqual(MINUTE);
		expect(hints).toEqual([
			expect.stringMatching(
				/^Waited \d+ s in total: the option Requests per Minute is 5\. To wait less, increase Requests per Minute\. To send fewer requests, remove the option Recipients per Request\.$/,
			),
		]);
		const texts = logged.mock.calls.map(([text]) => text);
		logged.mockRestore();
		expect(texts).toContainEqual(
			expect.stringMatching(
				/^Picky Assist: the next request waits \d s, because the option Requests per Minute is 5\.$/,
			),
		);
		// Twelve requests at five per minute wait for two minutes to begin; the others follow at once.
		expect(texts.length).toBeLessThanOrEqual(4);
		await low.sandbox.close();
	});

	it('four processes with one token share it by themselves: few 429s, and no duplicates', async () => {
		const [minute, count] = [4_000, 150];
		const shared = await startSandbox({ minute });
		const folder = mkdtempSync(join(tmpdir(), 'pickyassist-processes-'));
		const processes = Array.from({ length: 4 }, (_, index) =>
			sendInProcess({
				to: shared,
				parameters: parameters(1),
				items: rowsOf(count, index * 1_000),
				minute,
				userFolder: join(folder, String(index)),
			}),
		);
		const outputs = await Promise.all(processes.map(outputOf));
		rmSync(folder, { recursive: true, force: true });
		const { pushes, counts } = shared.log;
		await shared.close();
		expect(outputs.map((text) => JSON.parse(text))).toEqual(
			Array(4).fill({ sent: count, error: null }),
		);
		expect(counts).toMatchObject({ messages: 4 * count, recipients: 4 * count });
		const startOf = (index: number) =>
			pushes.find(({ body }) =>
				JSON.stringify(body).includes(String(rowsOf(1, index * 1_000)[0]?.phone)),
			)?.time ?? NaN;
		const settled = Math.max(...[0, 1, 2, 3].map(startOf)) + minute;
		const later = pushes.filter(({ time }) => time >= settled);
		const droppedLater = later.filter(({ httpStatus }) => httpStatus === 429);
		// Without sharing, each of them gets at least one in each minute: over 4 %.
		expect(droppedLater.length / later.length).toBeLessThanOrEqual(0.03);
	}, 180_000);
});

describe('waits that Picky Assist asks for', () => {
	/** No request of its token was dropped yet. */
	let fresh: EngineSetup;
	beforeEach(async () => {
		fresh = await openEngineSetup({ minute: MINUTE });
	});
	afterEach(async () => await fresh.sandbox.close());

	it.each<[string, INodeParameters, number, string]>([
		['one request', parameters(10), 1, ''],
		[
			'two requests that could be one',
			{ ...parameters(1), operation: 'sendBulk', message: 'Hi' },
			2,
			' To send fewer requests, remove the option Recipients per Request.',
		],
		['several, of automatic size', { ...parameters(1), options: {} }, 2, ''],
	])('are reported with the reason and what would help: %s', async (_, given, items, advice) => {
		fresh.sandbox.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers: { 'retry-after': '2' },
			times: 2,
		});
		const { hints } = await fresh.send(given, rowsOf(items));
		expect(hints).toEqual([
			expect.stringMatching(
				new RegExp(
					`^Waited [4-9] s in total: Picky Assist responded "too many requests" twice\\.${advice}$`,
				),
			),
		]);
	});

	it('of a read operation are reported too', async () => {
		fresh.sandbox.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers: { 'retry-after': '2' },
			endpoint: 'check-balance',
		});
		const { hints } = await fresh.send({ resource: 'account', operation: 'getBalance' }, [{}]);
		expect(hints).toEqual([
			expect.stringMatching(
				/^Waited \d s in total: Picky Assist responded "too many requests" once\.$/,
			),
		]);
	});

	it('Retry-After is kept', async () => {
		fresh.sandbox.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers: { 'retry-after': '2' },
		});
		await fresh.send(parameters(10), rowsOf(1));
		const [first, second] = fresh.sandbox.log.pushes.map(({ time }) => time);
		expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(2_000);
	});

	it('different files on phone automation go five seconds of a minute apart, and a hint says so', async () => {
		const begin = performance.now();
		const { hints } = await fresh.send(
			{
				operation: 'sendMedia',
				channel: '1',
				number: '12025550101',
				mediaUrl: '=https://example.com/{{ $json.phone }}.jpg',
			},
			rowsOf(12),
		);
		expect(fresh.sandbox.log.pushes).toHaveLength(12);
		// Eleven gaps. When they arrive says less: on a busy machine one may be long on its way, and the wait after it shorter.
		expect(performance.now() - begin).toBeGreaterThan(11 * (MINUTE / 12));
		expect(hints.join()).toMatch(
			/Waited \d+ s in total: files have to be sent a few seconds apart on this channel\.$/,
		);
	});
});

it('a 429 is forgotten after two minutes without a request: the next run plans with the whole limit', async () => {
	const idle = await openEngineSetup({ minute: MINUTE });
	idle.sandbox.faults.add({ kind: 'http', statusCode: 429, accept: false });
	const given = { ...parameters(1), operation: 'sendDynamic', options: {} };
	await idle.send(given, rowsOf(1));
	await sleep(2.5 * MINUTE);
	idle.sandbox.log.clear();
	await idle.send(given, rowsOf(4_000, 10_000));
	const sizes = idle.sandbox.log.pushes.map(({ entries }) => entries);
	await idle.sandbox.close();
	expect(sizes).toEqual(Array(4).fill(1000));
});

describe('HTTP 429 always', () => {
	it.each([
		['without Retry-After', {}],
		['with Retry-After 0', { 'retry-after': '0' }],
	])('%s: five executions give up, and nothing was sent', async (_, headers) => {
		const busy = await openEngineSetup({ minute: 200 });
		busy.sandbox.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers,
			times: Infinity,
		});
		const runs = await Promise.all(
			Array.from({ length: 5 }, (__, index) =>
				busy.send(parameters(1), rowsOf(3, index * 10), CONTINUE),
			),
		);
		const { pushes } = busy.sandbox.log;
		await busy.sandbox.close();
		expect(runs.flatMap(({ sent }) => sent.map(statusOf))).toEqual(Array(15).fill('not sent'));
		for (const { sent } of runs) {
			const { message } = errorIn(sent[0]);
			expect(message).toContain('The node waits at most ten minutes per run');
			expect(message).not.toContain('0 seconds');
		}
		// Ten minutes have room for about 15 waits of each of the five.
		expect(pushes.length).toBeLessThan(100);
	});
});

describe('the reason of a wait', () => {
	const once429 = (headers = {}) =>
		({ kind: 'http', statusCode: 429, accept: false, headers }) as const;

	it('is the option, if that makes requests wait longer than an earlier 429 does', async () => {
		const slow = await openEngineSetup({ minute: MINUTE });
		slow.sandbox.faults.add(once429());
		const given = parameters(1, { requestsPerMinute: 2 });
		const { hints } = await slow.send(given, rowsOf(9));
		await slow.sandbox.close();
		expect(hints.join()).toContain('the option Requests per Minute is 2');
		expect(hints.join()).toContain('increase Requests per Minute');
	});

	it('is not another execution, if an earlier try of this one got the 429', async () => {
		const again = await openEngineSetup({ minute: MINUTE });
		again.sandbox.faults.add(once429({ 'retry-after': '900' }));
		const settings = { ...CONTINUE, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { hints, sent } = await again.send(parameters(1), rowsOf(5), settings);
		await again.sandbox.close();
		expect(sent.map(statusOf)).toEqual(Array(5).fill('accepted'));
		expect(hints.join()).toContain('"too many requests" to an earlier request');
	});
});

describe('Send the Others if One Is Rejected', () => {
	it('leaves out only the number that is refused', async () => {
		const rows = rowsOf(16);
		const bad = rows[5]?.phone;
		setup.sandbox.faults.add({ kind: 'refuseNumber', number: String(bad), times: Infinity });
		const { sent, refused } = await setup.send(
			parameters(100, { isolateRejected: true }),
			rows,
			ERROR_OUTPUT,
		);
		expect(sent).toHaveLength(15);
		expect(refused.map((row) => [row.json.phone, statusOf(row)])).toEqual([[bad, 'rejected']]);
		expect(setup.sandbox.log.counts).toMatchObject({ messages: 15, recipients: 15 });
		// 16 halved four times: at most two requests for each size, and the first.
		expect(setup.sandbox.log.pushes.length).toBeLessThanOrEqual(9);
	});

	it('is off unless asked for', async () => {
		const rows = rowsOf(16);
		setup.sandbox.faults.add({
			kind: 'refuseNumber',
			number: String(rows[5]?.phone),
			times: Infinity,
		});
		const { sent } = await setup.send(parameters(100), rows, CONTINUE);
		expect(sent.every(({ json }) => json.error !== undefined)).toBe(true);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
	});
});
