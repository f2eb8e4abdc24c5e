import { testCredential } from './harness/credentialTest';
import { useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();

const check = (fields: object) =>
	testCredential(setup.engine, 'pickyAssistApi', {
		platform: 'custom',
		baseUrl: setup.sandbox.baseUrl,
		apiToken: setup.sandbox.token,
		...fields,
	});

describe('the test of the credential', () => {
	it('reads the balance with the token in the body', async () => {
		expect(await check({})).toEqual({ status: 'OK', message: expect.any(String) });
		expect(setup.sandbox.log.requests).toMatchObject([
			{ endpoint: 'check-balance', tokenSeen: true, body: {} },
		]);
	});

	it('takes a Base URL with slashes and spaces around it', async () => {
		expect((await check({ baseUrl: ` ${setup.sandbox.baseUrl}// ` })).status).toBe('OK');
	});

	it('refuses a wrong token although the response is HTTP 200', async () => {
		const { status, message } = await check({ apiToken: 'wrong' });
		expect(status).toBe('Error');
		expect(message).toContain('IP allowlist');
		expect(message).not.toContain('wrong');
	});

	it.each(
		[401, 405, 408, 409, 410].flatMap((code) => [[code, false] as const, [code, true] as const]),
	)('refuses status %i (as text: %s)', async (code, asString) => {
		setup.sandbox.faults.add({
			kind: 'status',
			endpoint: 'check-balance',
			status: code,
			asString,
			message: '',
		});
		const { status, message } = await check({});
		expect(status).toBe('Error');
		expect(message).toMatch(/\. \w/);
	});

	const ANSWERS: Array<[what: string, body: string, pattern: RegExp]> = [
		['a word', '{"status":"error","message":"Project locked"}', /"error".*Project locked/],
		['a word under another key', '{"status":"failed","error":"Project locked"}', /Project locked/],
		['no status', '{"ok":true}', /did not come from Picky Assist/],
		['an empty status', '{"status":null}', /Check the API Token/],
		['a status that is a list', '{"status":[100]}', /Check the API Token/],
		['true', '{"status":true}', /true/],
		[
			'status 101',
			'{"status":101,"message":"Service unavailable"}',
			/not available.*Try again.*Service unavailable/,
		],
		['status 404', '{"status":404}', /phone/],
		['status 0', '{"status":0,"message":"No"}', /status 0.*Picky Assist says: "No"/],
		['status 899', '{"status":"899"}', /status 899.*support/],
		['status 200', '{"status":200}', /status 200/],
	];

	it.each(ANSWERS)('refuses %s, with an error that says what to do', async (_, body, pattern) => {
		setup.sandbox.faults.add({
			kind: 'http',
			endpoint: 'check-balance',
			statusCode: 200,
			body,
			accept: false,
		});
		const { status, message } = await check({});
		expect(status).toBe('Error');
		expect(message).toMatch(pattern);
	});

	it.each(['\uFEFF{"status":100}', ' \n{"status":"100"}'])(
		'takes JSON that is served as text/html: %j',
		async (body) => {
			setup.sandbox.faults.add({
				kind: 'http',
				endpoint: 'check-balance',
				statusCode: 200,
				body,
				accept: false,
			});
			expect(await check({})).toMatchObject({ status: 'OK' });
		},
	);

	it.each([' \n', '\u200B', '\uFEFF'])('takes a token with %j around it', async (around) => {
		expect(await check({ apiToken: `${around}${setup.sandbox.token}${around}` })).toMatchObject({
			status: 'OK',
		});
		expect(setup.sandbox.log.requests).toMatchObject([{ tokenSeen: true }]);
	});

	it('says what is wrong with the address', async () => {
		expect(await check({ baseUrl: 'example' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('"example"'),
		});
		const nobody = await check({ baseUrl: 'http://127.0.0.1:9' });
		expect(nobody).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('could not connect'),
		});
	});

	it.each([
		['a host that does not exist', 'http://no-such-host.invalid/api/v2', /host name/],
		['a connection that is refused', 'http://127.0.0.1:9', /listening at this address/],
	])('says what is wrong with %s', async (_, baseUrl, pattern) => {
		const { status, message } = await check({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toMatch(pattern);
		expect(message).toContain('Check Platform and Base URL');
	});

	it('says that the path is wrong', async () => {
		const { status, message } = await check({ baseUrl: `${setup.sandbox.baseUrl}/v9` });
		expect(status).toBe('Error');
		expect(message).toMatch(/no Picky Assist API at this path.*ends with \/api\/v2/);
	});

	it('does not show a token that comes back', async () => {
		setup.sandbox.faults.add({ kind: 'echoToken', endpoint: 'check-balance', status: 401 });
		const { status, message } = await check({});
		expect(status).toBe('Error');
		expect(message).not.toContain(setup.sandbox.token);
	});

	it.each([
		['an HTML page', { kind: 'html' }],
		[
			'JSON that is not Picky Assist’s',
			{ kind: 'http', statusCode: 200, body: '{"ok":true}', accept: false },
		],
	] as const)('refuses %s', async (_, fault) => {
		setup.sandbox.faults.add({ ...fault, endpoint: 'check-balance' });
		const { status, message } = await check({});
		expect(status).toBe('Error');
		expect(message).toContain('Check Platform and Base URL');
	});

	it('does not follow a redirect with the token', async () => {
		setup.sandbox.faults.add({
			kind: 'redirect',
			endpoint: 'check-balance',
			url: `${setup.sandbox.baseUrl}/check-balance`,
		});
		expect((await check({})).status).toBe('Error');
		expect(setup.sandbox.log.requests).toHaveLength(1);
	});
});

describe('the platform', () => {
	it.each([
		['v3', '/app/api/v2'],
		['v4', '/api/v2'],
	])('%s and the sandbox agree on the path', async (platform, path) => {
		const { PLATFORM_BASE_URLS } = await import('../../nodes/api/http/platforms');
		const official = new URL(PLATFORM_BASE_URLS[platform === 'v3' ? 'v3' : 'v4']);
		expect(official.pathname).toBe(path);
		expect((await check({ baseUrl: `${setup.sandbox.url}${official.pathname}` })).status).toBe(
			'OK',
		);
	});
});
