/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../n8n/installation';
import { testedN8nVersion } from '../setup/sharedN8n';
import { MESSAGES } from './load';
import type { Received } from './counts';

/** What one load came to. */
export interface Figures {
	readonly scenario: string;
	readonly oncePerRecipientAndReference: boolean;
	/** What n8n shows of the five executions before anybody does something. */
	readonly shown: Readonly<Record<string, number>>;
	/** What the results say at the end. */
	readonly words: Readonly<Record<string, number>>;
	readonly received: Received;
	readonly requests: number;
	readonly dropped: number;
	readonly seconds: number;
}

const number = (n: number) => n.toLocaleString('en-US');

function counts(of: Readonly<Record<string, number>>): string {
	return Object.entries(of)
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([word, count]) => `${number(count)} ${word}`)
		.join(', ');
}

function row({
	scenario,
	oncePerRecipientAndReference,
	shown,
	words,
	received,
	requests,
	dropped,
	seconds,
}: Figures): string {
	const { once, more, never } = received;
	const cells = [
		scenario,
		oncePerRecipientAndReference ? 'on' : 'off',
		counts(shown),
		counts(words),
		...[once, more, never, requests, dropped, seconds].map(number),
	];
	return `| ${cells.join(' | ')} |`;
}

/** Writes test/e2e/RESULTS.md, if this run is to write it: otherwise it would leave the checkout changed. */
export function writeResults(figures: readonly Figures[]): void {
	if (process.env.E2E_WRITE !== 'yes') return;
	const [processor] = cpus();
	const page = `# Queue mode: what is sent, and what n8n shows

n8n ${testedN8nVersion()} with a main process, two workers (five executions each), PostgreSQL and Redis. Five executions begin at once, each
sends ${number(MESSAGES / 5)} messages in requests of 500 with the same token; the service takes 90 requests a minute and drops the rest with HTTP 429. The
minute is scaled: for the sandbox and for the installed package (dist/nodes/api/http/minute.js is patched) it takes 5 seconds. Processes
are killed with SIGKILL when half of the requests were accepted. Then what the user can do is done: executions that ended with an error
are started again by their webhook with the same people, and crashed ones are retried in the list of executions.

Made by \`npm run test:e2e -- --write\` on ${cpus().length} × ${processor?.model.trim() ?? 'an unknown processor'}, Node.js of n8n 24.

| What happens | Once per Recipient and Reference Number | What n8n shows | What the results say in the end | Got one message | Got two | Got none | Push requests | of them HTTP 429 | Seconds |
| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${[...figures]
	.sort((a, b) => a.scenario.localeCompare(b.scenario))
	.map(row)
	.join('\n')}

- Without a kill nobody gets a duplicate and nobody is left out: a request that was dropped is made again.
- An execution whose **worker was killed** shows \`running\` for a while (a minute and a half; half a minute with the settings of this test), then
  \`error\`. n8n keeps none of its data, and Retry does nothing: start the workflow again.
- An execution whose **main process was killed too** shows \`crashed\` after the start. Retry does all of it again.
- With Once per Recipient and Reference Number nobody gets a duplicate, whichever way it is done again. What was sent comes out as \`already sent\`; the
  requests that were under way come out as \`unconfirmed\`: some of them arrived and some did not, and only Picky Assist knows.
- Without it, everyone whom the killed execution had reached is messaged a second time.
`;
	writeFileSync(join(PROJECT, 'test/e2e/RESULTS.md'), page);
}
