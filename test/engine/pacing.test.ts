/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../sandbox/sandbox';
import { outputOf, sendInProcess } from './harness/childProcess';
import {
	CONTINUE,
	useEngineSetup,
	ERROR_OUTPUT,
	openEngineSetup,
	statusOf,
} from './harness/engineSetup';
import { rowsOf } from './harness/fixtures';

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

	it('can be set lower, and a hint reports the wait', async () => {
		const low = await openEngineSetup({ minute: MINUTE });
		const { hints } = await low.send(parameters(1, { requestsPerMinute: 5 }), rowsOf(12));
		const times = low.sandbox.log.pushes.map(({ time }) => time);
		expect(times).toHaveLength(12);
		expect(Number(times[5]) - Number(times[0])).toBeGreaterThanOrEqual(MINUTE);
		expect(hints.join()).toContain('The node waited');
		await low.sandbox.close();
	});

	it('survives ten processes with one token: all finish, through 429s, no duplicates', async () => {
		// Each process keeps a limit of its own; together they are far over the 25 that this service takes.
		const busy = await startSandbox({ minute: MINUTE, requestsPerMinute: 25 });
		const folder = mkdtempSync(join(tmpdir(), 'pickyassist-processes-'));
		const processes = Array.from({ length: 10 }, (_, index) =>
			sendInProcess({
				to: busy,
				parameters: parameters(1),
				items: rowsOf(8, index * 100),
				minute: MINUTE,
				userFolder: join(folder, String(index)),
			}),
		);
		const outputs = await Promise.all(processes.map(outputOf));
		rmSync(folder, { recursive: true, force: true });
		expect(outputs.map((text) => JSON.parse(text))).toEqual(
			Array(10).fill({ sent: 8, error: null }),
		);
		expect(busy.log.counts).toMatchObject({ messages: 80, recipients: 80 });
		expect(busy.log.pushes.some(({ httpStatus }) => httpStatus === 429)).toBe(true);
		await busy.close();
	}, 120_000);
});

describe('waits that Picky Assist asks for', () => {
	it('more Recipients per Request is no description where there is one request', async () => {
		const fault = {
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers: { 'retry-after': '2' },
		} as const;
		setup.sandbox.faults.add(fault);
		const one = await setup.send(parameters(10), rowsOf(1));
		expect(one.hints.join()).toMatch(
			/^The node waited \d+ seconds, mostly for Picky Assist's limit of requests per minute\.$/,
		);
		setup.sandbox.faults.add(fault);
		const two = await setup.send(
			{ ...parameters(1), operation: 'sendBulk', message: 'Hi' },
			rowsOf(2),
		);
		expect(two.hints.join()).toContain('To send fewer requests, increase Recipients per Request.');
	});

	it('Retry-After is kept', async () => {
		setup.sandbox.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			headers: { 'retry-after': '2' },
		});
		await setup.send(parameters(10), rowsOf(1));
		const [first, second] = setup.sandbox.log.pushes.map(({ time }) => time);
		expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(2_000);
	});

	it('different files on phone automation go five seconds of a minute apart', async () => {
		const begin = performance.now();
		await setup.send(
			{
				operation: 'sendMedia',
				channel: '1',
				number: '12025550101',
				mediaUrl: '=https://example.com/{{ $json.phone }}.jpg',
			},
			rowsOf(4),
		);
		expect(setup.sandbox.log.pushes).toHaveLength(4);
		// Three gaps. When they arrive says less: on a busy machine one may be long on its way.
		expect(performance.now() - begin).toBeGreaterThan(3 * (MINUTE / 12));
	});
});

describe('Isolate Refused Numbers', () => {
	it('leaves out only the number that is refused', async () => {
		const rows = rowsOf(16);
		const bad = rows[5]?.phone;
		setup.sandbox.faults.add({ kind: 'refuseNumber', number: String(bad), times: Infinity });
		const { sent, refused } = await setup.send(
			parameters(100, { isolateRefused: true }),
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
