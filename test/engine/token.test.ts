/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { inspect } from 'node:util';
import type { INodeParameters } from 'n8n-workflow';
import { startSandbox } from '../sandbox/sandbox';
import { callTool, TOOL_CALL_MODES } from './harness/agent';
import { keepFiles, storeFile } from './harness/binaryData';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, type NodeSettings } from './harness/engineSetup';

const CANARY = 'tok3n-that-must-not-show';

const setup = useEngineSetup({ token: CANARY });

const parameters = { operation: 'sendSms', number: '={{ $json.phone }}', message: 'Hi' };
const people = [{ phone: '12025550101' }, { phone: 'x' }, { phone: '12025550103' }];

/** Everything that a run produced, hidden and circular parts too, as one text. */
const everythingOf = (run: unknown) =>
	inspect(run, {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
	});

const SETTINGS: NodeSettings[] = [{}, CONTINUE, ERROR_OUTPUT];
const READS = [
	{ resource: 'account', operation: 'getBalance' },
	{ resource: 'deliveryReport', operation: 'get', pushId: '7000001' },
	{ resource: 'device', operation: 'getStatus' },
	{ resource: 'template', operation: 'getMany' },
];
const ENDPOINTS = ['check-balance', 'delivery-report', 'device-status', 'template-status'] as const;

describe.each(READS)('%j', (read) => {
	it.each(SETTINGS)(
		'the token is nowhere, though the service sends it back (%j)',
		async (settings) => {
			for (const endpoint of ENDPOINTS)
				setup.sandbox.faults.add({ kind: 'echoToken', status: 899, endpoint });
			const before = setup.sandbox.log.requests.length;
			const { run, sent } = await setup.send(read, [{}], settings);
			expect(setup.sandbox.log.requests.slice(before)).toMatchObject([
				{ tokenSeen: true, fault: 'echoToken' },
			]);
			expect(sent.every(({ json }) => json.error !== undefined)).toBe(true);
			expect(everythingOf(run)).not.toContain(CANARY);
		},
	);
});

const TO = { number: '12025550101' };
const MESSAGES: Array<INodeParameters & { options?: INodeParameters }> = [
	{ ...TO, operation: 'sendBulk', message: 'Hi' },
	{ ...TO, operation: 'sendContact', contacts: { contact: [{ phone: '12025550109' }] } },
	{ ...TO, operation: 'sendLocation', latitude: '1', longitude: '2' },
	{ ...TO, operation: 'sendMedia', mediaSource: 'binary' },
	{
		...TO,
		operation: 'sendMedia',
		mediaSource: 'binary',
		channel: '10',
		options: { createContact: true },
	},
	{ ...TO, operation: 'sendTemplate', template: 'AB1238', language: 'en' },
	{ operation: 'sendToGroup', groupId: 'G0001', mediaSource: 'binary' },
	{
		...TO,
		operation: 'sendSingle',
		message: 'Hi',
		options: { extraRequestFields: '{ "createcontact": 1 }', includeInputFields: true },
	},
];

describe.each(MESSAGES)('%j', (message) => {
	/** Runs the node with a file in its item, and gives what came out and what arrived. */
	async function sendWith(settings: NodeSettings, options = {}) {
		const binary = [{ data: await storeFile(Buffer.from('a picture'), 'a.png', 'image/png') }];
		const before = setup.sandbox.log.requests.length;
		const outcome = await setup.send(
			{ ...message, options: { ...message.options, ...options } },
			[{}],
			settings,
			{ binary },
		);
		return {
			...outcome,
			tokens: setup.sandbox.log.requests.slice(before).map(({ tokenSeen }) => tokenSeen),
		};
	}
	beforeAll(async () => keepFiles('filesystem'));

	it.each(SETTINGS)(
		'the token is nowhere, though the service sends it back (%j)',
		async (settings) => {
			for (const endpoint of ['push', 'template-status'] as const)
				setup.sandbox.faults.add({ kind: 'echoToken', status: 899, endpoint });
			const { run, tokens } = await sendWith(settings);
			expect(new Set(tokens)).toEqual(new Set([true]));
			expect(everythingOf(run)).toContain('899');
			expect(everythingOf(run)).not.toContain(CANARY);
		},
	);

	it('nor where the message is accepted, nor in a dry run', async () => {
		const { run, sent, tokens } = await sendWith({});
		expect(new Set(tokens)).toEqual(new Set([true]));
		expect(sent[0]?.json.status).toBe('accepted');
		expect(everythingOf(run)).not.toContain(CANARY);
		const dry = await sendWith({}, { dryRun: true });
		expect(dry.tokens).toEqual([]);
		expect(dry.sent[0]?.json).toMatchObject({ dry_run: true, request: 1 });
		expect(everythingOf(dry.run)).not.toContain(CANARY);
	});
});

it.each(['a"b\\c/d-schlüssel', 'token with+signs&<>%20'])(
	'the token %s comes back escaped, as a name and in an address: it is nowhere',
	async (token) => {
		const odd = await startSandbox({ token });
		const credentials = {
			pickyAssistApi: { platform: 'custom', baseUrl: odd.baseUrl, apiToken: token },
		};
		const escaped = [
			JSON.stringify(token),
			JSON.stringify({
				[token]: encodeURIComponent(token),
				form: new URLSearchParams({ token }).toString(),
			}),
		];
		for (const text of escaped) {
			odd.faults.add({
				kind: 'http',
				statusCode: 200,
				accept: false,
				body: JSON.stringify({ status: 410, message: `${text} ${token}`, error: { [token]: 1 } }),
			});
			const { run } = await setup.send(parameters, people.slice(0, 1), CONTINUE, { credentials });
			const everything = `${everythingOf(run)}${JSON.stringify(run.data)}`;
			expect(everything).toContain('***');
			for (const spelling of [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)])
				expect(everything).not.toContain(spelling);
		}
		expect(odd.log.requests.every(({ tokenSeen }) => tokenSeen)).toBe(true);
		await odd.close();
	},
);

it.each(TOOL_CALL_MODES)('a model never sees it: the tool is %s', async (mode) => {
	setup.sandbox.faults.add({ kind: 'echoToken', status: 899 });
	const hi = { ...TO, operation: 'sendSingle', message: "={{ $fromAI('Text') }}" };
	const { run, responses } = await callTool(setup, mode, hi, [{ Text: 'a' }, { Text: 'b' }]);
	expect(responses[0]).toContain('899');
	expect(responses[1]).toContain('accepted');
	expect(everythingOf(run)).not.toContain(CANARY);
});

const FAULTS = [
	['all is well', undefined],
	['the service sends the token back', { kind: 'echoToken', status: 899 }],
	['the service sends the token back with a known status', { kind: 'echoToken', status: 401 }],
	['the connection ends', { kind: 'resetAfterBody' }],
	['the response is a page', { kind: 'html' }],
	['HTTP 500', { kind: 'http', statusCode: 500, accept: true, body: `{"token":"${CANARY}"}` }],
	['HTTP 401', { kind: 'http', statusCode: 401, accept: false }],
] as const;

describe.each(FAULTS)('when %s', (_, fault) => {
	it.each(SETTINGS)('the token is nowhere in what the run produced (%j)', async (settings) => {
		const logged: unknown[] = [];
		for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
			jest.spyOn(console, method).mockImplementation((...words) => logged.push(words));
		}
		if (fault) setup.sandbox.faults.add(fault);
		const before = setup.sandbox.log.pushes.length;
		const { run } = await setup.send(
			parameters,
			people.filter(({ phone }) => settings.onError ?? phone !== 'x'),
			settings,
		);
		jest.restoreAllMocks();
		// The token did travel, or this shows nothing.
		expect(setup.sandbox.log.pushes.length).toBeGreaterThan(before);
		expect(setup.sandbox.log.pushes.every(({ tokenSeen }) => tokenSeen)).toBe(true);
		expect(everythingOf(run)).not.toContain(CANARY);
		expect(JSON.stringify(run.data)).not.toContain(CANARY);
		expect(everythingOf(logged)).not.toContain(CANARY);
	});
});
