import { testCredential } from './harness/credentialTest';
import { type Desk, openDesk } from './harness/sending';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => desk.close());
beforeEach(() => {
	desk.sandbox.log.clear();
	desk.sandbox.faults.clear();
});

const check = (fields: object) =>
	testCredential(desk.engine, 'pickyAssistApi', {
		platform: 'custom',
		baseUrl: desk.sandbox.baseUrl,
		apiToken: desk.sandbox.token,
		...fields,
	});

describe('the test of the credential', () => {
	it('reads the balance with the token in the body', async () => {
		expect(await check({})).toEqual({ status: 'OK', message: expect.any(String) });
		expect(desk.sandbox.log.requests).toMatchObject([{ endpoint: 'check-balance', tokenSeen: true, body: {} }]);
	});

	it('takes a Base URL with slashes and blanks around it', async () => {
		expect((await check({ baseUrl: ` ${desk.sandbox.baseUrl}// ` })).status).toBe('OK');
	});

	it('refuses a wrong token although the answer is HTTP 200', async () => {
		const { status, message } = await check({ apiToken: 'wrong' });
		expect(status).toBe('Error');
		expect(message).toContain('IP allowlist');
		expect(message).not.toContain('wrong');
	});

	it.each([401, 405, 408, 409, 410].flatMap((code) => [[code, false] as const, [code, true] as const]))(
		'refuses status %i (as text: %s)',
		async (code, asString) => {
			desk.sandbox.faults.add({ kind: 'status', endpoint: 'check-balance', status: code, asString, message: '' });
			const { status, message } = await check({});
			expect(status).toBe('Error');
			expect(message).toMatch(/\. \w/);
		},
	);

	it.each([
		['an HTML page', { kind: 'html' }],
		['JSON that is not Picky Assist’s', { kind: 'http', statusCode: 200, body: '{"ok":true}', accept: false }],
	] as const)('refuses %s', async (_, fault) => {
		desk.sandbox.faults.add({ ...fault, endpoint: 'check-balance' });
		const { status, message } = await check({});
		expect(status).toBe('Error');
		expect(message).toContain('Check Platform and Base URL');
	});

	it('does not follow a redirect with the token', async () => {
		desk.sandbox.faults.add({ kind: 'redirect', endpoint: 'check-balance', url: `${desk.sandbox.baseUrl}/check-balance` });
		expect((await check({})).status).toBe('Error');
		expect(desk.sandbox.log.requests).toHaveLength(1);
	});
});

describe('the platform', () => {
	it.each([
		['v3', '/app/api/v2'],
		['v4', '/api/v2'],
	])('%s and the sandbox agree on the path', async (platform, path) => {
		const { PLATFORM_BASE_URLS } = await import('../../nodes/api/platforms');
		const official = new URL(PLATFORM_BASE_URLS[platform === 'v3' ? 'v3' : 'v4']);
		expect(official.pathname).toBe(path);
		expect((await check({ baseUrl: `${desk.sandbox.url}${official.pathname}` })).status).toBe('OK');
	});
});
