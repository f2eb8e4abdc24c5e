import { EXPECTED_STATUSES } from '../demo/expectedStatuses';
import {
	exampleFiles,
	exampleNamed,
	nodeOfType,
	PICKY_ASSIST,
	withCredential,
	withSampleFiles,
} from '../n8n/examples';
import { CHAT_MODEL_PATH } from '../sandbox/chatModel';
import { useN8nSetup } from './n8nSetup';
import { outcomesOf, statusOf } from './outcomes';

const setup = useN8nSetup();

it.each(exampleFiles())(
	'imports examples/$name.json, and knows all of its nodes',
	async ({ workflow }) => {
		const known = new Set((await setup.n8n.nodeTypes()).map(({ name }) => name));
		const saved = await setup.save(workflow);
		expect(saved.nodes.filter(({ type }) => !known.has(type))).toEqual([]);
	},
);

it.each(Object.entries(EXPECTED_STATUSES))(
	'the example "%s": each item has its status, and each accepted one its message',
	async (name, statuses) => {
		const workflow = exampleNamed(name);
		const { name: node } = nodeOfType(workflow, PICKY_ASSIST);
		const [trigger = ''] = Object.keys(workflow.pinData ?? {});
		const execution = await setup.n8n.run(await setup.save(workflow), trigger);
		expect(execution.status).toBe('success');
		expect(outcomesOf(execution, statuses.length, node)).toEqual(statuses);

		const [sent = []] = execution.outputsOf(node);
		const accepted = sent.filter((result) => statusOf(result) === 'accepted');
		const { acceptedMessages, pushes } = setup.sandbox.log;
		expect(acceptedMessages.map(({ recipient, msgId }) => [recipient, msgId])).toEqual(
			accepted.map(({ json }) => [json.number, json.msg_id]),
		);
		expect(pushes).toHaveLength(1);
	},
);

/** What the person gets from one of the examples that EXPECTED_STATUSES does not have. */
type Received = readonly [recipient: string, content: unknown];

it.each<[name: string, trigger: string, received: readonly Received[]]>([
	[
		'reminder-from-a-sheet',
		'Try it with two rows',
		[
			['12025550161', ['Ana', '10:30']],
			['12025550162', ['Ben', '11:15']],
		],
	],
	[
		'reminder-from-a-sheet',
		'Every morning at nine',
		[
			['12025550161', ['Ana', '10:30']],
			['12025550162', ['Ben', '11:15']],
		],
	],
	[
		'invoice-per-customer',
		'Invoices of this month',
		[
			[expect.any(String), 'invoice-2041.pdf'],
			[expect.any(String), 'invoice-2042.pdf'],
		],
	],
	['auto-reply', 'A customer writes', [[expect.any(String), expect.stringContaining('help')]]],
	['delivery-follow-up', 'Delivery report', [[expect.any(String), expect.any(String)]]],
	[
		'ai-agent',
		'A customer writes',
		[[expect.any(String), expect.stringContaining('9:00 to 18:00')]],
	],
])(
	'%s, started from "%s" as npm run n8n has it: its messages arrive',
	async (name, trigger, received) => {
		const chatModel = await setup.n8n.createCredential('OpenAI account', 'openAiApi', {
			apiKey: 'sandbox',
			url: `${setup.sandbox.url}${CHAT_MODEL_PATH}`,
		});
		const example = withSampleFiles(exampleNamed(name), setup.sandbox.url);
		const saved = await setup.save(withCredential(example, chatModel));
		const execution = await setup.n8n.run(saved, trigger);
		expect(execution.status).toBe('success');
		const { pushes, acceptedMessages } = setup.sandbox.log;
		expect(
			acceptedMessages.map(({ recipient, pushId, text, template_values: values }) => {
				const fileName = pushes.find((one) => one.pushId === pushId)?.body?.media_name;
				return [recipient, values ?? fileName ?? text];
			}),
		).toEqual(received);
		expect(acceptedMessages.every(({ recipient }) => recipient !== '')).toBe(true);
	},
);
