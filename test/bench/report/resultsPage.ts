import { markdownLines, type Table } from '../../cli/table';
import type { Results } from '../measure/results';
import { written } from './numbers';
import { ratiosOf, targetStatus } from './ratios';
import { tablesOf } from './tables';

const HOW = [
	'Written by `npm run bench -- --write`; every number is from one run on one machine.',
	'',
	"Each execution runs in n8n's own engine (n8n-core): a trigger, a node that hands over the items, and the node that is",
	'measured. Wall time is that of the whole execution; CPU is that of all threads of the process that runs n8n. The server',
	'is a process of its own. The variants take turns, forwards and backwards, with a pause of 0.8 s before each run, and with',
	'a clean memory from 10,000 items on; times are medians after one warm-up. One run in the column "runs" means that it took',
	'longer than 20 s and is the first and only one. Memory is the peak of the resident memory over its size before the run,',
	'median of runs in a fresh process each; it depends on when Node.js cleans up. The server counts the requests. The floor',
	'builds the same bodies, posts them one after the other over one connection and parses the answers, nothing else.',
	'',
	'Picky Assist takes 90 requests a minute, and the node keeps to that. So that the limit does not decide what is measured,',
	'the bench counts a tenth of a second as a minute: 100,000 messages are 100 requests of 1,000, which would really take',
	"over a minute. n8n's HTTP Request node and Telegram node know no such limit: to Picky Assist, 1,000 requests one by one",
	'would take 11 minutes.',
];

function ledgerLines({ ledger }: Results): string[] {
	return [
		'',
		`When the last of the requests is refused, n8n saves ${written(ledger.savedBytes / 1_000)} kB of ledger with the execution:`,
		`${written(ledger.savedBytes / ledger.items)} bytes a message. A run in which all went well keeps none.`,
	];
}

function targetLines(results: Results): string[] {
	const missed = ratiosOf(results).filter((ratio) => targetStatus(ratio) === 'not reached');
	if (missed.length === 0) return ['', 'All targets are reached.'];
	return [
		'',
		'Not reached:',
		'',
		...missed.map(
			({ what, value, bound, sense }) =>
				`- ${what}: ${written(value ?? NaN)}, the target is ${sense} ${written(bound)}.`,
		),
		'',
		"The floor is undici without n8n. A node in n8n sends with n8n's own HTTP helper, and variant c2 is a node that does",
		'nothing but that: the rows that compare with it show how much of the factor is n8n and how much is this node.',
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
