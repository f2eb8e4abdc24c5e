import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import type { WorkflowFile } from './harness/engine';
import { CONTINUE, errorIn, type SendRun, useEngineSetup, workflowOf } from './harness/engineSetup';
import { ANA, BEN, THREE_TRIES } from './harness/fixtures';
import { linksTo } from './harness/links';
import { reachLimit, visit, type Visit } from './harness/waiting';
import { NODE } from './harness/workflow';

const setup = useEngineSetup();

const question = {
	operation: 'sendAndWait',
	number: '={{ $json.phone }}',
	message: '=Discount of {{ $json.discount }} % for <b>Ana</b>?',
};
const freeText = { ...question, responseType: 'freeText' };
const item = { phone: ANA, discount: 20 };
const approve = { method: 'POST', form: { decision: 'approve' } } as const;
const decline = { method: 'POST', form: { decision: 'decline' } } as const;
const NOT_WAITING = 'This message has already been responded to, or its time limit has passed.';
const NOT_VALID = 'This link is not valid.';

/** An execution that waits for Ana. */
async function ask(parameters: INodeParameters = question, json: IDataObject = item) {
	const asked = await setup.send(parameters, [json]);
	expect([asked.error, asked.run.status]).toEqual([undefined, 'waiting']);
	const link = linksTo(setup.sandbox, ANA).at(-1) ?? '';
	const file = workflowOf(parameters, [json]);
	return {
		...asked,
		link,
		open: async (how?: Visit, to = link) => await visit(setup.engine, file, asked.run, to, how),
		limit: async () => outputOf(await reachLimit(setup.engine, file, asked.run)),
	};
}

function outputOf(run: IRun | undefined) {
	const task = run?.data.resultData.runData[NODE]?.at(-1);
	return task?.data?.main?.[0]?.map(({ json, pairedItem }) => ({ json, pairedItem }));
}

/** What the execution continues with after a response. */
const responded = (data: object) => [
	{
		json: {
			data: {
				...data,
				respondedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
				number: ANA,
				msg_id: expect.stringMatching(/^\d+$/),
			},
		},
		pairedItem: { item: 0 },
	},
];
const textsOf = (html: string) =>
	[...html.matchAll(/<(?:p|button)[^>]*>([^<]*)/g)].map(([, text]) => text);

describe('the message and its page', () => {
	it('one message with the text and a link; the execution waits without a limit', async () => {
		const { run, link } = await ask();
		const [body] = setup.bodies();
		const message = `Discount of 20 % for <b>Ana</b>?\n\nRespond here:\n${link}`;
		expect(body).toEqual({ application: '8', data: [{ number: ANA, message }] });
		expect(run.waitTill?.getUTCFullYear()).toBe(3000);
	});

	it('opening the link shows the text as text, and both buttons; it decides nothing', async () => {
		const { open } = await ask();
		const { statusCode, headers, html, resumed } = await open();
		expect([statusCode, resumed]).toEqual([200, undefined]);
		expect(html).not.toContain('<b>');
		const text = 'Discount of 20 % for &lt;b&gt;Ana&lt;/b&gt;?';
		expect(textsOf(html)).toEqual([text, 'Approve', 'Decline']);
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
	});

	it('a decision added to the link decides nothing either', async () => {
		const { open, link } = await ask();
		const { html, resumed } = await open({}, `${link}&decision=approve&approved=true`);
		expect(resumed).toBeUndefined();
		expect(textsOf(html)).toContain('Approve');
	});

	it.each([
		['approve', approve, true],
		['decline', decline, false],
	])('%s', async (_, click, approved) => {
		const { open } = await ask();
		const { html, resumed } = await open(click);
		expect(textsOf(html)).toEqual(['Thank you. Your response was received.']);
		expect(outputOf(resumed)).toEqual(responded({ approved }));
	});

	it('free text: any language and line breaks; without a text the page asks again', async () => {
		const { open } = await ask({
			...freeText,
			options: { submitLabel: 'Invia', confirmationText: 'Grazie!', linkText: '' },
		});
		expect(setup.sandbox.log.messagesTo(ANA)[0]?.text).not.toContain('Respond here');
		expect(textsOf((await open()).html)).toContain('Invia');
		const empty = await open({ method: 'POST', form: { text: ' \n ' } });
		expect([empty.statusCode, empty.resumed]).toEqual([400, undefined]);
		expect(textsOf(empty.html)).toContain('Please respond, then send.');
		const { html, resumed } = await open({
			method: 'POST',
			form: { text: 'Sì, però <5 %>\r\nGrazie 🙂' },
		});
		expect(textsOf(html)).toEqual(['Grazie!']);
		expect(outputOf(resumed)).toEqual(responded({ text: 'Sì, però <5 %>\nGrazie 🙂' }));
	});

	it('Approve Only with a label of its own: nobody can decline', async () => {
		const { open } = await ask({
			...question,
			approvalOptions: { values: { approvalType: 'single', approveLabel: '“Go” & <i>ahead</i>' } },
		});
		expect(textsOf((await open()).html).slice(1)).toEqual(['“Go” &amp; &lt;i&gt;ahead&lt;/i&gt;']);
		expect((await open(decline)).resumed).toBeUndefined();
		expect(outputOf((await open(approve)).resumed)).toEqual(responded({ approved: true }));
	});

	it('a response that is none of the buttons: the page asks again', async () => {
		const { open } = await ask();
		for (const form of [{}, { decision: 'yes' }, { text: 'approve' }]) {
			const { statusCode, html, resumed } = await open({ method: 'POST', form });
			expect([statusCode, resumed]).toEqual([400, undefined]);
			expect(textsOf(html)).toContain('Approve');
		}
	});

	it('a second response at the same moment does not continue the execution twice', async () => {
		const { open } = await ask();
		const [one, other] = await Promise.all([open(approve), open(decline)]);
		expect([one.resumed, other.resumed].filter(Boolean)).toHaveLength(1);
		expect(`${one.html}${other.html}`).toContain(NOT_WAITING);
	});

	it('SMS, a person on Messenger and a channel ID carry the link too', async () => {
		for (const channel of [
			{ channel: '3' },
			{ channel: '5', number: '1000000000000001' },
			{ channel: 'custom', channelId: '310' },
		]) {
			const { run } = await setup.send({ ...question, ...channel }, [item]);
			expect(run.status).toBe('waiting');
		}
		expect(setup.bodies().map((body) => body?.application)).toEqual(['3', '5', '310']);
	});
});

describe('links that do not fit', () => {
	it.each([
		['another signature', (link: string) => link.replace(/signature=./, 'signature=x')],
		['a signature that is too short', (link: string) => link.slice(0, -1)],
		['no signature', (link: string) => link.replace(/&signature=.*/, '')],
		['another ID', (link: string) => link.replace(/id=./, 'id=_')],
		['two IDs', (link: string) => `${link}&id=x`],
		['the execution of somebody else', (link: string) => link.replace(/waiting\/\d+/, 'waiting/9')],
	])('%s: the page says that it is not valid', async (_, change) => {
		const { open, link } = await ask();
		for (const how of [{}, approve]) {
			const { statusCode, html, resumed } = await open(how, change(link));
			expect([statusCode, resumed]).toEqual([403, undefined]);
			expect(html).toContain(NOT_VALID);
		}
	});

	it('two executions that wait for one number: each link continues its own', async () => {
		const first = await ask();
		const second = await ask();
		const mixed = first.link.replace(/\?.*/, '') + new URL(second.link).search;
		expect((await first.open(approve, mixed)).html).toContain(NOT_VALID);
		expect(outputOf((await second.open(decline)).resumed)).toEqual(responded({ approved: false }));
		expect(outputOf((await first.open(approve)).resumed)).toEqual(responded({ approved: true }));
	});

	it('in a loop, the link of an earlier message does not respond to a later one', async () => {
		const parameters = { ...question, number: ANA, message: 'Next?' };
		const name = 'Ask "{{ $json }}" 🙂';
		const loop = (file: WorkflowFile): WorkflowFile => ({
			...file,
			nodes: file.nodes.map((node) => (node.name === NODE ? { ...node, name } : node)),
			connections: {
				Start: { main: [[{ node: name, type: 'main', index: 0 }]] },
				[name]: { main: [[{ node: name, type: 'main', index: 0 }]] },
			},
		});
		const file = loop(workflowOf(parameters, [item]));
		const { engine, credentials } = setup;
		const run = await engine.run(file, { credentials });
		const [first = ''] = linksTo(setup.sandbox, ANA);
		const { resumed } = await visit(engine, file, run, first, approve, credentials);
		if (!resumed) throw new Error('It did not continue');
		expect(resumed.status).toBe('waiting');
		const [, second = ''] = linksTo(setup.sandbox, ANA);
		const late = await visit(engine, file, resumed, first, approve, credentials);
		expect([late.statusCode, late.resumed]).toEqual([410, undefined]);
		expect(late.html).toContain(NOT_WAITING);
		expect((await visit(engine, file, resumed, second)).statusCode).toBe(200);
	});
});

it('two branches lead to one node: n8n runs it twice, and each run asks and waits', async () => {
	const { engine, credentials } = setup;
	const branch = { node: NODE, type: 'main', index: 0 } as const;
	const file = {
		...workflowOf(question, [item]),
		connections: { Start: { main: [[branch, branch]] } },
	};
	const first = await engine.run(file, { credentials });
	expect(linksTo(setup.sandbox, ANA)).toHaveLength(1);
	const [link1 = ''] = linksTo(setup.sandbox, ANA);
	const second = await visit(engine, file, first, link1, approve, credentials);
	expect(second.resumed?.status).toBe('waiting');
	const [, link2 = ''] = linksTo(setup.sandbox, ANA);
	if (!second.resumed) throw new Error('It did not continue');
	const { resumed } = await visit(engine, file, second.resumed, link2, decline, credentials);
	const runs = resumed?.data.resultData.runData[NODE]?.map(
		({ data }) => data?.main?.[0]?.[0]?.json.data,
	);
	expect(runs).toMatchObject([{ approved: true }, { approved: false }]);
	expect(setup.received([ANA])).toEqual([2]);
});

describe('the time limit', () => {
	const limited = (values: INodeParameters) => ({
		...question,
		options: { limitWaitTime: { values } },
	});

	it.each([
		[{ limitType: 'afterTimeInterval', resumeAmount: 1.5, resumeUnit: 'hours' }, 5_400],
		[{ limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' }, 172_800],
		[{ limitType: 'afterTimeInterval', resumeAmount: 0.5, resumeUnit: 'minutes' }, 30],
	])('%j', async (values, seconds) => {
		const begin = Date.now();
		const { run } = await ask(limited(values));
		const waits = Number(run.waitTill) - begin;
		expect(waits).toBeGreaterThanOrEqual(seconds * 1000);
		expect(waits).toBeLessThan(seconds * 1000 + 60_000);
	});

	it.each([
		['2999-01-31T18:00:00Z', '2999-01-31T18:00:00.000Z'],
		['2999-01-31 18:00', '2999-01-31T23:00:00.000Z'],
		["={{ DateTime.fromISO('2999-01-31T18:00:00Z') }}", '2999-01-31T18:00:00.000Z'],
	])('at %s', async (maxDateAndTime, expected) => {
		const { run } = await ask(limited({ limitType: 'atSpecifiedTime', maxDateAndTime }));
		expect(run.waitTill?.toISOString()).toBe(expected);
	});

	it('when it is reached, the input item goes on, without data', async () => {
		const { limit } = await ask(limited({ resumeAmount: 1, resumeUnit: 'minutes' }));
		expect((await limit())?.map(({ json }) => json)).toEqual([item]);
	});

	it.each([
		[{ limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01' }, 'has passed'],
		[{ limitType: 'atSpecifiedTime', maxDateAndTime: '' }, 'Max Date and Time is empty'],
		[{ limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' }, '"soon" is not a date and time'],
		[{ resumeAmount: 0 }, 'Limit Wait Time cannot be "0"'],
		[{ resumeUnit: 'years' }, 'Unit cannot be "years"'],
	])('%j: nothing is sent', async (values, message) => {
		const { error } = await setup.send(limited(values), [item]);
		expect(error?.message).toContain(message);
		expect(setup.bodies()).toEqual([]);
	});

	it('an item with an earlier response: with a limit nothing is sent, because it would look like the response', async () => {
		const earlier = { ...item, data: { approved: true } };
		const { error } = await setup.send(limited({}), [earlier]);
		expect(error?.message).toBe('The input item already has a response in its field data');
		expect(error?.description).toContain('Edit Fields');
		expect(setup.bodies()).toEqual([]);
		await ask(question, earlier);
	});
});

describe('what cannot be sent does not wait', () => {
	const ended = ({ run }: SendRun) => [run.waitTill, run.status];

	it('several items: nothing is sent, and the error names Loop Over Items', async () => {
		const result = await setup.send(question, [item, { phone: BEN }]);
		expect(result.error?.message).toBe('Send and Wait for Response takes one item at a time');
		expect(result.error?.description).toMatch(/Loop Over Items.* Nothing was sent\.$/);
		expect(ended(result)).toEqual([undefined, 'error']);
		const { sent } = await setup.send(question, [item, { phone: BEN }], CONTINUE);
		expect(sent.map((row) => errorIn(row).status)).toEqual(['not sent', 'not sent']);
		expect(setup.bodies()).toEqual([]);
	});

	it.each([
		[{ number: '12' }, 'too short'],
		[{ message: ' ' }, 'Message is empty'],
		[
			{ approvalOptions: { values: { approveLabel: 'OK', disapproveLabel: 'OK' } } },
			'Both buttons are labelled OK',
		],
		[{ responseType: 'form' }, 'Response Type cannot be "form"'],
	])('%j', async (parameters, message) => {
		const result = await setup.send({ ...question, ...parameters }, [item]);
		expect(result.error?.message).toContain(message);
		expect(ended(result)).toEqual([undefined, 'error']);
		expect(setup.bodies()).toEqual([]);
	});

	it('a dry run shows the message and does not wait', async () => {
		const { sent, run } = await setup.send({ ...question, options: { dryRun: true } }, [item]);
		expect([sent[0]?.json.dry_run, run.waitTill]).toEqual([true, undefined]);
		expect(setup.bodies()).toEqual([]);
	});

	it('no response from Picky Assist: an error that says so; neither Retry on Fail nor Retry execution sends it again', async () => {
		setup.sandbox.faults.add({ kind: 'resetAfterBody' });
		const result = await setup.send(question, [item], THREE_TRIES);
		expect(ended(result)).toEqual([undefined, 'error']);
		expect(result.error?.message).toContain('may have sent this message');
		const again = await setup.retry(result, question, [item]);
		expect(again.error?.message).toContain('may have sent this message');
		expect(again.run.waitTill).toBeUndefined();
		expect(setup.bodies()).toHaveLength(1);
	});

	it('refused by Picky Assist, then accepted at the next try: it waits, and its link is valid', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'Insufficient balance' });
		const { run } = await setup.send(question, [item], THREE_TRIES);
		expect(run.status).toBe('waiting');
		const [link = '', ...others] = linksTo(setup.sandbox, ANA);
		const page = await visit(setup.engine, workflowOf(question, [item]), run, link, approve);
		expect([others, outputOf(page.resumed)]).toEqual([[], responded({ approved: true })]);
	});

	it('Retry execution pressed twice: one message, and only the execution that its link continues waits', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'Insufficient balance' });
		const failed = await setup.send(question, [item]);
		expect(failed.run.status).toBe('error');
		const retries = await Promise.all(
			[1, 2].map(async () => await setup.retry(failed, question, [item])),
		);
		expect(retries.map(({ run }) => run.status).sort()).toEqual(['error', 'waiting']);
		expect(retries.flatMap(({ error }) => error?.message ?? [])).toEqual([
			'Another attempt sent this message, so this one does not wait for the response',
		]);
		expect(setup.received([ANA])).toEqual([1]);
	});
});
