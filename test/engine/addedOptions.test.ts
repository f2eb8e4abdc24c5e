import {
	type INodeParameters,
	type INodeProperties,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, statusOf, useEngineSetup } from './harness/engineSetup';
import { startFileServer } from './harness/fileServer';
import { ANA, BEN } from './harness/fixtures';
import { runOf } from './harness/engine';
import { TRIGGER, TRIGGER_TYPE } from './harness/triggerNode';
import { openWebhookListener } from './harness/webhookListener';
import { NODE_TYPE } from './harness/workflow';

const setup = useEngineSetup();
useDeduplicationStore();

/** The options of both nodes that are on or off, and are off unless they are added. */
const OFF_UNLESS_ADDED = [
	'allowPrivate',
	'createContact',
	'dryRun',
	'includeInputFields',
	'includeRequestBody',
	'isolateRejected',
	'oncePerRecipientAndReference',
	'rawBody',
];
/** Those that are on, or whose operation decides, and are added to be turned off. */
const ON_UNLESS_ADDED = [
	'checkTemplate',
	'downloadFiles',
	'forAgents',
	'ignoreOutbound',
	'ignoreRepeats',
	'replyPrivately',
	'resumeWaiting',
];

function collectionsOf(type: string): INodeProperties[] {
	return setup.engine.types
		.getByNameAndVersion(type)
		.description.properties.filter((property) => property.type === 'collection')
		.flatMap(({ options = [] }) => options.filter((one): one is INodeProperties => 'type' in one));
}

/** What the editor saves of an option that was added and left as it is. */
function added(type: string, name: string): Record<string, NodeParameterValueType> {
	const option = collectionsOf(type).find((one) => one.name === name);
	if (!option) throw new Error(`There is no option ${name}`);
	return { [name]: option.default };
}

const people = [
	{ phone: ANA, ref: 'r-1' },
	{ phone: BEN, ref: 'r-2' },
];
const send = async (name: string, more: INodeParameters = {}, settings = {}) =>
	await setup.send(
		{
			operation: 'sendSingle',
			number: '={{ $json.phone }}',
			message: 'Hi',
			options: { ...more, ...added(NODE_TYPE, name) },
		},
		people,
		settings,
	);

it('every option that is on or off is among those tested here', () => {
	const names = [NODE_TYPE, TRIGGER_TYPE].flatMap((type) =>
		collectionsOf(type).flatMap((one) => (one.type === 'boolean' ? [one.name] : [])),
	);
	expect([...new Set(names)].sort()).toEqual([...OFF_UNLESS_ADDED, ...ON_UNLESS_ADDED].sort());
});

describe('an option that is added has its effect', () => {
	it('Dry Run: nothing is sent', async () => {
		const { sent } = await send('dryRun');
		expect(sent[0]?.json.dry_run).toBe(true);
		expect(setup.sandbox.log.requests).toEqual([]);
	});

	it('Include Input Fields: the fields of the item are in its result', async () => {
		const { sent } = await send('includeInputFields');
		expect(sent.map(({ json }) => [json.status, json.ref])).toEqual([
			['accepted', 'r-1'],
			['accepted', 'r-2'],
		]);
	});

	it('Create Contact: Picky Assist is asked to', async () => {
		await send('createContact');
		expect(setup.bodies().map((body) => body?.createcontact)).toEqual([1]);
	});

	it('the others are sent if one number is refused', async () => {
		setup.sandbox.faults.add({ kind: 'refuseNumber', number: BEN, times: Infinity });
		const { sent } = await send('isolateRejected', {}, CONTINUE);
		expect(sent.map(statusOf)).toEqual(['accepted', 'rejected']);
	});

	it('a reference number is sent only once', async () => {
		const options = { referenceNumber: '={{ $json.ref }}' };
		await send('oncePerRecipientAndReference', options);
		const { sent } = await send('oncePerRecipientAndReference', options);
		expect(sent.map(statusOf)).toEqual(['already sent', 'already sent']);
		expect(setup.received([ANA, BEN])).toEqual([1, 1]);
	});

	it.each(['allowPrivate', 'rawBody'])('of the trigger: %s', async (name) => {
		const files = await startFileServer();
		const options = { downloadFiles: true, ...added(TRIGGER_TYPE, name) };
		const listener = await openWebhookListener(setup.engine, { options });
		await listener.post({
			number: ANA,
			message_in_raw: 'Look',
			type: 2,
			application: 8,
			'unique-id': 1,
			direction: 0,
			'media-url': `${files.url}/picture.gif`,
		});
		await listener.settled();
		const [run] = listener.executions;
		const [item] = run ? (runOf(run, TRIGGER).outputs[0] ?? []) : [];
		expect({
			allowPrivate: item?.binary !== undefined,
			rawBody: item?.json.raw_body !== undefined,
		}).toEqual({ allowPrivate: name === 'allowPrivate', rawBody: name === 'rawBody' });
		await listener.close();
		await files.close();
	});
});
