import { RateLimit } from '../../sandbox/rateLimit';
import { startSandbox } from '../../sandbox/sandbox';
import { post, push, single, start, stopAll } from './client';
import { waitUntil } from '../../waitUntil';

afterEach(stopAll);

const MINUTE = 60_000;

test('90 in a sliding minute pass; what is dropped does not count', () => {
	const limit = new RateLimit(90, MINUTE);
	for (let sent = 0; sent < 90; sent += 1) expect(limit.admit('a', sent * 100)).toBe(true);
	expect(limit.admit('a', 9_000)).toBe(false);
	expect(limit.admit('a', MINUTE - 1)).toBe(false);
	// The first of the 90 left at 0, the second at 100.
	expect(limit.admit('a', MINUTE)).toBe(true);
	expect(limit.admit('a', MINUTE + 99)).toBe(false);
	expect(limit.admit('a', MINUTE + 100)).toBe(true);
});

test('each token has its own minute', () => {
	const limit = new RateLimit(1, MINUTE);
	expect(limit.admit('a', 0)).toBe(true);
	expect(limit.admit('b', 0)).toBe(true);
	expect(limit.admit('a', 1)).toBe(false);
});

test('over HTTP: 429 as HTML, nothing accepted, over all endpoints', async () => {
	const sandbox = await start({ requestsPerMinute: 3, minute: 600_000 });
	await push(sandbox, single());
	await post(sandbox, {}, 'check-balance');
	await push(sandbox, single());

	const received = await post(sandbox, single('12025550102'));

	expect(received).toMatchObject({ httpStatus: 429, text: expect.stringContaining('<html>') });
	expect(sandbox.log.pushes.at(-1)).toMatchObject({
		httpStatus: 429,
		bodyStatus: null,
		accepted: 0,
		tokenSeen: true,
		entries: 1,
	});
	expect(sandbox.log.messagesTo('12025550102')).toEqual([]);
	expect((await post(sandbox, {}, 'check-balance')).httpStatus).toBe(429);
	// A wrong token is another project.
	expect((await post(sandbox, { token: 'wrong' }, 'check-balance')).httpStatus).toBe(200);
});

test('over HTTP: when the scaled minute is over, requests pass again', async () => {
	const sandbox = await start({ requestsPerMinute: 1, minute: 50 });
	await push(sandbox, single());
	const send = async () => (await post(sandbox, single())).httpStatus === 200;
	await waitUntil('requests pass again', send);
	expect(sandbox.log.counts.messages).toBe(2);
});

test('the limit is 90 a minute by default', async () => {
	const sandbox = await startSandbox();
	try {
		const responses = await Promise.all(
			Array.from({ length: 95 }, () => post(sandbox, {}, 'check-balance')),
		);
		expect(responses.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(90);
	} finally {
		await sandbox.close();
	}
});

test('a dropped request uses up no fault', async () => {
	const sandbox = await start({ requestsPerMinute: 1, minute: 600_000 });
	await push(sandbox, single());
	sandbox.faults.add({ kind: 'status', status: 408, message: 'Project not active' });
	expect((await post(sandbox, single())).httpStatus).toBe(429);
	expect(sandbox.faults.pending).toHaveLength(1);
});
