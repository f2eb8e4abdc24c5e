/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { QUESTIONS } from '../../live/questions';
import { stopAll } from '../sandbox/client';
import { checkAgainst, deviations, startLiveSandbox } from './liveSandbox';

const PROJECT = resolve(__dirname, '../../..');

afterEach(stopAll);

test('the sandbox answers every question as assumed, and not one message more is sent than announced', async () => {
	const sandbox = await startLiveSandbox();
	const run = await checkAgainst(sandbox);
	expect(deviations(run)).toEqual([]);
	expect(run.findings.results).toHaveLength(QUESTIONS.length);
	expect(sandbox.log.counts.messages).toBeGreaterThan(20);
	expect(sandbox.log.counts.messages).toBeLessThanOrEqual(run.announced);
	expect(run.findings.messages.announced).toBe(run.announced);
	expect(run.findings.messages.sent).toBeLessThanOrEqual(run.announced);
});

test('every question has an ID of its own, and names files that exist', () => {
	const ids = QUESTIONS.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	const missing = QUESTIONS.flatMap(({ places }) => places).filter(
		(place) => !existsSync(resolve(PROJECT, place)),
	);
	expect(missing).toEqual([]);
});
