import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isJsonObject, objectsOf } from '../sandbox/json';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, ERROR_OUTPUT, errorIn, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, rowsOf, THREE_TRIES } from './harness/fixtures';
import { openWebhookListener } from './harness/webhookListener';

const CARLA = '12025550103';
const setup = useEngineSetup({ deliveries: { notOnWhatsApp: [BEN] } });
useDeduplicationStore();

const CHECK = { resource: 'number', operation: 'check', number: '={{ $json.phone }}' };
const phones = (...numbers: unknown[]): IDataObject[] =>
	numbers.map((phone) => ({ phone: phone as string }));

/** Whatever happened in a test: every push was a check, and nothing was sent. */
afterEach(() => {
	for (const { body } of setup.sandbox.log.pushes) {
		expect(body?.action).toBe(1);
		expect(Object.keys(body ?? {}).sort()).toEqual(['action', 'application', 'data']);
		for (const entry of objectsOf(body ?? {}, 'data'))
			expect(Object.keys(entry)).toEqual(['number']);
	}
	expect(setup.sandbox.log.acceptedMessages).toEqual([]);
});

it('says which numbers are on WhatsApp, one result per item, in one request', async () => {
	const { sent, hints } = await setup.send(CHECK, phones('+1 202 555 0101', BEN, Number(CARLA)));
	expect(setup.bodies()).toEqual([
		{
			application: '10',
			data: [{ number: ANA }, { number: BEN }, { number: CARLA }],
			action: 1,
		},
	]);
	const known = {
		reason: null,
		msg_id: expect.stringMatching(/^\d+$/),
		push_id: expect.stringMatching(/^\d+$/),
	};
	expect(sent).toEqual([
		{ json: { number: ANA, on_whatsapp: true, ...known }, pairedItem: { item: 0 } },
		{ json: { number: BEN, on_whatsapp: false, ...known }, pairedItem: { item: 1 } },
		{ json: { number: CARLA, on_whatsapp: true, ...known }, pairedItem: { item: 2 } },
	]);
	expect(hints).toEqual([]);
});

it('the same number is checked once for each channel, and comes out for each item', async () => {
	const items = ['10', '10', '8', '10'].map((channel) => ({ phone: ANA, channel }));
	const { sent } = await setup.send({ ...CHECK, channel: '={{ $json.channel }}' }, items);
	expect(setup.bodies().map((body) => [body?.application, objectsOf(body ?? {}, 'data')])).toEqual([
		['10', [{ number: ANA }]],
		['8', [{ number: ANA }]],
	]);
	expect(sent.map(({ json }) => json.on_whatsapp)).toEqual([true, true, true, true]);
	expect(sent.map(({ json }) => json.push_id === sent[0]?.json.push_id)).toEqual([
		true,
		true,
		false,
		true,
	]);
});

it('2,500 numbers are three requests', async () => {
	const { sent } = await setup.send(CHECK, rowsOf(2_500));
	expect(setup.bodies().map((body) => objectsOf(body ?? {}, 'data').length)).toEqual([
		1000, 1000, 500,
	]);
	expect(sent).toHaveLength(2_500);
	expect(new Set(sent.map(({ json }) => json.on_whatsapp))).toEqual(new Set([true]));
});

it('a phone takes its time: the results are not known yet, and arrive as events with the same msg_id', async () => {
	const listener = await openWebhookListener(setup.engine, { events: ['numberCheck'] });
	setup.sandbox.webhooks.configure({ eventUrl: listener.url });
	const { sent, hints } = await setup.send({ ...CHECK, channel: '1' }, phones(ANA, BEN));
	await setup.sandbox.webhooks.settled();
	const [events = []] = await listener.items();
	await listener.close();
	setup.sandbox.webhooks.configure({ eventUrl: '' });
	expect(sent.map(({ json }) => [json.on_whatsapp, json.reason])).toEqual(
		[ANA, BEN].map(() => [
			null,
			expect.stringMatching(/not checked the number yet\. .*Number Check event/),
		]),
	);
	expect(hints).toEqual(['2 of 2 numbers: no result. See the reason field.']);
	expect(events.map(({ msg_id, push_id, status_text }) => [msg_id, push_id, status_text])).toEqual([
		[sent[0]?.json.msg_id, sent[0]?.json.push_id, 'on_whatsapp'],
		[sent[1]?.json.msg_id, sent[1]?.json.push_id, 'not_on_whatsapp'],
	]);
});

it('a number that cannot be one is a result with the reason, and the others are checked', async () => {
	const { sent, error } = await setup.send(CHECK, phones('(0171) 555 0101', ANA, 'none', null));
	expect(error).toBeUndefined();
	expect(sent.map(({ json }) => [json.number, json.on_whatsapp, json.reason])).toEqual([
		['(0171) 555 0101', null, expect.stringMatching(/starts with 0\. .*Country Code/)],
		[ANA, true, null],
		['none', null, expect.stringContaining('not a phone number')],
		[null, null, expect.stringContaining('The number is empty')],
	]);
	expect(objectsOf(setup.bodies()[0] ?? {}, 'data')).toEqual([{ number: ANA }]);
});

it('a request refused because of one number is halved until only that number is left', async () => {
	setup.sandbox.faults.add({ kind: 'refuseNumber', number: BEN, times: Infinity });
	const { sent, error } = await setup.send(CHECK, phones(ANA, BEN, CARLA));
	setup.sandbox.faults.clear();
	expect(error).toBeUndefined();
	expect(sent.map(({ json }) => [json.on_whatsapp, json.reason])).toEqual([
		[true, null],
		[
			null,
			expect.stringMatching(/^Picky Assist rejected the check of this number \(status 406\)\./),
		],
		[true, null],
	]);
});

it('if every part is refused, the search stops, and the rows have the words of Picky Assist', async () => {
	const refuseAll = {
		kind: 'status',
		status: 406,
		message: 'Invalid channel',
		times: Infinity,
	} as const;
	setup.sandbox.faults.add(refuseAll);
	const { sent, error } = await setup.send(CHECK, rowsOf(1_000));
	setup.sandbox.faults.clear();
	expect(error).toBeUndefined();
	expect(setup.bodies()).toHaveLength(20);
	expect(sent.map(({ json }) => json.reason)).toEqual(
		sent.map(() => expect.stringMatching(/\(status 406\).*Invalid channel/)),
	);
});

it.each<[string, object, RegExp]>([
	['an undocumented status', { fields: { status: '7', message: 'Unknown' } }, /status 7.*Unknown/],
	['status 406', { fields: { status: '406', message: 'Wrong' } }, /rejected the check.*406.*Wrong/],
	['not checked yet', { fields: { status: 0 } }, /not checked the number yet\. .*may arrive later/],
	['no status', { fields: { status: '' } }, /no result for the number\. .*may arrive later/],
	['no row', { drop: [ANA] }, /no result for the number\. .*may arrive later/],
	['no rows', { noData: true }, /no result for the number\. .*may arrive later/],
])('%s in the response is no result, and never a guess', async (_, change, reason) => {
	setup.sandbox.faults.add({ kind: 'rows', ...change });
	const { sent } = await setup.send(CHECK, phones(ANA, CARLA));
	expect(sent[0]?.json).toMatchObject({ on_whatsapp: null, reason: expect.stringMatching(reason) });
});

it('two different results for one number are no result', async () => {
	const rows = [ANA, ANA, CARLA].map((number, index) => ({ number, status: index === 1 ? 2 : 1 }));
	const body = JSON.stringify({ status: 100, data: rows });
	setup.sandbox.faults.add({ kind: 'http', statusCode: 200, accept: true, body });
	const { sent } = await setup.send(CHECK, phones(ANA, CARLA));
	expect(sent.map(({ json }) => [json.on_whatsapp, json.reason])).toEqual([
		[null, expect.stringMatching(/two different results/)],
		[true, null],
	]);
});

describe('a refusal that comes with the results of some numbers', () => {
	const refuse = (status: number) => {
		const data = [{ number: ANA, status: 1, msg_id: '9' }, { number: BEN }];
		const body = JSON.stringify({ status, message: 'No balance', push_id: 7, data });
		setup.sandbox.faults.add({ kind: 'http', statusCode: 200, accept: false, body });
	};
	// The second request has the last number.
	const items = phones(ANA, BEN, ...rowsOf(999).map(({ phone }) => Number(phone) + 1_000));

	it('Stop: what went wrong with a request is not said of one of its items', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'No' });
		const { error } = await setup.send(CHECK, phones('12-34', ANA));
		expect(error).toBeDefined();
		expect(error?.itemIndex).toBeUndefined();
	});

	it('Stop: it is reported, and no further request is sent', async () => {
		refuse(403);
		const { error } = await setup.send(CHECK, items);
		expect(error?.message).toMatch(/does not have enough balance/);
		expect(error?.description).toMatch(/status is 403.*Picky Assist says: "No balance"/);
		expect(setup.bodies()).toHaveLength(1);
	});

	it('Continue: what is known is a result, the rest is an error', async () => {
		refuse(403);
		const { sent, hints } = await setup.send(CHECK, items, CONTINUE);
		expect(sent[0]?.json).toMatchObject({ number: ANA, on_whatsapp: true, reason: null });
		expect(new Set(sent.slice(1).map((row) => errorIn(row).code))).toEqual(new Set([403]));
		expect(setup.bodies()).toHaveLength(1);
		expect(hints).toEqual([]);
	});

	it('status 406: what is known is a result, and the rest has the reason', async () => {
		refuse(406);
		const { sent, error } = await setup.send(CHECK, phones(ANA, BEN));
		expect(error).toBeUndefined();
		expect(sent.map(({ json }) => [json.on_whatsapp, json.reason])).toEqual([
			[true, null],
			[null, expect.stringMatching(/rejected the check.*\(status 406\)/)],
		]);
	});
});

it.each([
	[403, /Top up the account, then try again\./],
	[407, /sends nothing and needs no text/],
	[802, /number in the request is closed\..* needs no open session/],
])('status %i: the advice is that of a check', async (status, text) => {
	setup.sandbox.faults.add({ kind: 'status', status, message: 'No' });
	const { sent } = await setup.send(CHECK, phones(ANA, BEN), CONTINUE);
	for (const row of sent) {
		expect(errorIn(row).message).toMatch(text);
		expect(errorIn(row).message).not.toMatch(/remaining messages|approved template|\{/);
	}
});

it('several numbers in one field: no operation that sends is suggested', async () => {
	const { sent } = await setup.send(CHECK, phones(`${ANA}, ${BEN}`));
	expect(sent[0]?.json.reason).toBe(
		`"${ANA}, ${BEN}" contains more than one number. Enter one number per item.`,
	);
});

it('rows in another order belong to their numbers', async () => {
	setup.sandbox.faults.add({ kind: 'rows', shuffle: true, numbersAsJsonNumbers: true });
	const { sent } = await setup.send(CHECK, phones(ANA, BEN, CARLA));
	expect(sent.map(({ json }) => [json.number, json.on_whatsapp])).toEqual([
		[ANA, true],
		[BEN, false],
		[CARLA, true],
	]);
});

it('a gateway that does not wait for the phone: the results may arrive later, and the check is not repeated', async () => {
	setup.sandbox.faults.add({ kind: 'http', statusCode: 504, accept: true });
	const { sent, error } = await setup.send({ ...CHECK, channel: '2' }, phones(ANA));
	expect(error).toBeUndefined();
	expect(sent[0]?.json).toMatchObject({
		number: ANA,
		on_whatsapp: null,
		reason: expect.stringMatching(/504\. The result may arrive later as a Number Check event/),
	});
	expect(setup.bodies()).toHaveLength(1);
});

it('over the limit of requests it waits and repeats, as nothing was taken', async () => {
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 429,
		accept: false,
		headers: { 'retry-after': '0' },
	});
	const { sent } = await setup.send(CHECK, phones(ANA));
	expect(sent[0]?.json.on_whatsapp).toBe(true);
	expect(setup.bodies()).toHaveLength(2);
});

describe('a check that fails', () => {
	beforeEach(() => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 403,
			message: 'No balance',
			after: 1,
			times: Infinity,
		});
	});
	afterEach(() => setup.sandbox.faults.clear());
	const items = rowsOf(2_500);

	it('Stop: the reason is said, and no further request is sent', async () => {
		const { error } = await setup.send(CHECK, items);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^The Picky Assist account does not have enough balance/),
			description: expect.stringContaining('The status is 403.'),
		});
		// A problem of the account belongs to no item.
		expect(error?.itemIndex).toBeUndefined();
		expect(setup.bodies()).toHaveLength(2);
	});

	it('Continue: rows with the same columns, and error output: the fields of the item', async () => {
		const { sent } = await setup.send(CHECK, items, CONTINUE);
		expect(sent.map(({ json }) => json.on_whatsapp)).toEqual(
			items.map((_, item) => (item < 1000 ? true : null)),
		);
		expect(Object.keys(sent[1000]?.json ?? {})).toEqual([
			'number',
			'on_whatsapp',
			'reason',
			'msg_id',
			'push_id',
			'error',
		]);
		const { refused } = await setup.send(CHECK, items, ERROR_OUTPUT);
		expect(refused[0]?.json).toEqual({ error: expect.any(Object) as unknown, ...items[0] });
		expect(errorIn(refused[0])).toMatchObject({ code: 403 });
	});

	it('can be repeated: it is not in the ledger, so Retry on Fail checks everyone again', async () => {
		setup.sandbox.faults.clear();
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance' });
		const { sent } = await setup.send(CHECK, phones(ANA, BEN), { ...CONTINUE, ...THREE_TRIES });
		expect(sent.map(({ json }) => json.on_whatsapp)).toEqual([true, false]);
	});
});

const BAD: Array<[string, INodeParameters, RegExp]> = [
	['Messenger', { channel: '={{ "5" }}' }, /^Messenger and Instagram cannot check numbers/],
	['SMS', { channel: '={{ "3" }}' }, /^SMS cannot check numbers/],
	['no Channel ID', { channel: 'custom' }, /^Channel ID is empty/],
	['a country code that is none', { options: { countryCode: 'DE' } }, /not a country code/],
	[
		'an option that is not true or false',
		{ options: { includeInputFields: '={{ "yes" }}' } },
		/must be true or false/,
	],
];

it.each(BAD)('%s: nothing is checked, and the error says why', async (_, change, title) => {
	const stopped = await setup.send({ ...CHECK, ...change }, phones(ANA));
	expect(stopped.error?.message).toMatch(title);
	const { sent } = await setup.send({ ...CHECK, ...change }, phones(ANA), CONTINUE);
	expect(errorIn(sent[0]).message).toMatch(title);
	expect(setup.bodies()).toEqual([]);
});

it('Country Code and Include Input Fields', async () => {
	const options = { countryCode: '1', includeInputFields: true };
	const items = [{ phone: '(202) 555-0101', name: 'Ana', number: 7, error: 'old' }];
	const { sent, hints } = await setup.send({ ...CHECK, options }, items);
	expect(sent[0]?.json).toMatchObject({
		phone: '(202) 555-0101',
		name: 'Ana',
		number: ANA,
		on_whatsapp: true,
	});
	expect(sent[0]?.json).not.toHaveProperty('error');
	expect(hints).toEqual([]);
	const without = await setup.send(CHECK, items);
	expect(without.hints[0]).toMatch(
		/may lack a country code: it has ten digits\. It was checked unchanged/,
	);
});

it('no send operation can be turned into a check that reports accepted', async () => {
	const { sent } = await setup.send(
		{
			operation: 'sendSingle',
			number: ANA,
			message: 'Hi',
			options: { extraRequestFields: '{ "action": 1 }' },
		},
		[{}],
		CONTINUE,
	);
	expect(errorIn(sent[0]).message).toMatch(/cannot set "action".*Number: Check/);
	expect(setup.bodies().filter(isJsonObject)).toEqual([]);
});
