import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { CONTINUE, useEngineSetup, errorIn } from './harness/engineSetup';

const setup = useEngineSetup({ requestsPerMinute: 100_000 });

/** One channel of each kind, by its `application`, and who is addressed there. */
const CHANNELS = {
	phone: { application: '1', number: '12025550101' },
	sms: { application: '3', number: '12025550101' },
	messenger: { application: '5', messenger_id: '1000000000000001' },
	instagram: { application: '11', messenger_id: '1000000000000001' },
	official: { application: '8', number: '12025550101' },
	cloud: { application: '101', number: '12025550101' },
	web: { application: '10', number: '12025550101' },
};
type ChannelName = keyof typeof CHANNELS;

/** A kind of message, as it stands in a push request and as a user of the node sets it, and where it can go. */
interface Kind {
	readonly top?: object;
	readonly entry?: object;
	readonly node: INodeParameters;
	/** What the node writes; it stands in no request that the node sends elsewhere. */
	readonly variable: string;
	readonly on: string;
}

const ALL = 'phone sms messenger instagram official cloud web';
const NO_SMS = 'phone messenger instagram official cloud web';
const NO_PHONE = 'messenger instagram official cloud web';
const FILE = 'https://files.example.com/a.jpg';
const NOTE = 'https://files.example.com/a.mp3';
const media = { operation: 'sendMedia', mediaUrl: FILE };
const single = { operation: 'sendSingle', message: 'Hi' };
const place = { lat: '41.9', long: '12.5' };

/** What works on which channel: the table of the API's pages, without calls and without lists, whose variables are not documented. */
const KINDS: Readonly<Record<string, Kind>> = {
	text: { entry: { message: 'Hi' }, node: single, variable: 'message', on: ALL },
	'the same text to all': {
		top: { globalmessage: 'Hi' },
		node: { operation: 'sendBulk', message: 'Hi' },
		variable: 'globalmessage',
		on: ALL,
	},
	'static media': { top: { globalmedia: FILE }, node: media, variable: 'globalmedia', on: NO_SMS },
	'a file name': {
		top: { globalmedia: FILE, media_name: 'a.jpg' },
		node: { ...media, fileName: 'a.jpg' },
		variable: 'media_name',
		on: NO_PHONE,
	},
	'a voice note': {
		top: { globalmedia: NOTE, voice: 1 },
		node: { ...media, mediaUrl: NOTE, sendAs: 'voiceNote' },
		variable: 'voice',
		on: 'web',
	},
	'a sticker': {
		top: { globalmedia: FILE, sticker: 1 },
		node: { ...media, sendAs: 'sticker' },
		variable: 'sticker',
		on: 'official cloud web',
	},
	'a template': {
		top: { template_id: 'AB1238', language: 'en' },
		node: {
			operation: 'sendTemplate',
			template: { __rl: true, mode: 'id', value: 'AB1238' },
			language: 'en',
		},
		variable: 'template_id',
		on: 'official cloud',
	},
	'a location': {
		top: { location: place },
		node: { operation: 'sendLocation', latitude: '41.9', longitude: '12.5' },
		variable: 'location',
		on: NO_PHONE,
	},
	'a contact': {
		top: { contact: [{ phone: '12025550109' }] },
		node: { operation: 'sendContact', contacts: { contact: [{ phone: '12025550109' }] } },
		variable: 'contact',
		on: NO_PHONE,
	},
	'a quoted reply': {
		entry: { message: 'Hi', quoted: '7' },
		node: { ...single, options: { quotedMessageId: '7' } },
		variable: 'quoted',
		on: 'official cloud web',
	},
};

const PAIRS = Object.entries(KINDS).flatMap(([kind, { on, ...rest }]) =>
	Object.keys(CHANNELS).map((channel) => ({
		kind,
		channel: channel as ChannelName,
		goes: on.split(' ').includes(channel),
		...rest,
	})),
);

/** The status in the response to a handwritten push request. */
async function statusOf(fields: object): Promise<unknown> {
	const body = JSON.stringify({ token: setup.sandbox.token, ...fields });
	const { body: response } = await request(`${setup.sandbox.baseUrl}/push`, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json' },
	});
	return ((await response.json()) as { status: unknown }).status;
}

describe.each(PAIRS)(
	'$kind on $channel: $goes',
	({ channel, goes, top, entry, node, variable }) => {
		const { application, ...address } = CHANNELS[channel];

		it('the sandbox', async () => {
			expect(await statusOf({ application, ...top, data: [{ ...address, ...entry }] })).toBe(
				goes ? 100 : 410,
			);
		});

		it('the node', async () => {
			const [number = ''] = Object.values(address);
			const parameters = { ...node, channel: 'custom', channelId: application, number };
			const { sent } = await setup.send(parameters, [{}], CONTINUE);
			const bodies = setup.bodies();
			if (goes) {
				expect(sent[0]?.json).toMatchObject({ ...address, status: 'accepted' });
				expect(JSON.stringify(bodies)).toContain(`"${variable}":`);
			} else {
				expect(sent[0]?.json).toMatchObject({
					status: 'not sent',
					msg_id: null,
					push_id: null,
					credit: null,
				});
				expect(errorIn(sent[0]).message).toMatch(/^[A-Z].*\.$/);
				expect(bodies).toEqual([]);
			}
		});
	},
);

describe.each(Object.entries(CHANNELS))('on %s', (channel, { application, ...address }) => {
	const together = ['official', 'cloud'].includes(channel);
	const files = ['a', 'b'].map((name) => ({ media: `https://files.example.com/${name}.jpg` }));

	it('another file for each: the sandbox takes them together on official channels, the node parts them elsewhere', async () => {
		const data = files.map((file) => ({ ...address, ...file }));
		expect(await statusOf({ application, data })).toBe(together ? 100 : 410);
		setup.sandbox.log.clear();
		const parameters = {
			...media,
			mediaUrl: '={{ $json.media }}',
			channel: 'custom',
			channelId: application,
			number: String(Object.values(address)[0]),
		};
		const { sent } = await setup.send(parameters, files, CONTINUE);
		expect(sent.every(({ json }) => json.status === 'accepted')).toBe(channel !== 'sms');
		expect(setup.sandbox.log.pushes).toHaveLength(channel === 'sms' ? 0 : together ? 1 : 2);
	});

	it('a group: on web automation only', async () => {
		const goes = channel === 'web';
		expect(await statusOf({ application, group_id: 'G0001', globalmessage: 'Hi' })).toBe(
			goes ? 100 : 410,
		);
		setup.sandbox.log.clear();
		const { sent } = await setup.send(
			{
				operation: 'sendToGroup',
				groupId: 'G0001',
				message: 'Hi',
				options: { channelId: application },
			},
			[{}],
			CONTINUE,
		);
		expect([sent[0]?.json.status === 'accepted', setup.sandbox.log.pushes.length]).toEqual([
			goes,
			goes ? 1 : 0,
		]);
	});
});
