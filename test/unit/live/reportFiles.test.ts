/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of a standalone program */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Mask } from '../../live/mask';
import { reportOf } from '../../live/report';
import { ReportFiles } from '../../live/reportFiles';
import type { Findings } from '../../live/runCheck';
import { QUESTIONS } from '../../live/questions';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'live-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const [TOKEN = ''] = ['sk7f3a9911bcD20e55'];
const HEAD = { date: '2026-11-22T12:00:00.000Z', version: '1', platform: 'v4', channels: [] };
const mask = new Mask({ token: TOKEN, replaced: [] });
const FINDINGS: Findings = {
	...{ results: [], exchanges: [], webhookCalls: [], ownCalls: [], remaining: 0 },
	messages: { announced: 0, sent: 0 },
};

test('two runs in the same second and folder write to their own files, each always to the same ones', () => {
	const runs = [1, 2, 3].map(() => new ReportFiles(folder, HEAD, mask));
	for (const run of [...runs, ...runs]) run.write(FINDINGS);
	expect(readdirSync(folder)).toHaveLength(6);
	expect(new Set(runs.flatMap(({ report, recording }) => [report, recording])).size).toBe(6);
});

test('what cannot be written leaves nothing behind', () => {
	const files = new ReportFiles(folder, HEAD, mask);
	files.write(FINDINGS);
	rmSync(files.report);
	mkdirSync(join(files.report, 'in the way'), { recursive: true });
	expect(() => files.write(FINDINGS)).toThrow();
	expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('control characters and those that turn the direction of text are visible in the report', () => {
	const [question] = QUESTIONS;
	if (!question) throw new Error('There are no questions.');
	const observed = 'a\u001b[2Jb\u009b31m\u202eevil\u2066c\u200fd\u007f\u2028e';
	const report = reportOf(
		{ ...FINDINGS, results: [{ question, result: 'different', observed }] },
		HEAD,
		mask,
	);
	expect(report).toContain(
		'a\\\\u{1b}[2Jb\\\\u{9b}31m\\\\u{202e}evil\\\\u{2066}c\\\\u{200f}d\\\\u{7f}',
	);
	expect(report.replace(/[\n@]\u200b?/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});
