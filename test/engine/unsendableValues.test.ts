import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, statusOf } from './harness/engineSetup';

const setup = useEngineSetup();

const sms = { operation: 'sendSms', number: '12025550101', message: 'Hi' };

const REJECTED: Array<
	[what: string, parameters: INodeParameters, item: IDataObject, pattern: RegExp]
> = [
	['NaN', { ...sms, message: '={{ $json.a * 2 }}' }, { a: 'x' }, /NaN/],
	['Infinity', { ...sms, message: '={{ 1 / $json.a }}' }, { a: 0 }, /Infinity/],
	[
		'an object inside a text',
		{ ...sms, message: '=Hi {{ $json.a }}!' },
		{ a: { b: 1 } },
		/\[object Object\]/,
	],
	[
		'an invalid date',
		{ ...sms, message: '={{ DateTime.fromISO($json.a) }}' },
		{ a: 'soon' },
		/Message/,
	],
	[
		'an invalid date inside a text',
		{ ...sms, message: '=On {{ DateTime.fromISO($json.a).toFormat("dd.MM.yyyy") }}' },
		{ a: 'soon' },
		/Message contains Invalid DateTime/,
	],
	[
		'an invalid date of JavaScript',
		{ ...sms, message: '=On {{ new Date($json.a) }}' },
		{ a: 'soon' },
		/Message contains Invalid Date/,
	],
	[
		'invisible characters',
		{ ...sms, message: '={{ $json.a }}' },
		{ a: '\u200b\ufeff \u2060' },
		/Message is empty/,
	],
	[
		'the sender of a group, phone first',
		{ ...sms, number: '={{ $json.a }}' },
		{ a: '12025550101@120363000000000001' },
		/operation Reply.*only their phone number: 12025550101\./,
	],
	[
		'the sender of a group, phone last',
		{ ...sms, number: '={{ $json.a }}' },
		{ a: 'Friends @12025550101' },
		/operation Reply.*only their phone number: 12025550101\./,
	],
	['a group', { ...sms, number: '={{ $json.a }}' }, { a: 'Ana@group' }, /operation Reply/],
	[
		'an e-mail address',
		{ ...sms, number: '={{ $json.a }}' },
		{ a: 'ana@example.com' },
		/an email address/,
	],
	[
		'a bracketed 0 that is not clear',
		{ ...sms, number: '={{ $json.a }}' },
		{ a: '49 (0171) 5550101' },
		/0 in parentheses/,
	],
];

it.each(REJECTED)(
	'%s is rejected with an error message, for one item and among others',
	async (_, parameters, item, pattern) => {
		for (const items of [[item], [item, item]]) {
			const { error } = await setup.send(parameters, items);
			expect(`${error?.message} ${error?.description}`).toMatch(pattern);
		}
		expect(setup.bodies()).toEqual([]);
	},
);

it('"undefined" and "null" inside a text are the user’s', async () => {
	const { sent } = await setup.send({ ...sms, message: '={{ $json.a }} or null' }, [
		{ a: 'undefined' },
	]);
	expect(sent.map(statusOf)).toEqual(['accepted']);
});

it('a trunk 0 in brackets is left out', async () => {
	await setup.send({ ...sms, number: '={{ $json.a }}' }, [{ a: '+49(0171)5550101' }]);
	expect(setup.bodies()).toMatchObject([{ data: [{ number: '491715550101' }] }]);
});

const media = { operation: 'sendMedia', number: '12025550101', mediaUrl: '={{ $json.url }}' };
const PRIVATE = [
	'http://localhost:5678/a.png',
	'http://192.168.1.5/a.png',
	'http://[fe80::1]/a.png',
	'http://nas.local/a.png',
	'http://minio:9000/a.png',
];

it.each(['v3', 'v4'])(
	'Platform %s: a file on a private network is not sent, with a reason',
	async (platform) => {
		const credentials = { pickyAssistApi: { platform, baseUrl: '', apiToken: 'x' } };
		const { sent } = await setup.send(
			media,
			PRIVATE.map((url) => ({ url })),
			CONTINUE,
			{ credentials },
		);
		expect(sent.map(statusOf)).toEqual(PRIVATE.map(() => 'not sent'));
		for (const { json } of sent)
			expect(JSON.stringify(json)).toContain('Picky Assist cannot fetch');
	},
);

it('Platform Custom: it is sent, because a proxy may reach it', async () => {
	const { sent } = await setup.send(
		media,
		PRIVATE.map((url) => ({ url })),
	);
	expect(sent.map(statusOf)).toEqual(PRIVATE.map(() => 'accepted'));
});
