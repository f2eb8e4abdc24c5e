import { useDeduplicationStore } from './harness/deduplication';
import {
	CONTINUE,
	ERROR_OUTPUT,
	type EngineSetup,
	openEngineSetup,
	type SendRun,
	statusOf,
	useEngineSetup,
} from './harness/engineSetup';
import { rowsOf } from './harness/fixtures';

useDeduplicationStore();

/** Nine requests per minute instead of 90, so that a tenth of the messages shows the same. */
const NINE = { requestsPerMinute: 9 };
const dynamic = (options = {}) => ({
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Hello {{ $json.phone }}',
	options,
});
const sizesOf = ({ sandbox }: EngineSetup) => sandbox.log.pushes.map(({ entries }) => entries);
const messagesOf = ({ sent }: SendRun, request: number) =>
	sent.filter(({ json }) => json.request === request).length;
const everyoneOnce = ({ sandbox }: EngineSetup, count: number) => {
	const recipients = sandbox.log.recipients();
	return recipients.length === count && recipients.every(({ messages }) => messages.length === 1);
};

describe('without the option Recipients per Request, with the real minute', () => {
	/** No request of its token has been sent yet, and a wait for the limit would exceed the test's time. */
	let setup: EngineSetup;
	beforeEach(async () => {
		setup = await openEngineSetup({ minute: 60_000 });
	});
	afterEach(async () => await setup.sandbox.close());

	it.each([
		['9,000 messages that fit are 1,000 each', 9_000, {}, Array(9).fill(1000)],
		['what would not fit is larger', 10_000, NINE, [4000, 4000, 2000]],
		['the option decides', 2_500, { ...NINE, recipientsPerRequest: 500 }, Array(5).fill(500)],
	])('%s, and a dry run shows it', async (_, count, options, sizes) => {
		const rows = rowsOf(count);
		const dry = await setup.send(dynamic({ ...options, dryRun: true }), rows);
		expect(sizes.map((_size, index) => messagesOf(dry, index + 1))).toEqual(sizes);
		const { sent, hints } = await setup.send(dynamic(options), rows);
		expect(sizesOf(setup)).toEqual(sizes);
		expect(sent).toHaveLength(count);
		expect(hints).toEqual([]);
		expect(everyoneOnce(setup, count)).toBe(true);
	});

	it('five executions at once leave without a wait', async () => {
		const runs = await Promise.all(
			Array.from({ length: 5 }, (_, index) =>
				setup.send(dynamic(NINE), rowsOf(2_000, index * 10_000)),
			),
		);
		expect(runs.flatMap(({ hints }) => hints)).toEqual([]);
		expect(setup.sandbox.log.pushes.length).toBeLessThanOrEqual(9);
		expect(everyoneOnce(setup, 10_000)).toBe(true);
	});

	it('five executions one after the other leave without a wait', async () => {
		for (let index = 0; index < 5; index += 1)
			expect((await setup.send(dynamic(NINE), rowsOf(10_000, index * 10_000))).hints).toEqual([]);
		expect(setup.sandbox.log.pushes.length).toBeLessThanOrEqual(9);
		expect(everyoneOnce(setup, 50_000)).toBe(true);
	}, 60_000);

	it('long texts do not make a request larger than 1,000 of the longest texts are', async () => {
		const message = `={{ $json.phone }} ${'long '.repeat(600)}`;
		await setup.send({ ...dynamic({ requestsPerMinute: 2 }), message }, rowsOf(2_500));
		expect(setup.sandbox.log.pushes).toHaveLength(2);
		expect(Math.max(...sizesOf(setup))).toBeLessThan(1_400);
	});
});

describe('a large request of automatic size', () => {
	const setup = useEngineSetup();
	const COUNT = 2_500;
	const rows = rowsOf(COUNT);
	/** All of it in one request, also in the attempts that follow. */
	const one = { requestsPerMinute: 2 };
	const statuses = (sent: SendRun['sent']) => [...new Set(sent.map(statusOf))];

	it('that was lost is unconfirmed as a whole, and a retry sends none of it again', async () => {
		setup.sandbox.faults.add({ kind: 'resetAfterBody' });
		const lost = await setup.send(dynamic(one), rows);
		expect(lost.error).toBeDefined();
		const retried = await setup.retry(lost, dynamic(one), rows, CONTINUE);
		expect(statuses(retried.sent)).toEqual(['unconfirmed']);
		expect(retried.sent).toHaveLength(COUNT);
		expect(sizesOf(setup)).toEqual([COUNT]);
	});

	it('that was refused is sent by a retry, once', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance' });
		const stopped = await setup.send(dynamic(one), rows);
		const retried = await setup.retry(stopped, dynamic(one), rows, CONTINUE);
		expect(statuses(retried.sent)).toEqual(['accepted']);
		expect(everyoneOnce(setup, COUNT)).toBe(true);
	});

	it('is halved by Send the Others if One Is Rejected until one number is left out', async () => {
		const bad = String(rows[1_700]?.phone);
		setup.sandbox.faults.add({ kind: 'refuseNumber', number: bad, times: Infinity });
		const options = { requestsPerMinute: 8, isolateRejected: true };
		const { sent, refused } = await setup.send(dynamic(options), rowsOf(9_000), ERROR_OUTPUT);
		expect(sent).toHaveLength(8_999);
		expect(refused.map(({ json }) => json.phone)).toEqual([bad]);
		expect(sizesOf(setup)[0]).toBe(5_000);
		expect(everyoneOnce(setup, 8_999)).toBe(true);
	}, 60_000);

	it('keeps Once per Recipient and Reference Number', async () => {
		const options = {
			...one,
			oncePerRecipientAndReference: true,
			referenceNumber: '={{ $json.phone }}',
		};
		await setup.send(dynamic(options), rows.slice(0, 1_000));
		const { sent } = await setup.send(dynamic(options), rows);
		expect(sent.map(statusOf).filter((status) => status === 'already sent')).toHaveLength(1_000);
		expect(sizesOf(setup)).toEqual([1_000, 1_500]);
		expect(everyoneOnce(setup, COUNT)).toBe(true);
	});

	it('carries equal lists once', async () => {
		const list = rows.map(({ phone }) => phone).join(',');
		const bulk = {
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: '={{ $json.list }}',
			message: 'Hi',
			options: one,
		};
		const { sent } = await setup.send(bulk, [{ list }, { list }]);
		expect(sent.map(statusOf).filter((status) => status === 'accepted')).toHaveLength(COUNT);
		expect(sizesOf(setup)).toEqual([COUNT]);
	});
});
