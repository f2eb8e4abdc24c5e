import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import { CONTINUE, type EngineSetup, openEngineSetup, statusOf } from './harness/engineSetup';
import { ANA } from './harness/fixtures';

let setup: EngineSetup;
// Each test starts with an empty cache, which is kept per host and token.
beforeEach(async () => {
	setup = await openEngineSetup();
});
afterEach(async () => setup.close());

const hello = {
	operation: 'sendTemplate',
	number: ANA,
	language: 'en',
	template: { __rl: true, mode: 'list', value: 'AB1238' },
};
const reads = () =>
	setup.sandbox.log.requests.filter(({ endpoint }) => endpoint === 'template-status');
const pushes = () => setup.sandbox.log.pushes;

it('the list is read once for several executions, so that an OTP is one request', async () => {
	for (let times = 0; times < 3; times++) {
		const { sent } = await setup.send(hello, [{}]);
		expect(sent.map(statusOf)).toEqual(['accepted']);
	}
	expect(reads()).toHaveLength(1);
	expect(pushes()).toHaveLength(3);
});

it('another token has another list', async () => {
	await setup.send(hello, [{}]);
	const { refused, sent } = await setup.send(hello, [{}], CONTINUE, {
		credentials: { pickyAssistApi: { ...setup.credentials.pickyAssistApi, apiToken: 'other' } },
	});
	expect([...sent, ...refused].map(statusOf)).toEqual(['rejected']);
	expect(reads().map(({ tokenSeen }) => tokenSeen)).toEqual([true, false]);
});

it('the same token with spaces around it is the same', async () => {
	await setup.send(hello, [{}]);
	const apiToken = ` ${setup.sandbox.token}\n`;
	const { sent } = await setup.send(
		hello,
		[{}],
		{},
		{ credentials: { pickyAssistApi: { ...setup.credentials.pickyAssistApi, apiToken } } },
	);
	expect(sent.map(statusOf)).toEqual(['accepted']);
	expect(reads()).toHaveLength(1);
});

it('a template that is new, or has changed, is found: the list is read again before anything is rejected', async () => {
	setup.sandbox.account.templates.replace(
		SAMPLE_TEMPLATES.filter(({ template_id: id }) => id !== 'AB1238'),
	);
	const before = await setup.send(hello, [{}]);
	expect(before.error?.message).toContain('no template "AB1238"');
	expect(reads()).toHaveLength(1);
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
	expect((await setup.send(hello, [{}])).sent.map(statusOf)).toEqual(['accepted']);
	expect(reads()).toHaveLength(2);
	const longer = SAMPLE_TEMPLATES.map((one) =>
		one.template_id === 'AB1238'
			? { ...one, template_message: [{ message: 'Closed on {{1}}', language: 'en' }] }
			: one,
	);
	setup.sandbox.account.templates.replace(longer);
	expect((await setup.send({ ...hello, values: 'Friday' }, [{}])).sent.map(statusOf)).toEqual([
		'accepted',
	]);
	expect(reads()).toHaveLength(3);
});

it('what still does not fit is rejected after one more read, whatever the number of items', async () => {
	await setup.send(hello, [{}]);
	const { sent } = await setup.send(
		{ ...hello, values: '={{ $json.v }}' },
		[{ v: 'a' }, { v: '' }, { v: 'b' }],
		CONTINUE,
	);
	expect(sent.map(statusOf)).toEqual(['not sent', 'accepted', 'not sent']);
	expect(reads()).toHaveLength(2);
});

it('a list that cannot be read again leaves the response at what was known', async () => {
	await setup.send(hello, [{}]);
	setup.sandbox.faults.add({ kind: 'html', endpoint: 'template-status' });
	const { error } = await setup.send({ ...hello, values: 'Ana' }, [{}]);
	expect(error?.message).toContain('takes no values');
	expect(pushes()).toHaveLength(1);
});

it.each([
	['HTTP 500', { kind: 'http', statusCode: 500, accept: false }],
	['no response', { kind: 'hang' }],
	['a page', { kind: 'html' }],
	['a refusal', { kind: 'status', status: 801, message: 'Not active' }],
	['an undocumented status', { kind: 'status', status: 899, message: 'Odd' }],
	['a response without templates', { kind: 'status', status: 100, message: 'Success' }],
] as const)(
	'a list that cannot be read (%s) does not hold up sending, and is asked for again next time',
	async (_, fault) => {
		setup.sandbox.faults.add({ ...fault, endpoint: 'template-status' });
		expect((await setup.send(hello, [{}])).sent.map(statusOf)).toEqual(['accepted']);
		expect(reads()).toHaveLength(1);
		expect((await setup.send(hello, [{}])).sent.map(statusOf)).toEqual(['accepted']);
		expect(reads()).toHaveLength(2);
	},
);

it('is not read where the check is off, and Picky Assist then judges', async () => {
	const { sent } = await setup.send(
		{
			...hello,
			template: { __rl: true, mode: 'id', value: 'AB9999' },
			options: { checkTemplate: false },
		},
		[{}],
		CONTINUE,
	);
	expect(sent.map(statusOf)).toEqual(['rejected']);
	expect(reads()).toEqual([]);
	expect(pushes()).toHaveLength(1);
});

it('an account without any (817) rejects every id', async () => {
	setup.sandbox.account.templates.replace([]);
	const { error } = await setup.send(hello, [{}]);
	expect(error?.message).toContain('no template "AB1238"');
});

it('is read after a 429, once the limit allows it', async () => {
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 429,
		accept: false,
		endpoint: 'template-status',
		headers: { 'retry-after': '1' },
	});
	expect((await setup.send(hello, [{}], CONTINUE)).sent.map(statusOf)).toEqual(['accepted']);
	expect(reads().map(({ httpStatus }) => httpStatus)).toEqual([429, 200]);
});

it('is not asked for by other operations', async () => {
	await setup.send({ operation: 'sendSingle', number: ANA, message: 'Hi' }, [{}]);
	expect(reads()).toEqual([]);
});
