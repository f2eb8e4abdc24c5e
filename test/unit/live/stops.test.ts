/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of a standalone program */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Question } from '../../live/question';
import { QUESTIONS } from '../../live/questions';
import type { Fault } from '../../sandbox/sandbox';
import { jsonResponse } from '../../sandbox/httpResponse';
import { stopAll } from '../sandbox/client';
import { checkAgainst, EVERYTHING, startLiveSandbox } from './liveSandbox';

afterEach(stopAll);

const ALWAYS = Infinity;
const [WRONG = ''] = ['another-token-5511'];

test('a wrong token: a report, and nothing else is asked', async () => {
	const sandbox = await startLiveSandbox();
	const run = await checkAgainst(sandbox, { account: { token: WRONG } });
	expect(sandbox.log.requests).toHaveLength(1);
	expect(run.report).toContain('Ended early: Picky Assist does not accept the token (status 401)');
	expect(run.report).toContain(`${QUESTIONS.length} not answered`);
});

test('no network: a report, and one request', async () => {
	const sandbox = await startLiveSandbox();
	await sandbox.close();
	const run = await checkAgainst(sandbox);
	expect(run.findings.exchanges).toHaveLength(1);
	expect(run.report).toContain('Ended early: no response (ECONNREFUSED)');
	expect(run.report).toContain(`${QUESTIONS.length} not answered`);
});

test('the network goes away: after three requests without a response no more are sent', async () => {
	const sandbox = await startLiveSandbox();
	sandbox.faults.add({ kind: 'resetAfterBody', times: ALWAYS });
	const run = await checkAgainst(sandbox);
	expect(sandbox.log.pushes).toHaveLength(3);
	expect(run.report).toMatch(/Ended early: no response \(\w+\)/);
});

test('the own number is refused: the other questions that send are not asked any more', async () => {
	const sandbox = await startLiveSandbox();
	const { number } = EVERYTHING;
	sandbox.faults.add({ kind: 'refuseNumber', number, times: ALWAYS });
	const run = await checkAgainst(sandbox);
	expect(sandbox.log.messagesTo(number)).toEqual([]);
	expect(run.report).toContain('Picky Assist does not accept your number');
	expect(run.report).not.toContain(number);
	const pushes = sandbox.log.pushes.filter(({ body }) => JSON.stringify(body).includes(number));
	// An entry without a text, an unknown channel and variable are refused anyway; then the first real message.
	expect(pushes.length).toBeLessThanOrEqual(4);
	const reads = run.findings.results.filter(({ result }) => result === 'as assumed');
	expect(reads.map(({ question }) => question.id)).toContain('group-details');
});

test('another service: nothing is sent to it', async () => {
	const sandbox = await startLiveSandbox();
	const baseUrl = sandbox.baseUrl.replace('/api/v2', '/api/v9');
	const run = await checkAgainst(sandbox, { account: { baseUrl } });
	expect(run.findings.exchanges).toHaveLength(1);
	expect(run.report).toContain('check the platform or base URL');
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each([
	['a page', 200, { 'content-type': 'text/html' }, '<html>Hello</html>'],
	['a page that says 404', 404, { 'content-type': 'text/html' }, '<html>Not found</html>'],
	['JSON of another service', 200, JSON_TYPE, '{"error":"no"}'],
	['a list', 200, JSON_TYPE, '[]'],
	['nothing', 204, {}, ''],
])('another service responds with %s', (_, httpStatus, headers, body) => {
	test.each([
		['one-number', 1],
		['same-number-twice', 1],
		['template-values-entry', 0],
		['wrong-token', 0],
		['unknown-endpoint', 1],
	])('%s is asked first: at most %i push requests', async (first, pushes) => {
		const sent: string[] = [];
		const server = createServer((request, response) => {
			request.resume();
			sent.push(request.url ?? '');
			response.writeHead(httpStatus, headers).end(body);
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const sandbox = await startLiveSandbox();
		const isFirst = ({ id }: Question): boolean => id === first;
		const run = await checkAgainst(sandbox, {
			questions: [...QUESTIONS.filter(isFirst), ...QUESTIONS.filter((one) => !isFirst(one))].filter(
				({ id }) => isFirst({ id } as Question) || /number|base64|contact/.test(id),
			),
			account: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` },
		});
		server.closeAllConnections();
		server.close();
		expect(sent.filter((url) => url.endsWith('/push'))).toHaveLength(pushes);
		expect(run.findings.stopped).toContain('does not come from Picky Assist');
		expect(run.different.filter((id) => id !== 'unknown-endpoint')).toEqual([]);
	});
});

test('the first response is a page with HTTP 503: it says that the server had a problem', async () => {
	const sandbox = await startLiveSandbox();
	sandbox.faults.add({
		kind: 'http',
		statusCode: 503,
		accept: false,
		endpoint: 'check-balance',
		times: 1,
	});
	const run = await checkAgainst(sandbox);
	expect(run.findings.stopped).toBe('the server had a problem (HTTP 503): try again later');
	expect(run.different).toEqual([]);
	expect(sandbox.log.pushes).toEqual([]);
});

test('a dead tunnel: it waits in full once, says so, and does not wait for the other questions', async () => {
	const sandbox = await startLiveSandbox();
	const questions = QUESTIONS.filter(({ needs }) => needs?.includes('webhook'));
	const told: string[] = [];
	sandbox.log.subscribe(() => sandbox.webhooks.configure({ globalUrl: '', eventUrl: '' }));
	const before = Date.now();
	const run = await checkAgainst(sandbox, {
		...{ questions, webhookWait: 1_000 },
		onTold: (text) => told.push(text),
	});
	expect(Date.now() - before).toBeLessThan(3_000);
	expect(told).toEqual([
		expect.stringContaining('(Waiting up to 1 seconds.)'),
		expect.stringContaining('no webhook call arrived within 1 seconds'),
	]);
	const observed = new Set(run.findings.results.map((one) => one.observed));
	expect([...observed]).toEqual([expect.stringContaining('no webhook call arrived')]);
});

test('the status of Web Automation is asked for the channel that was given', async () => {
	const sandbox = await startLiveSandbox();
	const questions = QUESTIONS.filter(({ id }) => id === 'device-web');
	const account = { channels: [{ id: '51', kind: 'web' as const }] };
	const { findings } = await checkAgainst(sandbox, { questions, account });
	expect(findings.exchanges.map(({ fields }) => fields)).toEqual([{ application: 51 }]);
});

test('a status that is nested deeply is reported as such', async () => {
	const sandbox = await startLiveSandbox({
		responseOverride: ({ endpoint, defaultResult }) => {
			if (endpoint !== 'push') return undefined;
			const { json } = defaultResult();
			const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
			const text = JSON.stringify({ ...json, status: 'deep' }).replace('"deep"', deep);
			return { response: { ...jsonResponse({}), body: text } };
		},
	});
	const questions = QUESTIONS.filter(({ id }) => ['balance', 'one-number'].includes(id));
	const { report } = await checkAgainst(sandbox, { questions });
	expect(report).toContain('nested too deeply');
	expect(report).not.toContain('call stack');
});

test('stopped while it waits for a webhook call: it does not say that the call did not arrive', async () => {
	const sandbox = await startLiveSandbox();
	const stop = new AbortController();
	const questions = QUESTIONS.filter(({ id }) => id === 'incoming-location');
	const run = await checkAgainst(sandbox, { stop, questions, onTold: () => stop.abort() });
	expect(run.findings.results.map((one) => one.observed)).toEqual(['you stopped the check']);
	expect(run.findings.stopped).toBe('you stopped the check');
});

test('HTTP 429: no more requests', async () => {
	const sandbox = await startLiveSandbox({ requestsPerMinute: 10 });
	const run = await checkAgainst(sandbox);
	const counted = sandbox.log.requests.filter((one) => one.tokenSeen && one.endpoint !== '');
	expect(counted).toHaveLength(11);
	expect(run.report).toContain('Ended early: the limit of requests is reached (HTTP 429)');
});

test('stopped half way: a report with what was answered so far', async () => {
	const sandbox = await startLiveSandbox();
	sandbox.faults.add({ kind: 'hang', after: 8 });
	const stop = new AbortController();
	sandbox.log.subscribe(() => {
		if (sandbox.log.pushes.length === 8) stop.abort();
	});
	const run = await checkAgainst(sandbox, { stop });
	expect(sandbox.log.pushes.length).toBeLessThanOrEqual(9);
	expect(run.report).toContain('Ended early: you stopped the check');
	expect(run.report).toMatch(/\| as assumed \| as assumed \|/);
	expect(run.findings.results).toHaveLength(QUESTIONS.length);
});

test('an account that has nothing: what it cannot answer is listed with the reason', async () => {
	const sandbox = await startLiveSandbox({ templates: [] });
	const nothing = {
		...{ channels: [], secondNumber: undefined, closedNumber: undefined, messengerId: undefined },
		...{
			groupId: undefined,
			buttonTemplate: undefined,
			pictureUrl: undefined,
			videoUrl: undefined,
		},
		webhookUrl: undefined,
	};
	const run = await checkAgainst(sandbox, { account: nothing });
	expect(run.announced).toBe(0);
	expect(sandbox.log.pushes).toEqual([]);
	expect(run.different).toEqual([]);
	const observed = run.findings.results
		.filter(({ result }) => result === 'not answered')
		.map((one) => one.observed);
	expect(new Set(observed)).toEqual(
		new Set([
			'No channel was given.',
			'No WhatsApp Official channel was given.',
			'No WhatsApp Web Automation channel was given.',
			'No channel on a phone was given.',
			'Neither a WhatsApp Official nor a WhatsApp Web Automation channel was given.',
			'No Messenger or Instagram channel with a recipient ID was given.',
			'No public webhook address was given.',
			'the account has no template',
		]),
	);
});

/** Faults that accept what they answer badly, and others. */
const FAULTS: readonly Fault[] = [
	{ kind: 'resetAfterBody' },
	{ kind: 'resetBeforeBody' },
	{ kind: 'hang' },
	{ kind: 'trickle', gap: 5 },
	{ kind: 'half' },
	{ kind: 'cut' },
	{ kind: 'html' },
	{ kind: 'http', statusCode: 503, accept: true },
	{ kind: 'http', statusCode: 200, accept: true, body: '{"status":100}' },
	{ kind: 'redirect', url: 'http://127.0.0.1:9/' },
	{ kind: 'rows', noData: true },
	{ kind: 'rows', noIds: true, shuffle: true },
	{ kind: 'status', status: 101, message: 'Service unavailable' },
	{ kind: 'status', status: 802, message: 'Session closed' },
	{ kind: 'status', status: 403, message: 'Insufficient balance' },
];

describe.each([
	['always', { times: ALWAYS }],
	['now and then', { after: 7, times: 2 }],
])('%s', (_, when) => {
	test.each(FAULTS.map((fault) => [JSON.stringify(fault), fault] as const))(
		'%s: never more messages than announced, and a report',
		async (__, fault) => {
			const sandbox = await startLiveSandbox();
			sandbox.faults.add({ ...fault, ...when });
			const run = await checkAgainst(sandbox, { timeout: 150, webhookWait: 50 });
			const asked = sandbox.log.pushes.reduce(
				(sum, { entries, body }) => sum + (body && 'group_id' in body ? 1 : entries),
				0,
			);
			expect(sandbox.log.counts.messages).toBeLessThanOrEqual(run.announced);
			expect(asked).toBeLessThanOrEqual(run.findings.messages.sent);
			expect(run.findings.messages.sent).toBeLessThanOrEqual(run.announced);
			expect(run.report).toContain('| Question | Assumed |');
			expect(run.findings.results).toHaveLength(QUESTIONS.length);
		},
	);
});

test('a question that would send more than it announced sends nothing', async () => {
	const sandbox = await startLiveSandbox();
	const greedy: Question = {
		...{ id: 'greedy', question: '', assumed: '', source: 'assumed', ifWrong: '', places: [] },
		messages: 1,
		ask: async (check) => {
			await check.pushToMe('any', { globalmessage: 'one' });
			await check.pushToMe('any', { globalmessage: 'two' });
		},
	};
	const run = await checkAgainst(sandbox, { questions: [greedy] });
	expect(sandbox.log.counts.messages).toBe(1);
	expect(run.findings.results[0]?.observed).toBe(
		'2 messages would be more than the 1 that were announced',
	);
});
