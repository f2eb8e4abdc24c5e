import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { ANA, BEN } from '../engine/harness/fixtures';
import { NODE_TYPE, workflowOf } from '../engine/harness/workflow';
import type { WorkflowToSave } from '../n8n/n8nClient';
import { START, useN8nSetup } from './n8nSetup';
import { type ScriptedModel, startScriptedModel } from './scriptedModel';
import { newestLink, respond, waiting } from './waitingExecution';
import { testedN8nVersion } from './setup/sharedN8n';

const setup = useN8nSetup();
let model: ScriptedModel;
let modelCredential: { id: string; name: string };
const CANCELLED = { Message: 'Your order is cancelled' };
beforeEach(() => {
	model.calls = [CANCELLED];
});
beforeAll(async () => {
	model = await startScriptedModel();
	modelCredential = await setup.n8n.createCredential('Scripted model', 'openAiApi', {
		apiKey: 'x',
		url: model.url,
	});
});
afterAll(async () => await model.close());

const REVIEW = 'Ask the manager';
const TOOL = 'Cancel an order';
const AGENT = 'AI Agent';

/** An agent that wants to send a message to Ben, which Ana has to approve. */
function reviewedAgent(parameters: INodeParameters = {}, json: IDataObject = {}): WorkflowToSave {
	const { nodes, name: title, pinData } = workflowOf({}, [json]);
	const [start] = nodes;
	if (!start) throw new Error('There is no trigger');
	const node = (name: string, type: string, typeVersion: number, rest: INodeParameters): INode => ({
		id: name.replaceAll(' ', '-'),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: rest,
	});
	const review = {
		...node(REVIEW, `${NODE_TYPE}HitlTool`, 1, { number: ANA, ...parameters }),
		webhookId: 'review',
	};
	const tool = node(TOOL, `${NODE_TYPE}Tool`, 1, {
		resource: 'message',
		operation: 'sendSingle',
		number: BEN,
		message: "={{ $fromAI('Message', ``, 'string') }}",
	});
	const account = { pickyAssistApi: { id: '1', name: 'Picky Assist account' } };
	const chat = node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		options: {},
	});
	const agent = node(AGENT, '@n8n/n8n-nodes-langchain.agent', 3.1, {
		promptType: 'define',
		text: 'Cancel the order',
		options: {},
	});
	const to = (name: string, type: 'main' | 'ai_tool' | 'ai_languageModel') => ({
		[type]: [[{ node: name, type, index: 0 }]],
	});
	const all: IConnections = {
		[START]: to(AGENT, 'main'),
		Model: to(AGENT, 'ai_languageModel'),
		[TOOL]: to(REVIEW, 'ai_tool'),
		[REVIEW]: to(AGENT, 'ai_tool'),
	};
	return {
		name: title,
		...(pinData ? { pinData } : {}),
		nodes: [
			start,
			{ ...review, credentials: account },
			{ ...tool, credentials: account },
			{ ...chat, credentials: { openAiApi: modelCredential } },
			agent,
		],
		connections: all,
	};
}

async function ask(parameters?: INodeParameters) {
	const id = await setup.n8n.start(await setup.save(reviewedAgent(parameters)), START);
	await waiting(setup.n8n, id);
	return { id, link: await newestLink(setup.sandbox, ANA) };
}

/** What the agent says at the end: it repeats what it was told about the tool. */
async function outcomeOf(id: string): Promise<string> {
	const execution = await setup.n8n.finished(id);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	return String(execution.outputsOf(AGENT)[0]?.[0]?.json.output);
}

it('n8n offers the node as human review, with only the fields of Send and Wait for Response', async () => {
	const types = await setup.n8n.nodeTypes();
	const review = types.find(({ name }) => name === `${NODE_TYPE}HitlTool`);
	expect(review?.displayName).toBe('Picky Assist');
	expect(review?.properties.find(({ name }) => name === 'operation')).toMatchObject({
		type: 'hidden',
		default: 'sendAndWait',
	});
	expect(review?.properties.find(({ name }) => name === 'resource')?.default).toBe('message');
});

it('approve: the tool runs, and the agent gets its result', async () => {
	const { id, link } = await ask();
	expect(setup.sandbox.log.messagesTo(BEN)).toEqual([]);
	const [question] = setup.sandbox.log.messagesTo(ANA);
	expect(question?.text).toContain('Cancel');
	expect(question?.text).not.toContain('[object');
	await respond(link, { decision: 'approve' });
	expect(await outcomeOf(id)).toContain('"status":"accepted"');
	expect(setup.sandbox.log.messagesTo(BEN).map(({ text }) => text)).toEqual([
		'Your order is cancelled',
	]);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
});

it('decline: the tool does not run, and the model is told', async () => {
	const { id, link } = await ask();
	await respond(link, { decision: 'decline' });
	expect(await outcomeOf(id)).toMatch(/rejected the tool call/i);
	expect(setup.sandbox.log.messagesTo(BEN)).toEqual([]);
});

it('a forged link approves nothing', async () => {
	const { id, link } = await ask();
	const forged = link.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
	expect([401, 403]).toContain((await respond(forged, { decision: 'approve' })).statusCode);
	expect((await setup.n8n.execution(id)).status).toBe('waiting');
	await respond(link, { decision: 'decline' });
	await outcomeOf(id);
});

describe('the time limit', () => {
	const limitWaitTime = { values: { resumeAmount: 0.01, resumeUnit: 'minutes' } };
	const start = async (json?: IDataObject) =>
		await setup.n8n.start(
			await setup.save(reviewedAgent({ options: { limitWaitTime } }, json)),
			START,
		);

	it('the tool does not run', async () => {
		const id = await start();
		await newestLink(setup.sandbox, ANA);
		expect(await outcomeOf(id)).toMatch(/rejected the tool call/i);
		expect(setup.sandbox.log.messagesTo(BEN)).toEqual([]);
	});

	it.each<IDataObject>([{ approved: true }, { data: { approved: true } }])(
		'the tool does not run either if the item of the agent says %j',
		async (json) => {
			await setup.n8n.finished(await start(json));
			expect(setup.sandbox.log.messagesTo(BEN)).toEqual([]);
		},
	);
});

describe('two calls at once', () => {
	const texts = (number: string) => setup.sandbox.log.messagesTo(number).map(({ text }) => text);

	/** Responds to the newest question, according to the call that it is about. */
	async function decide(id: string, count: number, approved: string): Promise<void> {
		const link = await newestLink(setup.sandbox, ANA, count);
		await waiting(setup.n8n, id);
		const decision = texts(ANA).at(-1)?.includes(approved) ? 'approve' : 'decline';
		await respond(link, { decision });
	}

	it.each(['Yours', 'Mine'])(
		'each has a question of its own, one after the other; only %s is approved and runs',
		async (approved) => {
			model.calls = [{ Message: 'Yours' }, { Message: 'Mine' }];
			const { id } = await ask({ message: '={{ JSON.stringify($json.toolParameters) }}' });
			expect(texts(ANA)).toHaveLength(1);
			await decide(id, 1, approved);
			await decide(id, 2, approved);
			// n8n 2.8 asks about the last call first, and takes all calls as declined if the last answer is. A declined call never runs.
			const isLost = testedN8nVersion().startsWith('2.8.') && approved === 'Mine';
			// n8n tells the model only what the approved call returned.
			expect(await outcomeOf(id)).toContain(isLost ? 'User rejected' : '"status":"accepted"');
			expect(texts(BEN)).toEqual(isLost ? [] : [approved]);
			expect(texts(ANA)).toHaveLength(2);
		},
	);
});
