import type { Theme } from './browser/browser';
import { useEditor } from './browser/editorSetup';
import type { NodeView } from './browser/nodeView';
import { takeScreenshot } from './browser/screenshot';
import { NODE, START } from './n8nSetup';

const { setup, editor: openEditor } = useEditor();
const PEOPLE = [
	{ name: 'Ana', phone: '12025550101' },
	{ name: 'Ben', phone: '+1 (202) 555-0102' },
	{ name: 'Carla', phone: '12-34' },
];
const ALWAYS = ['Resource', 'Operation'];
const CLOSED = 'If the Session Is Closed';

/** n8n adds a choice of its own to the lists. */
function isOurs(option: string): boolean {
	return option !== 'Custom API Call';
}

/** Opens the Picky Assist node of a new workflow. */
async function openNode(): Promise<NodeView> {
	const { id } = await setup.saveNode({ operation: 'sendSingle' }, PEOPLE);
	const editor = await openEditor();
	await editor.open(id, NODE);
	return await editor.openNode(NODE);
}

it.each<Theme>(['light', 'dark'])(
	'the node is found by "whatsapp", added with one of its actions, filled in and executed (%s)',
	async (theme) => {
		const { nodes, name, pinData = {} } = await setup.saveNode({}, PEOPLE);
		const trigger = nodes.filter((node) => node.name === START);
		const { id } = await setup.save({ name, nodes: trigger, connections: {}, pinData });
		const editor = await openEditor(theme);
		await editor.open(id, START);
		expect(await editor.search(START, 'whatsapp')).toContain('Picky Assist');
		expect(await editor.actionsOf('Picky Assist')).toEqual(
			expect.arrayContaining([
				'Send single message',
				'Send same message to many numbers',
				'Send personalized messages',
				'Send media',
				'Send SMS',
			]),
		);
		await takeScreenshot(editor.page, `editor-actions-${theme}`);
		const node = await editor.add('Send personalized messages');
		await node.writeExpression('number', '{{ $json.phone }}', '12025550101');
		await node.writeExpression('message', 'Hello {{ $json.name }}', 'Hello Ana');
		expect(await node.execute()).toBe('error');
		expect(await node.outputText()).toContain('The number 12-34 is too short');
		expect(setup.sandbox.log.pushes).toEqual([]);
	},
);

it('each operation shows its own fields, and no other', async () => {
	const node = await openNode();
	const shown: Record<string, readonly string[]> = {};
	for (const resource of (await node.optionsOf('resource')).filter(isOurs)) {
		await node.choose('resource', resource);
		for (const operation of (await node.optionsOf('operation')).filter(isOurs)) {
			await node.choose('operation', operation);
			shown[`${resource}: ${operation}`] = (await node.fields()).filter(
				(field) => !ALWAYS.includes(field),
			);
		}
	}
	expect(shown).toEqual({
		'Account: Get Balance': [],
		'Delivery Report: Get': ['Push ID', 'Options'],
		'Device: Get Status': ['Device'],
		'Group: Get': ['Group ID', 'Options'],
		'Message: Reply': [
			'Message',
			'Channel ID',
			'Number',
			'Recipient ID',
			'Group ID',
			'Quoted Message ID',
			'Options',
		],
		'Message: Send Bulk': ['Channel', 'Recipients From', 'Number', 'Message', CLOSED, 'Options'],
		'Message: Send Contact': ['Channel', 'Number', 'Contacts', 'Options'],
		'Message: Send Dynamic': ['Channel', 'Recipients From', 'Number', 'Message', CLOSED, 'Options'],
		'Message: Send Location': [
			'Channel',
			'Number',
			'Name',
			'Address',
			'Latitude',
			'Longitude',
			'Options',
		],
		'Message: Send Media': [
			'Channel',
			'Number',
			'Media Source',
			'Media URL',
			'Send As',
			'Caption',
			'File Name',
			CLOSED,
			'Options',
		],
		'Message: Send Single': ['Channel', 'Number', 'Message', CLOSED, 'Options'],
		'Message: Send SMS': ['Number', 'Message', 'Options'],
		'Message: Send Template': [
			'Channel',
			'Number',
			'Template',
			'Language Name or ID',
			'Values',
			'Options',
		],
		'Message: Send and Wait for Response': [
			'Channel',
			'Number',
			'Respond By',
			'Message',
			'Response Type',
			'Approval Options',
			'Options',
		],
		'Message: Send to Group': ['Group ID', 'Message', 'Media Source', 'Media URL', 'Options'],
		'Number: Check': ['Channel', 'Number', 'Options'],
		'Template: Get Many': ['Return All', 'Limit'],
	});
});

it('fields follow the channel', async () => {
	const node = await openNode();
	await node.choose('channel', 'Instagram');
	expect(await node.fields()).toContain('Recipient ID');
	expect(await node.fields()).not.toContain('Number');
	await node.choose('channel', 'Other (Channel ID)');
	expect(await node.fields()).toEqual(
		expect.arrayContaining(['Channel ID', 'Channel Kind', 'Number']),
	);
	await node.choose('channel', 'WhatsApp Official');
	expect(await node.fields()).toEqual([
		...ALWAYS,
		'Channel',
		'Number',
		'Message',
		CLOSED,
		'Options',
	]);
});

it('fields follow where the recipients come from', async () => {
	const node = await openNode();
	await node.choose('operation', 'Send Bulk');
	await node.choose('recipientsFrom', 'List');
	expect(await node.fields()).toContain('Numbers');
	await node.choose('operation', 'Send Dynamic');
	await node.choose('recipientsFrom', 'JSON');
	expect(await node.fields()).not.toContain('Message');
});

it('the fields of the template appear if it is to be sent when the session is closed', async () => {
	const node = await openNode();
	await node.choose('ifSessionClosed', 'Send a Template Instead');
	expect(await node.fields()).toEqual([
		...ALWAYS,
		'Channel',
		'Number',
		'Message',
		CLOSED,
		'Template',
		'Language Name or ID',
		'Values',
		'Options',
	]);
});

it('the credential is tested when it is saved, and says what is wrong with it', async () => {
	const node = await openNode();
	const credential = await node.openCredential();
	await credential.save('apiToken', 'not-this-one');
	await credential.showsInDetails('does not accept the API token');
	await credential.save('apiToken', setup.sandbox.token);
	await credential.shows('Connection tested successfully');
});
