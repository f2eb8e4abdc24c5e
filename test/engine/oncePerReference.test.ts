/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendInProcess } from './harness/childProcess';
import { keepDeduplicationIn } from './harness/deduplication';
import { CONTINUE, type Desk, errorIn, openDesk, type SendRun, statusOf } from './harness/sending';

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
	Array.from({ length: count }, (_, index) => ({
		phone: String(12_025_550_100 + index),
		order: `order-${index}`,
	}));
const parameters = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '=Hello {{ Math.random() }}',
	options: {
		oncePerRecipientAndReference: true,
		referenceNumber: '={{ $json.order }}',
		recipientsPerRequest: 3,
	},
};
const statuses = ({ sent }: SendRun) => sent.map(statusOf);

it('a second execution of the same rows sends nothing and says so', async () => {
	const rows = rowsOf(8);
	expect(statuses(await desk.send(parameters, rows))).toEqual(rows.map(() => 'accepted'));
	expect(desk.sandbox.log.counts).toMatchObject({ pushRequests: 3, messages: 8 });

	const second = await desk.send(parameters, rows);
	expect(second.error).toBeUndefined();
	expect(second.sent.map(({ json }) => json)).toEqual(
		rows.map(({ phone, order }) => ({
			number: phone,
			status: 'already sent',
			msg_id: null,
			push_id: null,
			credit: null,
			reference_number: order,
		})),
	);
	expect(desk.sandbox.log.counts.pushRequests).toBe(3);
});

it('new rows among old ones are sent, the old ones are not', async () => {
	await desk.send(parameters, rowsOf(4));
	const { sent } = await desk.send(parameters, rowsOf(7));
	expect(sent.map(({ json }) => json.status)).toEqual([
		...Array(4).fill('already sent'),
		...Array(3).fill('accepted'),
	]);
	expect(desk.sandbox.log.counts.messages).toBe(7);
});

it('a number that was refused can be sent later', async () => {
	desk.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number', after: 1 });
	const rows = rowsOf(9);
	await desk.send(parameters, rows, CONTINUE);
	expect(desk.sandbox.log.counts.messages).toBe(6);
	const second = await desk.send(parameters, rows, CONTINUE);
	expect(statuses(second)).toEqual(
		rows.map((_, index) => (index >= 3 && index < 6 ? 'accepted' : 'already sent')),
	);
	expect(desk.sandbox.log.recipients().every(({ messages }) => messages.length === 1)).toBe(true);
});

it('what 429 dropped can be sent later', async () => {
	desk.sandbox.faults.add({
		kind: 'http',
		statusCode: 429,
		accept: false,
		headers: { 'retry-after': '3600' },
	});
	const rows = rowsOf(4);
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual(rows.map(() => 'not sent'));
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual(rows.map(() => 'accepted'));
});

it('a campaign name reaches each person once, in this run and in later ones', async () => {
	const campaign = (count: number) =>
		rowsOf(count).map(({ phone }) => ({ phone, order: 'summer' }));
	const first = await desk.send(parameters, campaign(3));
	expect(statuses(first)).toEqual(['accepted', 'accepted', 'accepted']);
	const second = await desk.send(parameters, campaign(5));
	expect(statuses(second)).toEqual([...Array(3).fill('already sent'), 'accepted', 'accepted']);
	expect(desk.sandbox.log.recipients().map(({ messages }) => messages.length)).toEqual([
		1, 1, 1, 1, 1,
	]);
});

it('the recipient counts as it is sent, not as it is written', async () => {
	await desk.send(parameters, [{ phone: '+1 (202) 555-0101', order: 'a' }]);
	expect(statuses(await desk.send(parameters, [{ phone: '0012025550101', order: 'a' }]))).toEqual([
		'already sent',
	]);
});

it('an equal pair in one run is sent once, and a hint says so', async () => {
	const [row] = rowsOf(1);
	const { sent, hints } = await desk.send(parameters, [
		{ ...row },
		{ ...row },
		{ ...row, phone: '12025550199' },
	]);
	expect(sent.map(({ json }) => json.duplicate_of_item)).toEqual([undefined, 0, undefined]);
	expect(hints.join(' ')).toContain(
		'1 message was not sent, because an earlier message has the same recipient and reference number.',
	);
	expect(desk.sandbox.log.counts.messages).toBe(2);
});

it('what ended unconfirmed is unconfirmed in every later execution', async () => {
	const rows = rowsOf(6);
	desk.sandbox.faults.add({ kind: 'resetAfterBody' });
	const expected = [...Array(3).fill('unconfirmed'), ...Array(3).fill('accepted')];
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual(expected);
	for (const order of [rows, rows.slice(1), [...rows].reverse()]) {
		const later = await desk.send(parameters, order, CONTINUE);
		expect(later.sent.map((row, index) => [order[index]?.phone, statusOf(row)])).toEqual(
			order.map((row) => [row.phone, rows.indexOf(row) < 3 ? 'unconfirmed' : 'already sent']),
		);
		expect(JSON.stringify(later.sent)).not.toContain('was stopped while');
	}
	expect(desk.sandbox.log.counts.messages).toBe(6);
});

it('two executions at the same time: each message is sent once, and none is said to have been stopped', async () => {
	const rows = rowsOf(9);
	const runs = await Promise.all([
		desk.send(parameters, rows, CONTINUE),
		desk.send(parameters, [...rows].reverse(), CONTINUE),
	]);
	expect(desk.sandbox.log.recipients().map(({ messages }) => messages.length)).toEqual(
		rows.map(() => 1),
	);
	const found = runs.flatMap(({ sent }) => sent.map(statusOf));
	expect(found.filter((status) => status === 'accepted')).toHaveLength(9);
	expect(
		found.filter((status) => !['accepted', 'already sent', 'unconfirmed'].includes(status)),
	).toEqual([]);
	expect(JSON.stringify(runs.map(({ sent }) => sent))).not.toContain('n8n was stopped');
	// Nothing of it stays unconfirmed: what one of them was sending is sent now.
	expect(statuses(await desk.send(parameters, rows))).toEqual(rows.map(() => 'already sent'));
});

it('a run that ends first leaves the mark of the other one: after a kill, what was in flight is unconfirmed', async () => {
	const slow = rowsOf(3);
	const quick = rowsOf(6).slice(3);
	desk.sandbox.faults.add({ kind: 'late', delay: 700 });
	const running = desk.send(parameters, slow, CONTINUE);
	while (desk.sandbox.log.counts.messages < 1) await new Promise((next) => setTimeout(next, 10));
	expect(statuses(await desk.send(parameters, quick))).toEqual([
		'accepted',
		'accepted',
		'accepted',
	]);
	// What a process that starts now, after this one was killed, finds on the disk.
	const left = readFileSync(file);
	await running;
	rmSync(file);
	writeFileSync(file, left);
	const later = await desk.send(parameters, [...quick, ...slow], CONTINUE);
	expect(statuses(later)).toEqual([
		...Array(3).fill('already sent'),
		...Array(3).fill('unconfirmed'),
	]);
	expect(JSON.stringify(later.sent)).toContain(
		'is sending this message, or was stopped while sending it',
	);
});

it('after a stop, what was in flight is unconfirmed in every later execution', async () => {
	const rows = rowsOf(6);
	desk.sandbox.faults.add({ kind: 'hang' });
	let cancel = () => {};
	const stopped = desk.send(parameters, rows, CONTINUE, { onStart: (stop) => (cancel = stop) });
	while (desk.sandbox.log.counts.messages < 3) await new Promise((next) => setTimeout(next, 10));
	cancel();
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual([
		...Array(3).fill('unconfirmed'),
		...Array(3).fill('accepted'),
	]);
	expect((await stopped).run.status).toBe('canceled');
	expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual([
		...Array(3).fill('unconfirmed'),
		...Array(3).fill('already sent'),
	]);
	expect(desk.sandbox.log.counts.messages).toBe(6);
});

it('a run with other rows after a kill does not hide what was in flight', async () => {
	const rows = rowsOf(3);
	desk.sandbox.faults.add({ kind: 'late', delay: 700 });
	const running = desk.send(parameters, rows, CONTINUE);
	while (desk.sandbox.log.counts.messages < 1) await new Promise((next) => setTimeout(next, 10));
	const left = readFileSync(file);
	await running;
	writeFileSync(file, left);
	expect(statuses(await desk.send(parameters, rowsOf(9).slice(6)))).toEqual([
		'accepted',
		'accepted',
		'accepted',
	]);
	for (let time = 0; time < 2; time++) {
		expect(statuses(await desk.send(parameters, rows, CONTINUE))).toEqual([
			'unconfirmed',
			'unconfirmed',
			'unconfirmed',
		]);
	}
});

it('a row without a reference number is refused before anything is sent', async () => {
	const { error } = await desk.send(parameters, [
		{ phone: '12025550101', order: 'a' },
		{ phone: '12025550102' },
	]);
	expect(error).toMatchObject({ message: 'Reference Number is missing', itemIndex: 1 });
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
	while (!arrived() && child.exitCode === null) await new Promise((next) => setTimeout(next, 20));
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
	expect(statuses(third)).toEqual(
		found.map((status) => (status === 'accepted' ? 'already sent' : status)),
	);
	expect(desk.sandbox.log.counts.messages).toBe(150);
	// A process of its own takes up to 20 seconds to start on a busy machine.
}, 120_000);

it.each(['\u200b', ' \ufeff'])('a reference number that nobody can see is none', async (order) => {
	const { sent } = await desk.send(parameters, [{ phone: '12025550101', order }], CONTINUE);
	expect(errorIn(sent[0]).message).toMatch(/^Reference Number is missing/);
	expect(desk.sandbox.log.requests).toEqual([]);
});

it('an https Base URL to a port that speaks http: nothing left, so a later execution sends', async () => {
	const { apiToken } = desk.credentials.pickyAssistApi ?? {};
	const wrong = {
		pickyAssistApi: {
			platform: 'custom',
			baseUrl: desk.sandbox.baseUrl.replace('http:', 'https:'),
			apiToken: String(apiToken),
		},
	};
	const row = { phone: '12025550101', order: 'tls' };
	const failed = await desk.send(parameters, [row], CONTINUE, { credentials: wrong });
	expect(errorIn(failed.sent[0])).toMatchObject({
		status: 'not sent',
		message: expect.stringContaining('could not connect'),
	});
	expect(statuses(await desk.send(parameters, [row]))).toEqual(['accepted']);
});

it('equal lists whose messages are all copies of those of another list: the last one is a duplicate, and nothing fails', async () => {
	const [ANA, BEN] = ['12025550101', '12025550102'];
	const lists = [
		{ list: [ANA, BEN], text: 'Hi' },
		{ list: [ANA], text: 'x' },
		{ list: [ANA], text: 'x' },
	];
	const parameters = {
		operation: 'sendBulk',
		recipientsFrom: 'list',
		numbers: '={{ $json.list }}',
		message: '={{ $json.text }}',
		options: { oncePerRecipientAndReference: true, referenceNumber: 'campaign' },
	};
	const { sent, error } = await desk.send(parameters, lists);
	expect(error).toBeUndefined();
	expect(desk.sandbox.log.counts.messages).toBe(2);
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate']);
});
