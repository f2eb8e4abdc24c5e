import { ANA } from '../engine/harness/fixtures';
import { NODE, SIX_NUMBERS, START, useN8nSetup } from './n8nSetup';
import { AFTER, askingWorkflow, newestLink, open, respond, waiting } from './waitingExecution';

const setup = useN8nSetup();

const question = { message: '=Discount of {{ $json.discount }} %?' };
const item = { phone: ANA, discount: 20 };

/** An execution that waits for Ana. */
async function ask(parameters: object = question, json = item) {
	const workflow = await setup.save(askingWorkflow({ ...parameters }, json));
	const id = await setup.n8n.start(workflow, START);
	await waiting(setup.n8n, id);
	return { id, link: await newestLink(setup.sandbox, json.phone) };
}

/** What the next node makes of the response. */
async function afterResponse(id: string) {
	const execution = await setup.n8n.finished(id);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	return execution.outputsOf(AFTER)[0]?.map(({ json }) => json);
}
const respondedAt = expect.stringMatching(/^20\d\d-.*Z$/);
const stillWaits = async (id: string) =>
	expect((await setup.n8n.execution(id)).status).toBe('waiting');

it.each([
	['approve', true],
	['decline', false],
])('%s: the execution continues with the response and its item', async (decision, approved) => {
	const { id, link } = await ask();
	const page = await open(link);
	expect([page.statusCode, page.html]).toEqual([200, expect.stringContaining('of 20 %?')]);
	const thanks = await respond(link, { decision });
	expect([thanks.statusCode, thanks.html]).toEqual([200, expect.stringContaining('Thank you.')]);
	expect(await afterResponse(id)).toEqual([
		{ response: { approved, respondedAt, number: ANA, msg_id: expect.any(String) }, asked: 20 },
	]);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
});

it('free text', async () => {
	const { id, link } = await ask({ ...question, responseType: 'freeText' });
	await respond(link, { text: 'Perché no? 🙂' });
	expect(await afterResponse(id)).toMatchObject([{ response: { text: 'Perché no? 🙂' } }]);
});

it('previews and scanners that open the link decide nothing', async () => {
	const { id, link } = await ask();
	for (const agent of ['WhatsApp/2.23', 'Slackbot-LinkExpanding 1.0', 'SafeLinks', '']) {
		await open(link, { headers: { 'user-agent': agent } });
		await open(link, { method: 'HEAD', headers: { 'user-agent': agent } });
	}
	await open(`${link}&approved=true&decision=approve`);
	await stillWaits(id);
	await respond(link, { decision: 'decline' });
	expect(await afterResponse(id)).toMatchObject([{ response: { approved: false } }]);
});

it('a forged link: a clear text, and the execution goes on waiting', async () => {
	const { id, link } = await ask();
	const forged = [
		link.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
		link.replace(/&signature=.*/, ''),
		link.replace(/\?.*/, ''),
		link.replace(/id=./, 'id=_'),
	];
	for (const one of forged) {
		const pages = [await open(one), await respond(one, { decision: 'approve' })];
		for (const { statusCode, html } of pages) {
			expect([401, 403]).toContain(statusCode);
			expect(html).toMatch(/not valid|invalid/i);
		}
	}
	await stillWaits(id);
});

it('two executions wait for one number: each link continues its own', async () => {
	const first = await ask();
	const workflow = await setup.save(askingWorkflow(question, { ...item, discount: 30 }));
	const second = await setup.n8n.start(workflow, START);
	await waiting(setup.n8n, second);
	await respond(await newestLink(setup.sandbox, ANA, 2), { decision: 'decline' });
	expect(await afterResponse(second)).toMatchObject([{ response: { approved: false }, asked: 30 }]);
	await stillWaits(first.id);
	await respond(first.link, { decision: 'approve' });
	expect(await afterResponse(first.id)).toMatchObject([
		{ response: { approved: true }, asked: 20 },
	]);
});

it('a second click: a clear text, and the execution does not run again', async () => {
	const { id, link } = await ask();
	await respond(link, { decision: 'approve' });
	await afterResponse(id);
	for (const page of [await open(link), await respond(link, { decision: 'decline' })]) {
		expect(page.statusCode).toBe(200);
		expect(page.html).toMatch(/no action required/i);
	}
	expect((await setup.n8n.execution(id)).runsOf(AFTER)).toHaveLength(1);
});

it('the time limit: the input item goes on, and the link has expired', async () => {
	const limitWaitTime = { values: { resumeAmount: 0.01, resumeUnit: 'minutes' } };
	const workflow = await setup.save(
		askingWorkflow({ ...question, options: { limitWaitTime } }, item),
	);
	const id = await setup.n8n.start(workflow, START);
	const link = await newestLink(setup.sandbox, ANA);
	expect(await afterResponse(id)).toEqual([{ asked: 20 }]);
	expect((await setup.n8n.execution(id)).outputsOf(NODE)[0]?.[0]?.json).toEqual(item);
	expect((await open(link)).html).toMatch(/no action required/i);
	expect((await respond(link, { decision: 'approve' })).html).toMatch(/no action required/i);
});

it('several items: nothing is sent', async () => {
	const execution = await setup.send(
		{ operation: 'sendAndWait', number: '={{ $json.phone }}', message: 'OK?' },
		SIX_NUMBERS.map((phone) => ({ phone })),
	);
	expect(execution.error?.description).toContain('Loop Over Items');
	expect(setup.sandbox.log.pushes).toEqual([]);
});
