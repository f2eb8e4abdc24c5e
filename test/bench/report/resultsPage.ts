import { markdownLines, type Table } from '../../cli/table';
import type { Results } from '../measure/results';
import { written } from './numbers';
import { ratiosOf, targetStatus } from './ratios';
import { tablesOf } from './tables';

const HOW = [
	'Written by `npm run bench -- --write`. All numbers come from one run on one machine.',
	'',
	"Each execution runs in n8n's own engine (n8n-core): a trigger, a node that outputs the items, and the measured node. Wall",
	'time is the time of the whole execution; CPU is the time of all threads of the process that runs n8n. The server is a',
	'separate process. The variants take turns, forwards and backwards, with a pause of 0.8 s before each run and, from 10,000',
	'items on, after garbage collection. Times are medians after one warm-up. A 1 in the column "runs" means that the first run',
	'took longer than 20 s and was not repeated. Memory is the peak of the resident memory minus its size before the run: the',
	'median of runs in fresh processes. It depends on when Node.js collects garbage. The server counts the requests. The floor',
	'builds the same bodies, posts them one after the other over one connection and parses the responses, nothing else. The bare',
	"node does the same with n8n's HTTP helper and puts out the rows of the responses: the least that any node in n8n can take.",
	'',
	'Picky Assist accepts 90 requests per minute, and the node keeps to that limit. So that the limit does not dominate the',
	'results, a minute takes a tenth of a second here, except in the table with the real minute. Requests have 1,000 recipients,',
	"with 100,000 messages 4,000, as the node chooses them. n8n's HTTP Request and Telegram nodes do not keep to the limit: 1,000",
	'requests to Picky Assist, one by one, would take 11 minutes.',
];

function ledgerLines({ ledger }: Results): string[] {
	return [
		'',
		`When the last request is rejected, n8n saves ${written(ledger.savedBytes / 1_000)} kB of ledger with the execution:`,
		`${written(ledger.savedBytes / ledger.items)} bytes per message. A run without errors saves none.`,
	];
}

function targetLines(results: Results): string[] {
	const missed = ratiosOf(results).filter((ratio) => targetStatus(ratio) === 'not met');
	if (missed.length === 0) return ['', 'All targets are met.'];
	return [
		'',
		'Not met:',
		'',
		...missed.map(
			({ what, value, bound, sense }) =>
				`- ${what}: ${written(value ?? NaN)}, the target is ${sense} ${written(bound)}.`,
		),
	];
}

/** The page with the results of a whole run. */
export function resultsPage(results: Results, machine: readonly string[], profile: Table): string {
	const tables = tablesOf(results).flatMap((table) => [
		'',
		...markdownLines(table),
		...(table.title === 'Targets' ? targetLines(results) : []),
		...(table.title.startsWith('The ledger') ? ledgerLines(results) : []),
	]);
	return [
		'# Bench results',
		'',
		...machine.map((line) => `- ${line}`),
		'',
		...HOW,
		...tables,
		'',
		...markdownLines(profile),
		'',
	].join('\n');
}
