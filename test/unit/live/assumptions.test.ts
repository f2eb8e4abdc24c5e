/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { planOf } from '../../live/plan';
import type { Question } from '../../live/question';
import { QUESTIONS } from '../../live/questions';
import { EVERYTHING } from './liveSandbox';

const page = readFileSync(resolve(__dirname, '../../../docs/assumptions.md'), 'utf8');

function rowOf({ id, assumed, question, source, seenLive, ifWrong }: Question): string {
	const cells = [`\`${id}\``, question, assumed, source, seenLive ?? 'no', ifWrong];
	return `| ${cells.join(' | ')} |`;
}

test('docs/assumptions.md has one row for each question, in the words of the question', () => {
	expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual(QUESTIONS.map(rowOf));
});

test('docs/assumptions.md says how many messages one channel takes, and how many everything', () => {
	const base = { token: '', baseUrl: '', number: EVERYTHING.number };
	const all = { ...EVERYTHING, ...base, webhookUrl: 'https://hook.example.com' };
	const one = { ...base, channels: [{ id: '3', kind: 'sms' }] } as const;
	expect(page).toContain(
		`${planOf(QUESTIONS, one).messages} to ${planOf(QUESTIONS, all).messages}, depending on`,
	);
});

test('no text of a question ends a cell of a table', () => {
	expect(QUESTIONS.map(rowOf).filter((row) => row.split('|').length !== 8)).toEqual([]);
});
