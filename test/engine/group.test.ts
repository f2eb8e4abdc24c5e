import type { INodeParameters } from 'n8n-workflow';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, errorIn } from './harness/engineSetup';

const setup = useEngineSetup();
useDeduplicationStore();

const group = {
	operation: 'sendToGroup',
	groupId: '={{ $json.group }}',
	message: '={{ $json.text }}',
};
const meeting = (id: string) => ({ group: id, text: 'Meeting at 15:00' });

it('the API sample: no data', async () => {
	const { sent } = await setup.send(
		{ operation: 'sendToGroup', groupId: 'G0001', message: 'Meeting at 15:00' },
		[{}],
	);
	expect(JSON.stringify(setup.bodies())).toBe(
		JSON.stringify([{ application: '10', group_id: 'G0001', globalmessage: 'Meeting at 15:00' }]),
	);
	expect(sent).toEqual([
		{
			json: {
				group_id: 'G0001',
				status: 'accepted',
				msg_id: expect.stringMatching(/^\d+$/),
				push_id: expect.stringMatching(/^\d+$/),
				credit: 0.005,
			},
			pairedItem: { item: 0 },
		},
	]);
});

it('several groups: a request each, a result each', async () => {
	const { sent } = await setup.send(group, ['G0001', 'G0002', 'G0003'].map(meeting));
	expect(setup.bodies().map((body) => body?.group_id)).toEqual(['G0001', 'G0002', 'G0003']);
	expect(sent.map(({ json, pairedItem }) => [json.group_id, json.status, pairedItem])).toEqual(
		['G0001', 'G0002', 'G0003'].map((id, item) => [id, 'accepted', { item }]),
	);
	expect(new Set(sent.map(({ json }) => json.push_id)).size).toBe(3);
});

it('the same text to the same group twice is two requests, or one with Send Once', async () => {
	const items = [meeting('G0001'), meeting('G0001'), { group: 'G0001', text: 'Other' }];
	await setup.send(group, items);
	expect(setup.bodies().map((body) => body?.globalmessage)).toEqual([
		'Meeting at 15:00',
		'Meeting at 15:00',
		'Other',
	]);
	setup.sandbox.log.clear();

	const { sent } = await setup.send({ ...group, options: { duplicateNumbers: 'sendOnce' } }, items);
	expect(setup.bodies().map((body) => body?.globalmessage)).toEqual(['Meeting at 15:00', 'Other']);
	expect(sent.map(({ json }) => json.duplicate_of_item)).toEqual([undefined, 0, undefined]);
	expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'duplicate', 'accepted']);
	expect(sent[1]?.json.push_id).toBe(sent[0]?.json.push_id);
});

it('a file with a text under it, and a file alone', async () => {
	const url = 'https://files.example.com/offer.jpg';
	await setup.send({ ...group, mediaUrl: url }, [meeting('G0001'), { group: 'G0002', text: '' }]);
	expect(setup.bodies()).toEqual([
		{ application: '10', group_id: 'G0001', globalmessage: 'Meeting at 15:00', globalmedia: url },
		{ application: '10', group_id: 'G0002', globalmedia: url },
	]);
	expect(setup.sandbox.log.counts.messages).toBe(2);
});

it('different files go a twelfth of a minute apart, the same file does not', async () => {
	const mediaUrl = '=https://files.example.com/{{ $json.file }}.jpg';
	const start = performance.now();
	await setup.send(
		{ ...group, mediaUrl },
		['a', 'b', 'c', 'd'].map((file) => ({ ...meeting('G0001'), file })),
	);
	expect(setup.sandbox.log.pushes).toHaveLength(4);
	// Three gaps of 125 ms. When they arrive says less: on a busy machine one may be long on its way.
	expect(performance.now() - start).toBeGreaterThan(3 * 125);
	setup.sandbox.log.clear();

	const begin = performance.now();
	await setup.send(
		{ ...group, mediaUrl },
		Array.from({ length: 40 }, (_, index) => ({ ...meeting(`G${index}`), file: 'a' })),
	);
	expect(setup.sandbox.log.counts.messages).toBe(40);
	expect(performance.now() - begin).toBeLessThan(0.7 * 39 * 125);
});

it('one of several web channels, by its id', async () => {
	// The sandbox has no such channel; what was sent to it is in its log all the same.
	await setup.send(
		{ ...group, options: { channelId: '={{ $json.channel }}' } },
		[{ ...meeting('G0001'), channel: 310 }],
		CONTINUE,
	);
	expect(setup.bodies()).toMatchObject([{ application: '310', group_id: 'G0001' }]);
});

it('priority and further variables stand at the top', async () => {
	const options = { priority: '1', extraRequestFields: '{ "media_name": "offer.pdf" }' };
	await setup.send({ ...group, mediaUrl: 'https://files.example.com/a.jpg', options }, [
		meeting('G0001'),
	]);
	expect(setup.bodies()).toEqual([
		{
			priority: '1',
			application: '10',
			group_id: 'G0001',
			globalmessage: 'Meeting at 15:00',
			media_name: 'offer.pdf',
			globalmedia: 'https://files.example.com/a.jpg',
		},
	]);
});

it('options that a group cannot have do nothing, wherever they come from', async () => {
	const options = {
		oncePerRecipientAndReference: true,
		referenceNumber: 'order-1',
		quotedMessageId: '7',
		createContact: true,
		countryCode: '49',
		isolateRejected: true,
		recipientsPerRequest: 2,
		extraRecipientFields: '{ "language": "en" }',
	};
	const { error, sent } = await setup.send({ ...group, options }, [
		meeting('G0001'),
		meeting('G0002'),
	]);
	expect(error).toBeUndefined();
	expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
	expect(setup.bodies()[0]).toEqual({
		application: '10',
		group_id: 'G0001',
		globalmessage: 'Meeting at 15:00',
	});
});

it('after a fault in the middle Retry execution sends only what is missing', async () => {
	setup.sandbox.faults.add({
		kind: 'status',
		status: 403,
		message: 'Insufficient balance',
		after: 2,
	});
	const items = ['G0001', 'G0002', 'G0003', 'G0004'].map(meeting);
	const stopped = await setup.send(group, items);
	expect(stopped.error?.description).toContain('2 of 4 messages were accepted');
	expect(stopped.error?.description).toContain('The message to G0003 was rejected (status 403).');

	const { sent } = await setup.retry(stopped, group, items, CONTINUE);
	expect(sent.map(({ json }) => [json.group_id, json.status])).toEqual(
		['G0001', 'G0002', 'G0003', 'G0004'].map((id) => [id, 'accepted']),
	);
	expect(
		setup.sandbox.log.recipients().map(({ recipient, messages }) => [recipient, messages.length]),
	).toEqual(['G0001', 'G0002', 'G0003', 'G0004'].map((id) => [id, 1]));
});

it('a connection that ends before the response: unconfirmed, and not sent again by Retry on Fail', async () => {
	setup.sandbox.faults.add({ kind: 'resetAfterBody' });
	const { sent } = await setup.send(group, [meeting('G0001'), meeting('G0002')], {
		...CONTINUE,
		retryOnFail: true,
		maxTries: 2,
		waitBetweenTries: 1,
	});
	expect(sent[0]?.json).toMatchObject({
		group_id: 'G0001',
		status: 'unconfirmed',
		error: { group_id: 'G0001' },
	});
	expect(sent[1]?.json).toMatchObject({ group_id: 'G0002', status: 'accepted' });
	expect(setup.bodies().map((body) => body?.group_id)).toEqual(['G0001', 'G0002']);
});

it('a refusal speaks of the group', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number' });
	const { refused } = await setup.send(group, [meeting('G0001')], ERROR_OUTPUT);
	expect(errorIn(refused[0]).message).toMatch(/^Picky Assist does not accept the group G0001\. /);
	expect(refused[0]?.json).toMatchObject(meeting('G0001'));
});

const BAD: Array<[string, INodeParameters, RegExp]> = [
	['no group id', { groupId: '={{ $json.nothing }}' }, /Group ID is empty/],
	['two group ids', { groupId: 'G0001, G0002' }, /not a single Group ID/],
	['a list of group ids', { groupId: '={{ ["G0001"] }}' }, /list/],
	['a group id that lost its digits', { groupId: '={{ 120363025246125486 }}' }, /last digits/],
	['neither text nor media', { message: ' ' }, /nothing to send to the group/],
	['a text of invisible characters', { message: '\u200b\ufeff' }, /nothing to send to the group/],
	[
		'an expression as text',
		{ message: 'Hi {{ $json.text }}' },
		/^Message contains an expression that was not evaluated/,
	],
	['a group id of invisible characters', { groupId: '\u200b' }, /Group ID is empty/],
	['a media URL that is none', { mediaUrl: 'offer.jpg' }, /URL of a file/],
	['a text under a document', { mediaUrl: 'https://files.example.com/a.pdf' }, /caption/],
	[
		'a file from the input that is not there',
		{ mediaSource: 'binary' },
		/no file in the field "data"/,
	],
	[
		'a channel without groups',
		{ options: { channelId: '8' } },
		/WhatsApp Official or Cloud API, which does not support groups/,
	],
	['a channel id that is empty', { options: { channelId: '' } }, /Channel ID is empty/],
];

describe.each(BAD)('%s', (_, change, sentence) => {
	const parameters = { ...group, ...change };

	it('On Error = Stop', async () => {
		const { error } = await setup.send(parameters, [meeting('G0001')]);
		expect(error?.message).toMatch(sentence);
		expect(error?.description).toContain('Nothing was sent.');
		expect(setup.bodies()).toHaveLength(0);
	});

	it('Continue', async () => {
		const { sent } = await setup.send(parameters, [meeting('G0001')], CONTINUE);
		expect(errorIn(sent[0]).message).toMatch(sentence);
		expect(Object.keys(sent[0]?.json ?? {})).toEqual([
			'group_id',
			'status',
			'msg_id',
			'push_id',
			'credit',
			'error',
		]);
		expect(setup.bodies()).toHaveLength(0);
	});
});
