import { createHash } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { workflowOf } from '../engine/harness/workflow';
import { useN8nSetup, NODE, START } from './n8nSetup';

const setup = useN8nSetup();

const MAKE_FILE = 'Convert to File';

/** Runs a workflow that makes a file of the field `content` of each item and sends it as a document. */
async function sendFiles(people: readonly IDataObject[]) {
	const parameters = {
		operation: 'sendMedia',
		number: '={{ $json.phone }}',
		mediaSource: 'binary',
		binaryPropertyName: 'data',
	};
	const { nodes, pinData, ...workflow } = workflowOf(parameters, people);
	const makeFile: INode = {
		id: 'file',
		name: MAKE_FILE,
		type: 'n8n-nodes-base.convertToFile',
		typeVersion: 1.1,
		position: [110, 0],
		parameters: {
			operation: 'toText',
			sourceProperty: 'content',
			options: { fileName: 'notes.txt' },
		},
	};
	// The file node keeps no fields: the number comes from the trigger.
	const sender = nodes.map((node) =>
		node.name === NODE
			? {
					...node,
					parameters: { ...node.parameters, number: `={{ $('${START}').item.json.phone }}` },
				}
			: node,
	);
	const saved = await setup.save({
		...workflow,
		nodes: [...sender, makeFile],
		connections: {
			[START]: { main: [[{ node: MAKE_FILE, type: 'main', index: 0 }]] },
			[MAKE_FILE]: { main: [[{ node: NODE, type: 'main', index: 0 }]] },
		},
		...(pinData ? { pinData } : {}),
	});
	return await setup.n8n.run(saved, START);
}

it('sends files that n8n keeps on disk', async () => {
	const contents = ['a short note', 'long '.repeat(100_000)];
	const execution = await sendFiles(
		contents.map((content, index) => ({ phone: `1202555010${index}`, content })),
	);
	expect(execution.status).toBe('success');
	const files = execution.outputsOf(MAKE_FILE)[0]?.map(({ binary }) => binary?.data?.id);
	expect(files).toEqual([
		expect.stringMatching(/^filesystem/),
		expect.stringMatching(/^filesystem/),
	]);

	const [short, long] = contents.map((content) => Buffer.from(content));
	const digest = createHash('sha256')
		.update(long ?? '')
		.digest('hex');
	expect(setup.sandbox.log.acceptedMessages.map(({ media }) => media)).toEqual([
		short?.toString('base64'),
		`<base64, ${long?.length} bytes, sha256 ${digest}>`,
	]);
});
