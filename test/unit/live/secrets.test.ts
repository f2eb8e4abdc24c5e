/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests of a standalone program */
import { cpuUsage } from 'node:process';

import { Mask } from '../../live/mask';
import { jsonResponse } from '../../sandbox/httpResponse';
import { objectsOf } from '../../sandbox/json';
import { recordingSchema } from '../../sandbox/recording';
import { stopAll } from '../sandbox/client';
import { checkAgainst, deviations, EVERYTHING, startLiveSandbox } from './liveSandbox';
import { tracesOf } from './traces';

afterEach(stopAll);

const TOKENS = ['sk7f3a9911bcD20e55', 'tök/en+"7f3a 9911&<x>\'é', '4455667788990011'];

/** Ways in which a service could show a token. */
function echoes(token: string): Readonly<Record<string, string>> {
	const inBase64 = (before: string) => Buffer.from(`${before}${token}"}`).toString('base64');
	return {
		plain: `The token ${token} is wrong`,
		upper: token.toUpperCase(),
		part: `Token ${token.slice(0, 10)}... is wrong`,
		end: `...${token.slice(-8)}`,
		json: JSON.stringify({ body: JSON.stringify({ token }) }),
		uri: `token=${encodeURIComponent(token)}&x=1`,
		form: new URLSearchParams({ token }).toString(),
		percent: [...Buffer.from(token)].map((byte) => `%${byte.toString(16)}`).join(''),
		escaped: [...token]
			.map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
		html: token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
		hex: Buffer.from(`{"token":"${token}`).toString('hex'),
		base64: inBase64(''),
		base64Shifted: inBase64('{'),
		base64Body: inBase64('{"token":"x'),
		base64Url: Buffer.from(`{"token":"${token}"}`).toString('base64url'),
		[`key ${token}`]: 'x',
	};
}

test.each(TOKENS)(
	'%s: a service that shows it in every way leaves no trace of it',
	async (token) => {
		const shown = echoes(token);
		// The test itself must be able to find them.
		for (const text of Object.values(shown).slice(0, -1))
			expect(tracesOf(token, text)).not.toEqual([]);
		const html = `<html><title>${token}</title><body>${Object.values(shown).join('<br>')}</body></html>`;
		const sandbox = await startLiveSandbox({
			token,
			responseOverride: ({ endpoint, token: sent, defaultResult }) => {
				const accepted = defaultResult();
				const json = { ...accepted.json, ...shown, nested: [shown] };
				if (endpoint === 'group-details')
					return {
						response: {
							httpStatus: 200,
							headers: { 'content-type': token.replace(/[^!-~]/g, '') },
							body: html,
						},
					};
				if (sent === 'wrong')
					return { response: jsonResponse({ status: 402, message: shown['plain'] }) };
				return { accepted, response: jsonResponse(json) };
			},
		});
		sandbox.faults.add({ kind: 'echoToken', status: 410, endpoint: 'device-status', after: 1 });
		const run = await checkAgainst(sandbox);
		expect(run.different).toEqual(expect.arrayContaining(['wrong-token', 'group-details']));
		expect(tracesOf(token, run.report)).toEqual([]);
		expect(tracesOf(token, run.recording)).toEqual([]);
	},
);

const NUMBERS = ['14155550123', '14155550124', '14155550125', '2333333333333331'];

test('calls about other people are not recorded, and their messages are not taken for those of the user', async () => {
	const sandbox = await startLiveSandbox();
	let isSent = false;
	const run = await checkAgainst(sandbox, {
		onProgress: () => {
			if (isSent) return;
			isSent = true;
			void sandbox.triggers.message({ from: '4915112345678', text: 'Private', name: 'Eve' });
		},
	});
	expect(deviations(run)).toEqual([]);
	const isOfOthers = ({ text }: { readonly text: string }) => text.includes('Private');
	const { webhookCalls } = run.findings;
	expect(webhookCalls.filter(isOfOthers)).toHaveLength(1);
	const { webhooks } = recordingSchema.parse(JSON.parse(run.recording));
	expect(webhooks).toHaveLength(webhookCalls.length - 1);
});

test('a stranger who writes "live check" is a stranger', async () => {
	const sandbox = await startLiveSandbox();
	let isSent = false;
	const run = await checkAgainst(sandbox, {
		account: { number: '4915112' },
		webhookWait: 500,
		onProgress: () => {
			if (isSent) return;
			isSent = true;
			const stranger = { from: '4915112345678', name: 'Maria Rossi' };
			void sandbox.triggers.message({ ...stranger, text: 'Is the live check on Monday? Maria' });
			void sandbox.triggers.message({ ...stranger, text: 'Live check of my heart, Maria' });
			void sandbox.triggers.message({ ...stranger, kind: 'image' });
		},
	});
	for (const written of [run.report, run.recording])
		expect(written).not.toMatch(/Maria|Monday|heart|4915112/);
	expect(run.different).toEqual([]);
	const { webhooks } = recordingSchema.parse(JSON.parse(run.recording));
	expect(webhooks).toHaveLength(run.findings.webhookCalls.length - 3);
});

test.each([
	['empty', '', ''],
	['short', '7', '7'],
])('an ID that is %s changes no other text, and lets no call of others in', async (_, groupId) => {
	const sandbox = await startLiveSandbox();
	let isSent = false;
	const run = await checkAgainst(sandbox, {
		account: { groupId, messengerId: groupId },
		webhookWait: 500,
		onProgress: () => {
			if (isSent) return;
			isSent = true;
			void sandbox.triggers.message({ from: '4915112345677', text: 'Private words', name: 'Eve' });
		},
	});
	expect(run.report).toContain('| Question | Assumed |');
	const { exchanges, webhooks } = recordingSchema.parse(JSON.parse(run.recording));
	expect(exchanges[0]?.request.endpoint).toBe('check-balance');
	expect(webhooks).toHaveLength(run.findings.webhookCalls.length - 1);
});

test('the own number in base64, as in the IDs of WhatsApp messages, is masked', async () => {
	const head = Buffer.from([0x1c, 0x18, 0x0b]);
	const sandbox = await startLiveSandbox({
		responseOverride: ({ endpoint, defaultResult }) => {
			if (endpoint !== 'push') return undefined;
			const accepted = defaultResult();
			const { json } = accepted;
			if (!Array.isArray(json['data'])) return undefined;
			const data = objectsOf(json, 'data').map((row, index) => {
				const tail = Buffer.from([0x15, 2, 0, 0x11, 0x18, 0x12]);
				const number = Buffer.from(String(row['number']));
				const id = Buffer.concat([head.subarray(index % 3), number, tail, Buffer.from('ABC')]);
				return { ...row, msg_id: `wamid.${id.toString('base64')}` };
			});
			return { accepted, response: jsonResponse({ ...json, data }) };
		},
	});
	const run = await checkAgainst(sandbox, { webhookWait: 300 });
	const ids = `${run.report}${run.recording}`.match(/wamid\.[\w+/=]+/g) ?? [];
	expect(ids).not.toEqual([]);
	const decoded = ids.map((id) => Buffer.from(id.slice(6), 'base64').toString('latin1'));
	expect(decoded.filter((text) => /1415555|4155550/.test(text))).toEqual([]);
});

test('long texts are masked in no time', () => {
	const mask = new Mask({ token: TOKENS[0] ?? '', replaced: [[NUMBERS[0] ?? '', '12025550101']] });
	const begun = cpuUsage();
	for (const part of ['iVBORw0K', '1 (', 'a@', '1:', '-1'])
		mask.body(JSON.stringify({ status: 100, text: part.repeat(50_000) }), 'webhook');
	// It took minutes; a busy computer does not count, since this is the time of the process.
	expect(cpuUsage(begun).user / 1e6).toBeLessThan(10);
});

test('numbers, names, texts and addresses are masked, and what is asked about stays', async () => {
	const sandbox = await startLiveSandbox();
	sandbox.account.deliveries.plan = { statuses: ['failed'] };
	const run = await checkAgainst(sandbox, { webhookWait: 500 });
	await sandbox.close();
	for (const written of [run.report, run.recording]) {
		for (const number of NUMBERS) expect(written).not.toContain(number);
		for (const secret of ['Ana', 'Example group', 'order_update', 'secret-picture', 'chat.example'])
			expect(written).not.toContain(secret);
	}
	for (const kept of [
		'12025550101',
		'AB1234',
		'{{1}}',
		'CONNECTED',
		'Authentication Failed',
		'0.005',
	])
		expect(run.recording).toContain(kept);
	expect(EVERYTHING.number).toBe(NUMBERS[0]);
});

describe('the mask', () => {
	const mask = new Mask({
		token: TOKENS[0] ?? '',
		replaced: [
			['14155550123', '12025550101'],
			['G/7', 'G0001'],
		],
	});

	test.each([
		['+1 (415) 555-0123 is invalid', '+1202550101'],
		['00 1 415 555 0123', '12025550101'],
		['4155550123', '2025550101'],
		['1/415/555/0123', '12025550101'],
		['1415_555·0123', '12025550101'],
		['1%20415%20555%200123', '12025550101'],
		['group G/7', 'group G0001'],
		['from 203.0.113.77 and 2001:db8:0:0:1::7', 'from 192.0.2.1 and'],
		['ask ana.rossi@shop.example', 'ask masked@example.com'],
		['see https://shop.example/x?key=1 now', 'see https://masked.example/ now'],
		['code 406, price 0.005', 'code 406, price 0.005'],
	])('text: %s', (text, expected) => {
		const masked = mask.text(text);
		expect(masked.replaceAll(' ', '')).toContain(
			expected.replace('+1202550101', '12025550101').replaceAll(' ', ''),
		);
		expect(masked).not.toMatch(/5550123|rossi|shop|203\.0/);
	});

	test('other long numbers become others of the same length, the same ones always the same', () => {
		const [one, again, other] = ['4915112345678', '4915112345678', '4915112345679'].map((text) =>
			mask.text(text),
		);
		expect(one).toMatch(/^9\d{12}$/);
		expect(again).toBe(one);
		expect(other).not.toBe(one);
	});

	test('types stay, values of people do not', () => {
		const body = {
			balance: 731.42,
			'project-id': 812345,
			number: 4915112345678,
			name: 'Ana',
			message: 'Call me, Ana!',
			type: 1,
			contact: [{ first_name: 'Ana', city: null }],
			Location: { lat: 41.9028, name: 'Home' },
		};
		const masked: unknown = JSON.parse(mask.body(JSON.stringify(body), 'webhook'));
		expect(masked).toEqual({
			balance: 12.5,
			'project-id': 500001,
			number: expect.any(Number),
			name: 'Xxx',
			message: 'Xxxx xx, Xxx!',
			type: 1,
			contact: [{ first_name: 'Xxx', city: null }],
			Location: { lat: 0.5, name: 'Xxxx' },
		});
		expect(JSON.stringify(masked)).not.toContain('4915112345678');
	});

	test('JSON that is cut off, a list, and JSON that is nested too deeply', () => {
		expect(mask.body('{"name":"Ana","number":"4915', 'service')).toBe(
			'{"xxxx":"Xxx","xxxxxx":"0000',
		);
		expect(mask.body('[{"name":"Ana"}]', 'service')).toBe('[{"name":"Xxx"}]');
		const deep = `{"name":${'['.repeat(90_000)}"Ana"${']'.repeat(90_000)}}`;
		expect(mask.body(deep, 'service')).not.toContain('Ana');
	});

	test('names in lists, numbers as people write them, pages and queries', () => {
		const group = {
			group_members: ['maria', '+49 151 123 456 78', '+49-151-9999-8888'],
			owner: 'eve',
		};
		expect(mask.body(JSON.stringify(group), 'service')).toMatch(
			/^\{"group_members":\["xxxxx","\+9\d{12}","\+9\d{12}"\],"owner":"xxx"\}$/,
		);
		const page = '<html><title>Inbox of Maria</title><p class="Maria">Maria Rossi</p></html>';
		expect(mask.body(page, 'service')).not.toMatch(/Maria|Rossi/);
		expect(mask.body('Logged in as Maria Rossi', 'service')).not.toMatch(/Maria|Rossi/);
		expect(mask.query('live_check=yes&key=hunter2secret')).toBe('live_check=yes&key=xxxxxx0xxxxxx');
	});

	test.each(['', 'a', 'ab', 'abc'])('numbers in base64 after "%s"', (before) => {
		for (const number of ['14155550123', '4915112345678'])
			for (const encoding of ['base64', 'base64url'] as const) {
				const id = Buffer.from(`${before}|${number}|??>>`).toString(encoding);
				const masked = mask.text(`the ID is ${id}, twice: ${id}`);
				expect(masked).toHaveLength(`the ID is ${id}, twice: ${id}`.length);
				const decoded = Buffer.from(masked.split(': ')[1] ?? '', encoding).toString();
				expect(decoded).toMatch(/\|\d{11,13}\|/);
				expect(decoded).not.toContain(number);
			}
	});

	test('forms keep their fields', () => {
		const form = new URLSearchParams({ name: 'Ana', number: '14155550123', 'unique-id': '77' });
		expect(mask.body(form.toString(), 'webhook')).toBe('name=Xxx&number=12025550101&unique-id=77');
	});
});
