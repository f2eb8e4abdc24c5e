import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, errorIn, useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();
const GET = { resource: 'group', operation: 'get', groupId: '={{ $json.group_id }}' };
const requests = () => setup.sandbox.log.requests.map(({ endpoint, body }) => [endpoint, body]);

it('gives the name and members of the group that a message came from, once for equal items', async () => {
	const items = [{ group_id: 'G0001' }, { group_id: 'G0001' }];
	const { sent } = await setup.send(GET, items);
	const member = (number: string) => ({ number, created_time: '2025-08-06 06:46:00' });
	const group = {
		group_id: 'G0001',
		group_subject: 'Example group',
		group_created_date: '2025-08-06 06:45:00',
		group_invite_link: 'https://chat.example.com/G0001',
		group_icon_link: '',
		group_admins: [member('12025550101')],
		group_members: [member('12025550101'), member('12025550102')],
	};
	expect(sent).toEqual([0, 1].map((item) => ({ json: group, pairedItem: { item } })));
	expect(requests()).toEqual([['group-details', { application: '10', group_id: 'G0001' }]]);
});

it('one of several web channels', async () => {
	const { sent } = await setup.send({ ...GET, options: { channelId: 51 } }, [
		{ group_id: '120363025246125486' },
	]);
	expect(sent[0]?.json).toMatchObject({ group_subject: 'Football club', group_members: [] });
});

it('the details may also stand in data, with numbers as numbers', async () => {
	const body =
		'{"status":100,"data":{"group_subject":"Club","group_members":[{"number":12025550101}]}}';
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 200,
		body,
		accept: false,
		endpoint: 'group-details',
	});
	const { sent } = await setup.send(GET, [{ group_id: 'G1' }]);
	expect(sent[0]?.json).toMatchObject({
		group_id: 'G1',
		group_subject: 'Club',
		group_members: [{ number: '12025550101', created_time: '' }],
	});
});

it.each<[string, INodeParameters, string, RegExp, number | null]>([
	[
		'an unknown group',
		{},
		'G0009',
		/^Picky Assist has no details of the group G0009\. .*there is no group G0009/,
		410,
	],
	['no Group ID', {}, '', /^The Group ID is empty/, null],
	[
		'a channel without groups',
		{ options: { channelId: '8' } },
		'G0001',
		/does not support groups/,
		null,
	],
])('%s: a row with the same columns and the reason', async (_, change, id, text, code) => {
	const { sent } = await setup.send({ ...GET, ...change }, [{ group_id: id }], CONTINUE);
	expect(errorIn(sent[0])).toMatchObject({ message: expect.stringMatching(text), code });
	expect(sent[0]?.json).toMatchObject({ group_id: null, group_members: null });
});

it('a response without any detail is an error, too', async () => {
	const body = '{"status":100,"message":"Success"}';
	setup.sandbox.faults.add({
		kind: 'http',
		statusCode: 200,
		body,
		accept: false,
		endpoint: 'group-details',
	});
	const { error } = await setup.send(GET, [{ group_id: 'G1' }]);
	expect(error?.message).toMatch(/no details of the group G1/);
});
