/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf, sendInProcess } from './harness/childProcess';
import { keepDeduplicationIn } from './harness/deduplication';
import { CONTINUE, type Desk, openDesk, type SendRun, SIX_NUMBERS, statusOf, workflowOf } from './harness/sending';

let desk: Desk;
const folder = mkdtempSync(join(tmpdir(), 'pickyassist-retries-'));
const file = join(folder, 'deduplication.json');
beforeAll(async () => {
	desk = await openDesk();
	await keepDeduplicationIn(file);
});
afterAll(async () => {
	await desk.close();
	rmSync(folder, { recursive: true });
});
beforeEach(() => {
	desk.sandbox.log.clear();
	desk.sandbox.faults.clear();
	rmSync(file, { force: true });
});

const people = SIX_NUMBERS.map((phone) => ({ phone }));
const parameters = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Your code is {{ Math.random() }}',
	options: { recipientsPerRequest: 2 },
};
const received = () => SIX_NUMBERS.map((number) => desk.sandbox.log.messagesTo(number).length);
const outcomes = ({ sent }: SendRun) => sent.map(statusOf);
/** The first two are accepted; the account then has no balance, so four are missing. */
async function stoppedRun(): Promise<SendRun> {
	desk.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const first = await desk.send(parameters, people);
	desk.sandbox.faults.clear();
	expect(received()).toEqual([1, 1, 0, 0, 0, 0]);
	// As the database keeps it: what is learnt later does not change it.
	return { ...first, run: JSON.parse(JSON.stringify(first.run)) };
}
const processFor = ({ run }: SendRun) =>
	sendInProcess({
		to: desk.sandbox,
		parameters,
		items: people,
		minute: 60_000,
		userFolder: join(folder, 'user'),
		deduplicationFile: file,
		saved: run,
	});
const retryElsewhere = async (saved: SendRun): Promise<{ rows: SendRun['sent'] }> =>
	JSON.parse(await outputOf(processFor(saved)));
const elsewhere = async (saved: SendRun) => (await retryElsewhere(saved)).rows.map(statusOf);

it('Retry execution pressed again while the first retry runs: the second one waits, and nobody gets two messages', async () => {
	const first = await stoppedRun();
	const retries = await Promise.all([1, 2, 3].map(async () => await desk.retry(first, parameters, people, CONTINUE)));
	expect(retries.map(outcomes)).toEqual(Array(3).fill(Array(6).fill('accepted')));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	const ids = retries.map(({ sent }) => sent.map(({ json }) => json.msg_id));
	expect(ids[1]).toEqual(ids[0]);
});

it('the second of two retries sends what the first one got refused, and nothing else', async () => {
	const first = await stoppedRun();
	desk.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number' });
	const [one, two] = await Promise.all([1, 2].map(async () => await desk.retry(first, parameters, people, CONTINUE)));
	expect(one && outcomes(one)).toEqual(['accepted', 'accepted', 'rejected', 'rejected', 'accepted', 'accepted']);
	expect(two && outcomes(two)).toEqual(Array(6).fill('accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry that is stopped while it waits for another ends, and sends nothing', async () => {
	const first = await stoppedRun();
	desk.sandbox.faults.add({ kind: 'late', delay: 1_000 });
	const running = desk.retry(first, parameters, people, CONTINUE);
	let cancel = () => {};
	const { credentials } = desk;
	const waiting = desk.engine.retry(workflowOf(parameters, people, CONTINUE), first.run, { credentials, onStart: (stop) => (cancel = stop) });
	while (desk.sandbox.log.counts.messages < 3) await new Promise((next) => setTimeout(next, 10));
	cancel();
	expect((await waiting).status).toBe('canceled');
	expect(outcomes(await running)).toEqual(Array(6).fill('accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry in another process does not send what a retry here may have sent', async () => {
	const first = await stoppedRun();
	const here = await desk.retry(first, parameters, people, CONTINUE);
	expect(outcomes(here)).toEqual(Array(6).fill('accepted'));
	const { rows: sent } = await retryElsewhere(first);
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', ...Array(4).fill('unconfirmed')]);
	expect(JSON.stringify(sent[2]?.json)).toContain('Another retry of this execution may have sent this message');
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry in another process, at the same time, sends only what has not been claimed', async () => {
	const first = await stoppedRun();
	// The answer to the request of the other process never comes, so it is in flight while the retry here runs.
	desk.sandbox.faults.add({ kind: 'hang' });
	const child = processFor(first);
	const ended = new Promise((done) => child.once('exit', done));
	while (desk.sandbox.log.counts.messages < 4) await new Promise((next) => setTimeout(next, 20));
	const here = await desk.retry(first, parameters, people, CONTINUE);
	child.kill('SIGKILL');
	await ended;
	expect(outcomes(here)).toEqual(['accepted', 'accepted', 'unconfirmed', 'unconfirmed', 'accepted', 'accepted']);
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('halves of a refused request stay under its claim', async () => {
	const first = await stoppedRun();
	const isolating = { ...parameters, options: { recipientsPerRequest: 2, isolateRefused: true } };
	desk.sandbox.faults.add({ kind: 'refuseNumber', number: '12025550103', times: 2 });
	const here = await desk.retry(first, isolating, people, CONTINUE);
	expect(outcomes(here)).toEqual(['accepted', 'accepted', 'rejected', 'accepted', 'accepted', 'accepted']);
	desk.sandbox.faults.clear();
	// Another process cannot tell which half was accepted.
	expect(await elsewhere(first)).toEqual(['accepted', 'accepted', ...Array(4).fill('unconfirmed')]);
	// This one can.
	expect(outcomes(await desk.retry(first, parameters, people, CONTINUE))).toEqual(Array(6).fill('accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a request that was refused as a whole is free for a retry in another process', async () => {
	const first = await stoppedRun();
	desk.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance' });
	await desk.retry(first, parameters, people, CONTINUE);
	expect(await elsewhere(first)).toEqual(Array(6).fill('accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it("the retry's own execution, retried, and then the first one again: nobody gets two messages", async () => {
	const first = await stoppedRun();
	desk.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const second = await desk.retry(first, parameters, people);
	expect(second.error).toBeDefined();
	desk.sandbox.faults.clear();
	const third = await desk.retry(second, parameters, people, CONTINUE);
	expect(outcomes(third)).toEqual(Array(6).fill('accepted'));
	const fourth = await desk.retry(first, parameters, people, CONTINUE);
	expect(outcomes(fourth)).toEqual(Array(6).fill('accepted'));
	// In another process, the claim of the request that the second execution had accepted still stands.
	expect(await elsewhere(first)).toEqual(['accepted', 'accepted', ...Array(4).fill('unconfirmed')]);
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('an execution that stopped before anything was sent, retried twice at once: nobody gets two messages', async () => {
	const withEmpty = [...people, { phone: '' }];
	const first = await desk.send(parameters, withEmpty);
	expect(first.error).toBeDefined();
	expect(desk.sandbox.log.pushes).toHaveLength(0);
	const retries = await Promise.all([1, 2].map(async () => await desk.retry(first, parameters, withEmpty, CONTINUE)));
	expect(retries.map(outcomes)).toEqual(Array(2).fill([...Array(6).fill('accepted'), 'not sent']));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});
