import type { IBinaryKeyData, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { exampleFiles, exampleNamed, nodeOfType, PICKY_ASSIST } from '../n8n/examples';
import { isJsonObject, objectsOf } from '../sandbox/json';
import { useDeduplicationStore } from './harness/deduplication';
import type { WorkflowFile } from './harness/engine';
import { parameterProblems } from './harness/parameterProblems';
import { useEngineSetup, ERROR_OUTPUT } from './harness/engineSetup';
import { ANA } from './harness/fixtures';

const OURS = 'n8n-nodes-pickyassist.';
const EXAMPLES = exampleFiles();

const setup = useEngineSetup();
useDeduplicationStore();

const problemsOf = (node: INode) => {
	// The tool is the same node, in the variant that n8n makes for agents.
	const type = node.type.replace(/Tool$/, '');
	return parameterProblems({ ...node, type }, setup.engine.types.getByName(type).description);
};

/** Where the named node leads to, output by output. */
function nextOf({ connections }: WorkflowFile, name: string): string[][] {
	return (connections[name]?.main ?? []).map((output) => (output ?? []).map(({ node }) => node));
}

it('there are six or more', () => {
	expect(EXAMPLES.length).toBeGreaterThan(5);
});

describe.each(EXAMPLES)('examples/$name.json', ({ workflow }) => {
	const { name, nodes, connections, pinData = {} } = workflow;

	it('has the format in which n8n exports workflows', () => {
		const node = {
			id: expect.stringMatching(/./),
			name: expect.stringMatching(/./),
			type: expect.stringMatching(/./),
			typeVersion: expect.any(Number),
			position: [expect.any(Number), expect.any(Number)],
			parameters: expect.any(Object),
		};
		expect(nodes).toEqual(nodes.map(() => expect.objectContaining(node)));
		const items = Object.values(pinData).flat();
		expect(items).toEqual(items.map(() => expect.objectContaining({ json: expect.any(Object) })));
	});

	it('hangs together: every name once, every connection and every pin at a node', () => {
		const names = nodes.map((node) => node.name);
		expect(name).toMatch(/^Picky Assist: /);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const ends = Object.keys(connections).flatMap((from) => [
			from,
			...nextOf(workflow, from).flat(),
		]);
		expect([...ends, ...Object.keys(pinData)].filter((end) => !names.includes(end))).toEqual([]);
	});

	it('every parameter of its Picky Assist nodes is one that the editor shows there', () => {
		const ours = nodes.filter(({ type }) => type.startsWith(OURS));
		expect(ours.length).toBeGreaterThan(0);
		expect(ours.map((node) => [node.name, problemsOf(node)])).toEqual(
			ours.map((node) => [node.name, []]),
		);
	});

	it('contains no credential, and has a note that explains it', () => {
		expect(
			nodes
				.flatMap(({ credentials = {} }) => Object.values(credentials))
				.filter(({ id }) => id !== ''),
		).toEqual([]);
		expect(nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
	});

	it('what runs by itself again and again notes what it has sent', () => {
		const isScheduled = nodes.some(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
		const senders = nodes.filter(({ type }) => isScheduled && type === PICKY_ASSIST);
		const loose = senders.filter((node) => (nextOf(workflow, node.name)[0] ?? []).length === 0);
		expect(loose.map((node) => node.name)).toEqual([]);
	});
});

describe('the check of parameters', () => {
	const change = (parameters: INodeParameters): INode => {
		const node = nodeOfType(exampleNamed('send-single'), PICKY_ASSIST);
		return { ...node, parameters: { ...node.parameters, ...parameters } };
	};

	it('finds an unknown parameter, an unknown option, one of another operation, a wrong choice and an empty field', () => {
		expect(problemsOf(change({}))).toEqual([]);
		expect(problemsOf(change({ channel: '={{ $json.channel }}' }))).toEqual([]);
		expect(problemsOf(change({ nonsense: 'x' }))).toEqual(['nonsense is not a parameter here']);
		expect(problemsOf(change({ options: { nonsense: true } }))).toEqual([
			'options.nonsense is not a parameter here',
		]);
		expect(problemsOf(change({ options: { channelId: '310' } }))).toEqual([
			'options.channelId is not a parameter here',
		]);
		expect(problemsOf(change({ mediaUrl: 'https://example.com/a.jpg' }))).toEqual([
			'mediaUrl is not a parameter here',
		]);
		expect(problemsOf(change({ channel: '99' }))).toEqual(['channel cannot be "99"']);
		expect(problemsOf(change({ options: { priority: '7' } }))).toEqual(['priority cannot be "7"']);
		expect(problemsOf(change({ message: '' }))).toEqual([expect.stringContaining('Message')]);
		expect(problemsOf({ ...change({}), typeVersion: 7 })).toEqual([
			'version 7 is not one of 1, 1.1',
		]);
	});
});

describe('with their pinned rows', () => {
	/** Runs the Picky Assist node of an example with the rows pinned somewhere before it. */
	async function send(name: string, files: readonly string[] = []) {
		const workflow = exampleNamed(name);
		const items = Object.values(workflow.pinData ?? {})[0]?.map(({ json }) => json) ?? [];
		const binary = files.map(
			(data): IBinaryKeyData => ({
				data: { data, mimeType: 'application/pdf', fileName: 'a.pdf' },
			}),
		);
		const { parameters, typeVersion } = nodeOfType(workflow, PICKY_ASSIST);
		const settings = { ...ERROR_OUTPUT, typeVersion };
		const run = await setup.send(parameters, items, settings, { binary });
		return {
			...run,
			items,
			pushes: setup.bodies().filter(isJsonObject),
		};
	}

	it('reminder-from-a-sheet sends each row its template, and the result still knows the row', async () => {
		const { sent, refused, pushes, items } = await send('reminder-from-a-sheet');
		expect(refused).toEqual([]);
		expect(sent.map(({ json }) => [json.id, json.status])).toEqual(
			items.map(({ id }) => [id, 'accepted']),
		);
		expect(pushes).toHaveLength(1);
		expect(
			objectsOf(pushes[0] ?? {}, 'data').map(({ template_message: values }) => values),
		).toEqual(items.map(({ name, time }) => [name, time]));
	});

	it('invoice-per-customer sends each customer the own file, under its own name', async () => {
		const { sent, refused, pushes, items } = await send('invoice-per-customer', ['AAAA', 'BBBB']);
		expect(refused).toEqual([]);
		expect(sent.map(({ json }) => [json.reference_number, json.status])).toEqual(
			items.map(({ invoice }) => [`invoice-${String(invoice)}`, 'accepted']),
		);
		expect(pushes.map((body) => [body.media_name, body.globalmedia_code])).toEqual([
			['invoice-2041.pdf', 'AAAA'],
			['invoice-2042.pdf', 'BBBB'],
		]);
	});
});

describe('opt-out: the expressions of the example', () => {
	/** What the expression is for each item, as a text. */
	async function valuesOf(expression: unknown, items: IDataObject[]): Promise<unknown[]> {
		const message = String(expression).replace(/^=\{\{(.*)\}\}$/s, '={{ String($1) }}');
		setup.sandbox.log.clear();
		await setup.send({ operation: 'sendSingle', number: ANA, message }, items, ERROR_OUTPUT);
		return setup.sandbox.log.messagesTo(ANA).map(({ text }) => text);
	}

	const parameter = (name: string, path: string): unknown => {
		const node = exampleNamed('opt-out').nodes.find((one) => one.name === name);
		return path.split('.').reduce<unknown>((value, key) => Object(value)[key], node?.parameters);
	};

	it('everybody who writes STOP in any form is left out, and nobody else', async () => {
		const optOut = [
			...['STOP', ' stop ', 'STOP!', 'STOP.', '"STOP"', 'Stop please', 'Please stop', 'STOP STOP'],
			...[
				'/stop',
				'ST\u200bOP',
				'\uff33\uff34\uff2f\uff30',
				'stop\nthis',
				'STOPP',
				'Stop\ud83d\ude4f',
				'*STOP*',
			],
			...['Unsubscribe me', 'opt-out', 'OPT OUT', 'optout'],
		];
		const others = [
			'When is the non-stopover flight?',
			'The bus stopped',
			'OK',
			'',
			null,
			'Yes1stop2',
		];
		const condition = parameter('STOP?', 'conditions.conditions.0.leftValue');
		const items = [...optOut, ...others].map((message) => ({ message }));
		expect(await valuesOf(condition, items)).toEqual([
			...optOut.map(() => 'true'),
			...others.map(() => 'false'),
		]);
	});

	it('a number counts as the same in each way that the node reads it', async () => {
		const written = [
			...['12025550151', '+1 202 555 0151', '0012025550151', '12025550151.0', '12025550151.00'],
			...[
				'1-202-555-0151',
				'1.202.555.0151',
				'+1 (0) 202 555 0151',
				'(202) 555-0151',
				'12025550151;',
			],
			...[
				'\uff11\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff15\uff11',
				'\u202a+12025550151\u202c',
				12025550151,
			],
		];
		const key = parameter('Did not opt out', 'filters.conditions.0.keyValue');
		const saved = String(parameter('Remember', 'columns.value.last_digits'));
		const remembered = saved.replace("$('Someone writes').item", '$').replace('$.json', '$json');
		const [ending] = await valuesOf(remembered, [{ number: '12025550151' }]);
		expect(ending).toBe('025550151');
		const items = [...written, '12025550152'].map((phone) => ({ phone }));
		expect(await valuesOf(key, items)).toEqual([...written.map(() => ending), '025550152']);
	});
});
