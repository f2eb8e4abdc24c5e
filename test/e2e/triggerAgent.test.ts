import { exampleNamed, withCredential, withoutNotes } from '../n8n/examples';
import { type ChatModel, type ChatRequest, startChatModel } from './chatModel';
import { useN8nSetup } from './n8nSetup';
import { activate, saveWebhookListener } from './webhookListener';

const setup = useN8nSetup();
const ANA = '12025550101';
const BEN = '12025550102';
const COLLEAGUE = '12025550109';

let model: ChatModel;
beforeAll(async () => {
	model = await startChatModel(answer);
});
afterAll(async () => model.close());

const said = ({ messages }: ChatRequest, role: string) =>
	messages.filter((message) => message.role === role).map(({ text }) => text);

/** Tells a colleague about a refund; otherwise repeats all that the person has written in this conversation. */
function answer(request: ChatRequest) {
	const [tool = ''] = request.tools;
	const written = said(request, 'user');
	if (request.messages.at(-1)?.role === 'tool') return 'A colleague will reply today.';
	if (written.at(-1)?.includes('refund')) return { tool, values: { Message: 'A refund' } };
	return `You wrote: ${written.join(' / ')}`;
}

it('examples/ai-agent: who writes has a conversation with the agent, which uses its tool', async () => {
	const openAi = await setup.n8n.createCredential('OpenAI account', 'openAiApi', {
		apiKey: 'scripted',
		url: model.url,
	});
	const example = withoutNotes(exampleNamed('ai-agent'));
	const workflow = withCredential(withCredential(example, setup.credential), openAi);
	const listener = await activate(setup.n8n, await saveWebhookListener(setup.n8n, workflow));
	const write = async (id: number, number: string, text: string, more: object = {}) => {
		const body = {
			number,
			message_in_raw: text,
			type: 1,
			application: 8,
			'unique-id': id,
			direction: 0,
			...more,
		};
		expect(await listener.post(body)).toMatchObject({ statusCode: 200, text: '{}' });
		const executions = await listener.executions(id);
		expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
		expect(executions).toHaveLength(id);
	};
	await write(1, ANA, 'Are you open?');
	await write(2, BEN, 'Hi');
	await write(3, ANA, 'This one?', { type: 2, 'media-url': 'https://example.com/1.jpg' });
	await write(4, BEN, 'I want a refund');

	const sentTo = (number: string) => setup.sandbox.log.messagesTo(number).map(({ text }) => text);
	expect(sentTo(ANA)).toEqual([
		'You wrote: Are you open?',
		'You wrote: Are you open? / [image] This one?',
	]);
	expect(sentTo(BEN)).toEqual(['You wrote: Hi', 'A colleague will reply today.']);
	expect(sentTo(COLLEAGUE)).toEqual(['A refund']);
});
