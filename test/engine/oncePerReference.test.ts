/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendInProcess } from './harness/childProcess';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, useEngineSetup, errorIn, type SendRun, statusOf } from './harness/engineSetup';
import { waitUntil } from '../waitUntil';

const setup = useEngineSetup();
const store = useDeduplicationStore();

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
	expect(statuses(await setup.send(parameters, rows))).toEqual(rows.map(() => 'accepted'));
	expect(setup.sandbox.log.counts).toMatchObject({ pushRequests: 3, messages: 8 });

	const second = await setup.send(parameters, rows);
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
	expect(setup.sandbox.log.counts.pushRequests).toBe(3);
});

it('new rows among old ones are sent, the old ones are not', async () => {
	await setup.send(parameters, rowsOf(4));
	const { sent } = await setup.send(parameters, rowsOf(7));
	expect(sent.map(({ json }) => json.status)).toEqual([
		...Array(4).fill('already sent'),
		...Array(3).fill('accepted'),
	]);
	expect(setup.sandbox.log.counts.messages).toBe(7);
});

it('a number that was refused can be sent later', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number', after: 1 });
	const rows = rowsOf(9);
	await setup.send(parameters, rows, CONTINUE);
	expect(setup.sandbox.log.counts.messages).toBe(6);
	const second = await setup.send(parameters, rows, CONTINUE);
	expect(statuses(second)).toEqual(
		rows.map((_, index) => (index >= 3 && index < 6 ? 'accepted' : 'already sent')),
	);
	expect(setup.sandbox.log.recipients().every(({ messages }) => messages.length === 1)).toBe(true);
});

it('what 429 dropped can be sent later', async () => {
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 429,
		accept: false,
		headers: { 'retry-after': '3600' },
	});
	const rows = rowsOf(4);
	expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual(
		rows.map(() => 'not sent'),
	);
	expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual(
		rows.map(() => 'accepted'),
	);
});

it('a campaign name reaches each person once, in this run and in later ones', async () => {
	const campaign = (count: number) =>
		rowsOf(count).map(({ phone }) => ({ phone, order: 'summer' }));
	const first = await setup.send(parameters, campaign(3));
	expect(statuses(first)).toEqual(['accepted', 'accepted', 'accepted']);
	const second = await setup.send(parameters, campaign(5));
	expect(statuses(second)).toEqual([...Array(3).fill('already sent'), 'accepted', 'accepted']);
	expect(setup.sandbox.log.recipients().map(({ messages }) => messages.length)).toEqual([
		1, 1, 1, 1, 1,
	]);
});

it('the recipient counts as it is sent, not as it is written', async () => {
	await setup.send(parameters, [{ phone: '+1 (202) 555-0101', order: 'a' }]);
	expect(statuses(await setup.send(parameters, [{ phone: '0012025550101', order: 'a' }]))).toEqual([
		'already sent',
	]);
});

it('an equal pair in one run is sent once, and a hint says so', async () => {
	const [row] = rowsOf(1);
	const { sent, hints } = await setup.send(parameters, [
		{ ...row },
		{ ...row },
		{ ...row, phone: '12025550199' },
	]);
	expect(sent.map(({ json }) => json.duplicate_of_item)).toEqual([undefined, 0, undefined]);
	expect(hints.join(' ')).toContain(
		'1 message was not sent, because an earlier message has the same recipient and reference number.',
	);
	expect(setup.sandbox.log.counts.messages).toBe(2);
});

it('what ended unconfirmed is unconfirmed in every later execution', async () => {
	const rows = rowsOf(6);
	setup.sandbox.faults.add({ kind: 'resetAfterBody' });
	const expected = [...Array(3).fill('unconfirmed'), ...Array(3).fill('accepted')];
	expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual(expected);
	for (const order of [rows, rows.slice(1), [...rows].reverse()]) {
		const later = await setup.send(parameters, order, CONTINUE);
		expect(later.sent.map((row, index) => [order[index]?.phone, statusOf(row)])).toEqual(
			order.map((row) => [row.phone, rows.indexOf(row) < 3 ? 'unconfirmed' : 'already sent']),
		);
		expect(JSON.stringify(later.sent)).not.toContain('was stopped while');
	}
	expect(setup.sandbox.log.counts.messages).toBe(6);
});

it('two executions at the same time: each message is sent once, and none is reported as stopped', async () => {
	const rows = rowsOf(9);
	const runs = await Promise.all([
		setup.send(parameters, rows, CONTINUE),
		setup.send(parameters, [...rows].reverse(), CONTINUE),
	]);
	expect(setup.sandbox.log.recipients().map(({ messages }) => messages.length)).toEqual(
		rows.map(() => 1),
	);
	const found = runs.flatMap(({ sent }) => sent.map(statusOf));
	expect(found.filter((status) => status === 'accepted')).toHaveLength(9);
	expect(
		found.filter((status) => !['accepted', 'already sent', 'unconfirmed'].includes(status)),
	).toEqual([]);
	expect(JSON.stringify(runs.map(({ sent }) => sent))).not.toContain('n8n was stopped');
	// Nothing of it stays unconfirmed: what one of them was sending is sent now.
	expect(statuses(await setup.send(parameters, rows))).toEqual(rows.map(() => 'already sent'));
});

it('a run that ends first leaves the mark of the other one: after a kill, what was in flight is unconfirmed', async () => {
	const slow = rowsOf(3);
	const quick = rowsOf(6).slice(3);
	setup.sandbox.faults.add({ kind: 'late', delay: 700 });
	const running = setup.send(parameters, slow, CONTINUE);
	await waitUntil('a message', () => setup.sandbox.log.counts.messages >= 1);
	expect(statuses(await setup.send(parameters, quick))).toEqual([
		'accepted',
		'accepted',
		'accepted',
	]);
	// What a process that starts now, after this one was killed, finds on the disk.
	const left = readFileSync(store.file);
	await running;
	rmSync(store.file);
	writeFileSync(store.file, left);
	const later = await setup.send(parameters, [...quick, ...slow], CONTINUE);
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
	setup.sandbox.faults.add({ kind: 'hang' });
	let cancel = () => {};
	const stopped = setup.send(parameters, rows, CONTINUE, { onStart: (stop) => (cancel = stop) });
	await waitUntil('3 messages', () => setup.sandbox.log.counts.messages >= 3);
	cancel();
	expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual([
		...Array(3).fill('unconfirmed'),
		...Array(3).fill('accepted'),
	]);
	expect((await stopped).run.status).toBe('canceled');
	expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual([
		...Array(3).fill('unconfirmed'),
		...Array(3).fill('already sent'),
	]);
	expect(setup.sandbox.log.counts.messages).toBe(6);
});

it('a run with other rows after a kill does not hide what was in flight', async () => {
	const rows = rowsOf(3);
	setup.sandbox.faults.add({ kind: 'late', delay: 700 });
	const running = setup.send(parameters, rows, CONTINUE);
	await waitUntil('a message', () => setup.sandbox.log.counts.messages >= 1);
	const left = readFileSync(store.file);
	await running;
	writeFileSync(store.file, left);
	expect(statuses(await setup.send(parameters, rowsOf(9).slice(6)))).toEqual([
		'accepted',
		'accepted',
		'accepted',
	]);
	for (let time = 0; time < 2; time++) {
		expect(statuses(await setup.send(parameters, rows, CONTINUE))).toEqual([
			'unconfirmed',
			'unconfirmed',
			'unconfirmed',
		]);
	}
});

it('a row without a reference number is refused before anything is sent', async () => {
	const { error } = await setup.send(parameters, [
		{ phone: '12025550101', order: 'a' },
		{ phone: '12025550102' },
	]);
	expect(error).toMatchObject({ message: 'Reference Number is missing', itemIndex: 1 });
	expect(setup.sandbox.log.pushes).toHaveLength(0);
});

it('after a kill in the middle of 50 requests, only what had not left is sent', async () => {
	const rows = rowsOf(150);
	// The 20th response is late, so the kill meets a request that was accepted and not yet answered.
	setup.sandbox.faults.add({ kind: 'late', delay: 5_000, after: 19 });
	const child = sendInProcess({
		to: setup.sandbox,
		parameters,
		items: rows,
		minute: 1_500,
		userFolder: join(store.folder, 'user'),
		deduplicationFile: store.file,
	});
	const ended = new Promise((done) => child.once('exit', done));
	const arrived = () => setup.sandbox.log.counts.messages >= 60;
	await waitUntil('60 messages', () => arrived() || child.exitCode !== null, { timeout: 60_000 });
	child.kill('SIGKILL');
	await ended;
	expect(setup.sandbox.log.counts.messages).toBe(60);

	const again = await setup.send(parameters, rows, CONTINUE);
	const found = statuses(again);
	expect(found.filter((status) => status === 'already sent')).toHaveLength(57);
	expect(found.filter((status) => status === 'unconfirmed')).toHaveLength(3);
	expect(found.filter((status) => status === 'accepted')).toHaveLength(90);
	expect(setup.sandbox.log.recipients()).toHaveLength(150);
	expect(setup.sandbox.log.recipients().every(({ messages }) => messages.length === 1)).toBe(true);

	const third = await setup.send(parameters, rows, CONTINUE);
	expect(statuses(third)).toEqual(
		found.map((status) => (status === 'accepted' ? 'already sent' : status)),
	);
	expect(setup.sandbox.log.counts.messages).toBe(150);
	// A process of its own takes up to 20 seconds to start on a busy machine.
}, 120_000);

it.each(['\u200b', ' \ufeff'])(
	'a reference number of invisible characters is none',
	async (order) => {
		const { sent } = await setup.send(parameters, [{ phone: '12025550101', order }], CONTINUE);
		expect(errorIn(sent[0]).message).toMatch(/^Reference Number is missing/);
		expect(setup.sandbox.log.requests).toEqual([]);
	},
);

it('an https Base URL to a port that speaks http: nothing left, so a later execution sends', async () => {
	const { apiToken } = setup.credentials.pickyAssistApi ?? {};
	const wrong = {
		pickyAssistApi: {
			platform: 'custom',
			baseUrl: setup.sandbox.baseUrl.replace('http:', 'https:'),
			apiToken: String(apiToken),
		},
	};
	const row = { phone: '12025550101', order: 'tls' };
	const failed = await setup.send(parameters, [row], CONTINUE, { credentials: wrong });
	expect(errorIn(failed.sent[0])).toMatchObject({
		status: 'not sent',
		message: expect.stringContaining('could not connect'),
	});
	expect(statuses(await setup.send(parameters, [row]))).toEqual(['accepted']);
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
	const { sent, error } = await setup.send(parameters, lists);
	expect(error).toBeUndefined();
	expect(setup.sandbox.log.counts.messages).toBe(2);
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate']);
});
