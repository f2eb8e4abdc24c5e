/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendInProcess } from './harness/childProcess';
import { keepDeduplicationIn } from './harness/deduplication';
import { CONTINUE, type Desk, openDesk, type SendRun } from './harness/sending';

let desk: Desk;
const folder = mkdtempSync(join(tmpdir(), 'pickyassist-once-'));
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

const rowsOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: String(12_025_550_100 + index), order: `order-${index}` }));
const parameters = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '=Hello {{ Math.random() }}',
	options: { oncePerRecipientAndReference: true, referenceNumber: '={{ $json.order }}', recipientsPerRequest: 3 },
};
const statuses = ({ sent }: SendRun) =>
	sent.map(({ json }) => (json.error === undefined ? json.status : String(json.message).split(':')[0]));

it('a second execution of the same rows sends nothing and says so', async () => {
	const rows = rowsOf(8);
	expect(statuses(await desk.send(parameters, rows))).toEqual(rows.map(() => 'accepted'));
	expect(desk.sandbox.log.counts).toMatchObject({ pushRequests: 3, messages: 8 });

	const second = await desk.send(parameters, rows);
	expect(second.error).toBeUndefined();
	expect(second.sent.map(({ json }) => json)).toEqual(
		rows.map(({ phone, order }) => ({ number: phone, status: 'already sent', reference_number: order })),
	);
	expect(desk.sandbox.log.counts.pushRequests).toBe(3);
});

it('new rows among old ones are sent, the old ones are not', async () => {
	await desk.send(parameters, rowsOf(4));
	const { sent } = await desk.send(parameters, rowsOf(7));
	expect(sent.map(({ json }) => json.status)).toEqual([...Array(4).fill('already sent'), ...Array(3).fill('accepted')]);
	expect(desk.sandbox.log.counts.messages).toBe(7);
});

it('a number that was refused can be sent later', async () => {
	desk.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number', after: 1 });
	const rows = rowsOf(9);
	await desk.send(parameters, rows, CONTINUE);
	expect(desk.sandbox.log.counts.messages).toBe(6);
	const second = await desk.send(parameters, rows, CONTINUE);
	expect(statuses(second)).toEqual(rows.map((_, index) => (index >= 3 && index < 6 ? 'accepted' : 'already sent')));
	expect(desk.sandbox.log.recipients().every(({ messages }) => messages.length === 1)).toBe(true);
});

it('what 429 dropped can be sent later', async () => {
	desk.sandbox.faults.add({ kind: 'http', statusCode: 429, accept: false, headers: { 'retry-after': '3600' } });
	const rows = rowsOf(4);
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual(rows.map(() => 'not sent'));
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual(rows.map(() => 'accepted'));
});

it('one reference number twice in a run is sent once', async () => {
	const [row] = rowsOf(1);
	const { sent } = await desk.send(parameters, [{ ...row }, { ...row, phone: '12025550199' }]);
	expect(sent.map(({ json }) => json)).toMatchObject([{ status: 'accepted' }, { number: '12025550199', status: 'already sent' }]);
	expect(desk.sandbox.log.counts.messages).toBe(1);
});

it('a row without a reference number is refused before anything is sent', async () => {
	const { error } = await desk.send(parameters, [{ phone: '12025550101', order: 'a' }, { phone: '12025550102' }]);
	expect(error).toMatchObject({ message: 'The Reference Number is empty', itemIndex: 1 });
	expect(desk.sandbox.log.pushes).toHaveLength(0);
});

it('after a kill in the middle of 50 requests, only what had not left is sent', async () => {
	const rows = rowsOf(150);
	// The 20th answer is late, so the kill meets a request that was taken and not yet answered.
	desk.sandbox.faults.add({ kind: 'late', delay: 5_000, after: 19 });
	const child = sendInProcess({
		to: desk.sandbox,
		parameters,
		items: rows,
		minute: 1_500,
		userFolder: join(folder, 'user'),
		deduplicationFile: file,
	});
	const ended = new Promise((done) => child.once('exit', done));
	const arrived = () => desk.sandbox.log.counts.messages >= 60;
	while (!arrived()) await new Promise((next) => setTimeout(next, 20));
	child.kill('SIGKILL');
	await ended;
	expect(desk.sandbox.log.counts.messages).toBe(60);

	const again = await desk.send(parameters, rows, CONTINUE);
	const found = statuses(again);
	expect(found.filter((status) => status === 'already sent')).toHaveLength(57);
	expect(found.filter((status) => status === 'unconfirmed')).toHaveLength(3);
	expect(found.filter((status) => status === 'accepted')).toHaveLength(90);
	expect(desk.sandbox.log.recipients()).toHaveLength(150);
	expect(desk.sandbox.log.recipients().every(({ messages }) => messages.length === 1)).toBe(true);

	const third = await desk.send(parameters, rows, CONTINUE);
	expect(statuses(third).every((status) => status === 'already sent')).toBe(true);
	expect(desk.sandbox.log.counts.messages).toBe(150);
});
