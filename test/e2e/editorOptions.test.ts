import type { INodeParameters } from 'n8n-workflow';
import { useEditor } from './browser/editorSetup';
import type { NodeView } from './browser/nodeView';
import { NODE } from './n8nSetup';

const { setup, editor: openEditor } = useEditor();
const PEOPLE = [
	{ name: 'Ana', phone: '12025550101' },
	{ name: 'Ben', phone: '12025550102' },
	{ name: 'Carla', phone: '12025550103' },
];
const SINGLE = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '=Hello {{ $json.name }}',
};

/** Opens the Picky Assist node of a new workflow. */
async function openNode(parameters: INodeParameters = SINGLE, people = PEOPLE): Promise<NodeView> {
	const { id } = await setup.saveNode(parameters, people);
	const editor = await openEditor();
	await editor.open(id, NODE);
	return await editor.openNode(NODE);
}

it('an option that is on or off is on as soon as it is added', async () => {
	const node = await openNode();
	const added: Array<[name: string, isOn: boolean]> = [];
	for (const [name, parameter] of [
		['Create Contact', 'createContact'],
		['Dry Run', 'dryRun'],
		['Include Input Fields', 'includeInputFields'],
		['Include Request Body', 'includeRequestBody'],
		['Once per Recipient and Reference Number', 'oncePerRecipientAndReference'],
		['Send the Others if One Is Rejected', 'isolateRejected'],
	] as const) {
		await node.addOption(name);
		added.push([name, await node.isOn(parameter)]);
	}
	expect(added).toEqual(added.map(([name]) => [name, true]));
});

it('Dry Run, added and left as it is: one row for each message, the hint, and nothing is sent', async () => {
	const node = await openNode();
	await node.addOption('Dry Run');
	expect(await node.execute()).toBe('success');
	const rows = (await node.rows()).map((row) => row.split(/\s*\t\s*/).slice(0, 5));
	expect(rows).toEqual(
		PEOPLE.map(({ name, phone }) => [phone, 'ready', `Hello ${name}`, 'WhatsApp Official', '1']),
	);
	expect(await node.outputText()).toContain(
		'Dry run, nothing was sent: 3 messages in 1 request would be sent.',
	);
	expect(setup.sandbox.log.requests.filter(({ endpoint }) => endpoint === 'push')).toEqual([]);
});

it('Maximum Messages: the error shows both figures, and nothing is sent', async () => {
	const node = await openNode();
	await node.addOption('Maximum Messages');
	await node.fill('maximumMessages', '2');
	expect(await node.execute()).toBe('error');
	expect(await node.outputText()).toContain(
		'This execution would send 3 messages, but Maximum Messages is 2',
	);
	expect(setup.sandbox.log.pushes).toEqual([]);
});

it('a wrong number among good ones: the error says how to send the others', async () => {
	const node = await openNode(SINGLE, [...PEOPLE, { name: 'David', phone: '12-34' }]);
	expect(await node.execute()).toBe('error');
	const output = await node.outputText();
	expect(output).toContain('The number 12-34 is too short');
	expect(output).toContain("set On Error to Continue in the node's Settings");
	expect(setup.sandbox.log.pushes).toEqual([]);
});

it('several numbers are rejected: the words of Picky Assist, and no item is blamed', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'One of them is wrong' });
	const node = await openNode();
	expect(await node.execute()).toBe('error');
	const output = await node.outputText();
	expect(output).toContain('Picky Assist says: "One of them is wrong"');
	expect(output).toContain('None of the 3 messages in the request was sent');
	expect(output).not.toMatch(/\[item \d/i);
});

it('a list: a tab separates numbers, and a number that is listed twice gets the text once', async () => {
	const [ana, ben] = PEOPLE.map(({ phone }) => phone);
	const node = await openNode(
		{
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: `${ana}\t${ben}\n${ana}`,
			message: 'Closed on Friday',
		},
		[{ name: 'List', phone: '' }],
	);
	expect(await node.execute()).toBe('success');
	const rows = (await node.rows()).map((row) => row.split(/\s*\t\s*/).slice(0, 2));
	expect(rows).toEqual([
		[ana, 'accepted'],
		[ben, 'accepted'],
		[ana, 'duplicate'],
	]);
	expect(await node.outputText()).toContain(`${ana} is in the same list twice`);
});

it('three items with one push ID: its report comes once, and its times have a zone', async () => {
	const { push_id: pushId } =
		(await setup.send(SINGLE, PEOPLE)).outputsOf(NODE)[0]?.[0]?.json ?? {};
	const node = await openNode({
		resource: 'deliveryReport',
		operation: 'get',
		pushId: String(pushId),
	});
	expect(await node.execute()).toBe('success');
	const rows = await node.rows();
	expect(rows.map((row) => row.split(/\s*\t\s*/)[0])).toEqual(PEOPLE.map(({ phone }) => phone));
	for (const row of rows) expect(row).toMatch(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/);
});

it('a caption under a document: the error names who does not send it', async () => {
	const node = await openNode({
		operation: 'sendMedia',
		number: '={{ $json.phone }}',
		mediaUrl: 'https://files.example.com/bill.pdf',
		caption: 'Your bill',
	});
	expect(await node.execute()).toBe('error');
	const output = await node.outputText();
	expect(output).toContain('A document cannot have a caption');
	expect(output).toContain('Picky Assist sends captions with pictures and videos only');
});

it('below the fields: the country code, and where the channel is explained', async () => {
	const node = await openNode({ operation: 'sendSingle' });
	await node.shows('With country code. The option Country Code adds it to national numbers.');
	expect(await node.descriptionsOf('channel')).toEqual(
		expect.arrayContaining([
			'Text and files to people who wrote to your page',
			'Text and files, through an app on a phone',
		]),
	);
});

it.each(['send whatsapp', 'bulk sms', 'campaign', 'notification'])(
	'"%s" finds the node',
	async (words) => {
		const editor = await openEditor();
		expect(await editor.searchFirst(words)).toContain('Picky Assist');
	},
);
