import type { IDataObject, INodeType } from 'n8n-workflow';
import { exampleNamed, PICKY_ASSIST, withoutNotes } from '../n8n/examples';
import { isTool, toolVariant } from './harness/agent';
import { runOf, type WorkflowFile } from './harness/engine';
import { useEngineSetup } from './harness/engineSetup';
import { ANA } from './harness/fixtures';
import { postTo } from './harness/webhookCall';
import { startWebhookServer } from './harness/webhookServer';

const AGENT = '@n8n/n8n-nodes-langchain.agent';
const COLLEAGUE = '12025550109';

const setup = useEngineSetup();

/** An agent whose model calls its tool with what it reads, remembers the conversation by its session, and answers. */
function scriptedAgent(memory: Map<unknown, unknown[]>): INodeType {
	return {
		description: {
			displayName: 'AI Agent',
			name: 'agent',
			group: ['transform'],
			version: 3,
			description: 'Calls a tool as a model would',
			defaults: { name: 'AI Agent' },
			inputs: ['main', { type: 'ai_tool' }],
			outputs: ['main'],
			properties: [],
		},
		async execute() {
			const found = await this.getInputConnectionData('ai_tool', 0);
			const [tool]: unknown[] = Array.isArray(found) ? found : [];
			if (!isTool(tool)) throw new Error('The agent got no tool');
			const outputs: IDataObject[] = [];
			for (const { json } of this.getInputData()) {
				const known = [...(memory.get(json.sessionId) ?? []), json.chatInput];
				memory.set(json.sessionId, known);
				await tool.invoke({ Message: `Question: ${String(json.chatInput)}` });
				outputs.push({ output: `You asked: ${known.join(' / ')}` });
			}
			return [outputs.map((json, item) => ({ json, pairedItem: { item } }))];
		},
	};
}

/** The example with the nodes that this engine has: the model and the memory are those of the scripted agent. */
function example(): WorkflowFile {
	const { nodes, connections, ...file } = withoutNotes(exampleNamed('ai-agent'));
	const known = nodes.filter(({ type }) => !/lmChat|memory/.test(type));
	const names = known.map(({ name }) => name);
	return {
		...file,
		nodes: known,
		connections: Object.fromEntries(
			Object.entries(connections).filter(([name]) => names.includes(name)),
		),
	};
}

it('examples/ai-agent: each person has a conversation; the agent uses the tool, and its answer goes to who wrote', async () => {
	const memory = new Map<unknown, unknown[]>();
	const { types } = setup.engine;
	types.add(AGENT, scriptedAgent(memory));
	types.add(`${PICKY_ASSIST}Tool`, toolVariant(types.getByName(PICKY_ASSIST)));
	const server = await startWebhookServer({
		engine: setup.engine,
		credentials: setup.credentials,
		workflow: example(),
	});
	const message = (id: number, number: string, more: object) => ({
		number,
		message_in_raw: 'Are you open?',
		type: 1,
		application: 8,
		'unique-id': id,
		direction: 0,
		...more,
	});
	for (const body of [
		message(1, ANA, {}),
		message(2, '12025550102', {}),
		message(3, ANA, { type: 2, message_in_raw: 'This one?', 'media-url': 'https://example.com/1' }),
	]) {
		expect(await postTo(server.url, body)).toMatchObject({ statusCode: 200, text: '{}' });
		await server.settled();
	}
	await server.close();
	expect([...memory]).toEqual([
		[`8-${ANA}`, ['Are you open?', '[image] This one?']],
		['8-12025550102', ['Are you open?']],
	]);
	const sentTo = (number: string) => setup.sandbox.log.messagesTo(number).map(({ text }) => text);
	expect(sentTo(ANA)).toEqual([
		'You asked: Are you open?',
		'You asked: Are you open? / [image] This one?',
	]);
	expect(sentTo('12025550102')).toEqual(['You asked: Are you open?']);
	expect(sentTo(COLLEAGUE)).toEqual([
		'Question: Are you open?',
		'Question: Are you open?',
		'Question: [image] This one?',
	]);
	const [run] = server.executions;
	expect(run && runOf(run, 'Answer').outputs[0]).toMatchObject([
		{ json: { number: ANA, status: 'accepted', reference_number: 'answer-1' } },
	]);
});
