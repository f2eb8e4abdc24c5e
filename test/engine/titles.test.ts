import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, errorIn } from './harness/engineSetup';
import { ANA } from './harness/fixtures';

const setup = useEngineSetup();

const sms = { operation: 'sendSms', number: '={{ $json.phone }}', message: 'Hi' };
const REPORT = { resource: 'deliveryReport', operation: 'get', pushId: '7' };
const NOBODY = {
	pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9/', apiToken: 'x' },
};
/** Each of them makes n8n replace a title in which it stands. */
const NETWORK_WORDS =
	'econnrefused ECONNRESET Enotfound ETIMEDOUT ERRADDRINUSE EADDRNOTAVAIL ECONNABORTED EHOSTUNREACH EAI_AGAIN ENOENT EISDIR ENOTDIR EACCES EEXIST Hyperpermit EPERM getaddrinfo';

describe('what n8n shows is ours, whatever happened', () => {
	it('a connection that ends: the code stands in the description', async () => {
		setup.sandbox.faults.add({ kind: 'resetAfterBody' });
		const { error } = await setup.send(sms, [{ phone: ANA }]);
		expect(error?.message).toBe('The connection to Picky Assist closed before a response arrived');
		expect(error?.description).toBe(
			`The message to ${ANA} is unconfirmed. The message may have been sent. Check in Picky Assist whether it arrived before you send it again. The network error is ECONNRESET.`,
		);
	});

	it('no response in time', async () => {
		setup.sandbox.faults.add({ kind: 'hang' });
		const { error } = await setup.send({ ...sms, options: { timeout: 1 } }, [{ phone: ANA }]);
		expect(error?.message).toBe('Picky Assist did not respond in time');
		expect(error?.description).toMatch(
			/may have been sent\..* The option Timeout \(Seconds\) is set to 1 second\.$/,
		);
	});

	it('nothing listens there', async () => {
		const { error } = await setup.send(sms, [{ phone: ANA }], {}, { credentials: NOBODY });
		expect(error?.message).toBe('n8n could not connect to Picky Assist');
		expect(error?.description).toMatch(
			/was not sent\. Nothing was sent\. .* The network error is ECONNREFUSED\.$/,
		);
	});

	it.each([402, 403, 406, 410, 801, 899])(
		'status %i with words that n8n replaces: they stand in the description, whole',
		async (status) => {
			setup.sandbox.faults.add({ kind: 'status', status, message: NETWORK_WORDS });
			const { error } = await setup.send(sms, [{ phone: ANA }]);
			expect(error?.message).toMatch(/Picky Assist|WhatsApp/);
			expect(error?.message).not.toMatch(/ECONN|offline/i);
			expect(error?.description).toContain(`Picky Assist says: "${NETWORK_WORDS}".`);
		},
	);

	it('a row with such words', async () => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 406,
			message: 'No',
			rows: [{ number: ANA, status: '406', message: NETWORK_WORDS }],
		});
		const { error } = await setup.send(sms, [{ phone: ANA }]);
		expect(error?.message).toBe(`Picky Assist does not accept the number ${ANA}`);
		expect(error?.description).toContain(NETWORK_WORDS);
	});

	it('a value of the user’s own with such a word: in the title with a hyphen', async () => {
		const { error } = await setup.send(sms, [{ phone: 'Pepermint' }, { phone: 'enoent' }]);
		expect(error?.message).toMatch(/^"Pep-ermint" is not a phone number/);
		expect(error?.description).toContain(
			'1 other message cannot be sent either. Nothing was sent.',
		);
	});

	it('a read', async () => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 410,
			message: NETWORK_WORDS,
			endpoint: 'delivery-report',
		});
		const { error } = await setup.send(REPORT, [{}]);
		expect(error?.message).toBe('Picky Assist has no delivery report for push ID 7');
		expect(error?.description).toMatch(/^The status is 410\. Check the Push ID/);
		expect(error?.description).toContain(NETWORK_WORDS);
	});
});

it('On Error = Continue loses none of the vendor’s words', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 899, message: NETWORK_WORDS });
	const { sent } = await setup.send(sms, [{ phone: ANA }], CONTINUE);
	expect(errorIn(sent[0]).message).toContain(NETWORK_WORDS);
});

describe('a request that failed is an API error with the status as its error code', () => {
	const http = (statusCode: number) => ({ kind: 'http', statusCode, accept: false }) as const;
	const status = (code: number, message = 'No') =>
		({ kind: 'status', status: code, message }) as const;

	/** Each with a title of n8n's own for this status, if it has one. */
	it.each([
		['HTTP 402', http(402), '402', /^Picky Assist responded with HTTP status 402$/],
		['HTTP 404', http(404), '404', /^Picky Assist responded with HTTP status 404$/],
		['HTTP 500', http(500), '500', /^Picky Assist responded with HTTP status 500$/],
		['HTTP 503', http(503), '503', /^Picky Assist responded with HTTP status 503$/],
		['a redirect', { kind: 'redirect', url: 'http://127.0.0.1:9/' }, '307', /redirects/],
		['status 401', status(401), '401', /token/],
		['status 402', status(402), '402', /^Picky Assist/],
		['status 403', status(403), '403', /balance/],
		['status 404', status(404), '404', /^Picky Assist cannot reach/],
		[
			'status 801',
			status(801, 'The preexisting template is paused'),
			'801',
			/channel is not active/,
		],
		['a connection that ends', { kind: 'resetAfterBody' }, undefined, /^The connection to Picky/],
		['a page', { kind: 'html' }, undefined, /Picky Assist/],
	] as const)('%s', async (_, fault, httpCode, title) => {
		setup.sandbox.faults.add(fault);
		const { error } = await setup.send(sms, [{ phone: ANA }]);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode });
		expect(error?.message).toMatch(title);
		expect(error?.message).not.toMatch(/perhaps|please|already exists|the service/i);
		expect(error?.description).toContain(`The message to ${ANA}`);
	});

	it('a read', async () => {
		const { error } = await setup.send(REPORT, [{}]);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '410', itemIndex: 0 });
	});
});

describe('a run that stops', () => {
	const people = [ANA, '12025550102', '12025550103'];
	const items = people.map((phone, index) => ({ phone, channel: index === 1 ? '10' : '8' }));
	const send = { operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' };

	it('has the title of what stopped it, not that of an earlier item that it did not reach', async () => {
		const data = [
			{ number: ANA, msg_id: '9', status: 100 },
			{ number: people[2], status: 403 },
		];
		const body = JSON.stringify({ status: 403, message: 'No', push_id: 7, data });
		setup.sandbox.faults.add({ kind: 'http', statusCode: 200, accept: true, body });
		const { error } = await setup.send({ ...send, channel: '={{ $json.channel }}' }, items);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
		expect(error?.message).toBe('The Picky Assist account does not have enough balance');
		expect(error?.description).toContain('1 was rejected, 1 was not sent.');
	});

	it.each<[string, INodeParameters]>([
		['a message', send],
		['a template', { ...send, operation: 'sendTemplate', template: 'AB1238', language: 'en' }],
		['a check', { resource: 'number', operation: 'check', number: '={{ $json.phone }}' }],
		['a reply', { operation: 'reply', message: 'Hi', number: ANA, channelId: '8' }],
		['a report', REPORT],
	])('has a title and advice that fit %s', async (_, parameters) => {
		const endpoint = parameters.resource === 'deliveryReport' ? 'delivery-report' : 'push';
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No', endpoint });
		const { error } = await setup.send(parameters, items);
		expect(error?.message).toBe('The Picky Assist account does not have enough balance');
		const advice =
			'resource' in parameters ? /account, then try again\./ : /then send the remaining messages\./;
		expect(error?.description).toMatch(advice);
		if ('resource' in parameters) expect(error?.description).not.toMatch(/sen[dt]/i);
	});
});

it.each([
	['a number that is none', sms, [{ phone: 'x' }]],
	['a push ID that is missing', { ...REPORT, pushId: '={{ "" }}' }, [{}]],
	['an option that is wrong', { ...sms, options: { countryCode: 'x' } }, [{ phone: ANA }]],
])('what the user entered is an operation error: %s', async (_, parameters, items) => {
	const { error } = await setup.send(parameters, items);
	expect(error).toMatchObject({ name: 'NodeOperationError', itemIndex: 0 });
	expect(setup.sandbox.log.requests).toHaveLength(0);
});

describe('HTTP 429', () => {
	const busy = { kind: 'http', statusCode: 429, accept: false, times: Infinity } as const;

	it('with a Retry-After above ten minutes ends at once and says how long Picky Assist asked to wait', async () => {
		// A minute takes a second and a half here, so ten of them are 15 seconds.
		setup.sandbox.faults.add({ ...busy, headers: { 'Retry-After': '1200' } });
		const { error } = await setup.send(sms, [{ phone: ANA }, { phone: '12025550102' }]);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
		expect(error?.message).toBe('Picky Assist is busy and dropped this request');
		expect(error?.description).toContain(
			'The node waits at most ten minutes per run. Wait, then send the remaining messages. Picky Assist asked n8n to wait 20 minutes.',
		);
		expect(error?.description).toContain('0 of 2 messages were accepted, 2 were not sent.');
	});

	it('with one that fits waits as long as it asks', async () => {
		setup.sandbox.faults.add({ ...busy, times: 1, headers: { 'Retry-After': '2' } });
		const begin = performance.now();
		const { sent } = await setup.send(sms, [{ phone: ANA }]);
		expect(sent.map(({ json }) => json.status)).toEqual(['accepted']);
		expect(performance.now() - begin).toBeGreaterThan(2_000);
	});
});
