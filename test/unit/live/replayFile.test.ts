/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of a standalone program */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { UsageError } from '../../cli/arguments';
import { parseOptions } from '../../sandbox/options';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'replay-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const WEBHOOK = { time: '', query: '', contentType: 'text/plain', headerNames: [], text: '' };

function recording(response: object = {}, webhook: object = {}): string {
	const all = {
		httpStatus: 200,
		contentType: 'application/json',
		headerNames: [],
		text: '{"status":100}',
	};
	const request = { endpoint: 'check-balance', token: 'own', fields: {} };
	const exchange = { asked: 'balance', time: '', milliseconds: 1, request };
	return JSON.stringify({
		recorded: '',
		exchanges: [{ ...exchange, response: { ...all, ...response } }],
		webhooks: [{ ...WEBHOOK, ...webhook }],
	});
}

function replay(text: string) {
	const path = join(folder, 'recording.json');
	writeFileSync(path, text);
	return parseOptions(['--replay', path]).recording;
}

test.each([
	['HTTP status 99999', recording({ httpStatus: 99999 }), 'httpStatus must be from 200 to 599'],
	['HTTP status 101', recording({ httpStatus: 101 }), 'httpStatus must be from 200 to 599'],
	['a line break', recording({ contentType: 'a\nb' }), 'contentType must fit in an HTTP header'],
	['an emoji', recording({ contentType: 'x/🙂' }), 'contentType must fit in an HTTP header'],
	['in a call', recording({}, { contentType: 'a\r\nb' }), 'webhooks[0].contentType must fit'],
	['an exchange', '{"recorded":"","exchanges":[1],"webhooks":[]}', 'exchanges[0]'],
	['no JSON', '{', 'it is not valid JSON'],
	['a number', 'null', 'live'],
])('%s: refused with the reason', (_, text, reason) => {
	expect(() => replay(text)).toThrow(UsageError);
	expect(() => replay(text)).toThrow(
		`recording.json is not a valid recording of npm run check:live`,
	);
	expect(() => replay(text)).toThrow(reason);
});

test('a missing file', () => {
	expect(() => parseOptions(['--replay', join(folder, 'missing.json')])).toThrow(
		'missing.json cannot be read (ENOENT)',
	);
});

test.each([
	['a BOM', `\uFEFF${recording()}`],
	['letters that a header may have', recording({ contentType: 'x/ü' })],
	['no content type', recording({ contentType: '' })],
])('%s: accepted', (_, text) => {
	expect(replay(text)?.exchanges).toHaveLength(1);
});
