import type { Table } from '../../cli/table';
import { memoryOf, type Results } from '../measure/results';
import { VARIANTS, variantOf } from '../variants';
import { megabytes, written } from './numbers';
import { comparisonCells, comparisonsOf, ratioCells, ratiosOf } from './ratios';

/** Milliseconds in which everything leaves where no request has to wait for the limit. */
const MOST_WAIT = 30_000;

function timingTable(results: Results, delay: number): Table {
	const rows = VARIANTS.flatMap(({ letter }) =>
		results.timings
			.filter((one) => one.letter === letter && one.delay === delay)
			.map(({ items, wall, cpu, runs, requests }) => {
				const memory = delay === 0 ? memoryOf(results, letter, items) : undefined;
				const peak = memory ? [megabytes(memory.peak)] : delay === 0 ? [''] : [];
				const measured = [written(wall), written(cpu), ...peak, written(requests), String(runs)];
				return [`${letter} ${variantOf(letter).title}`, written(items), ...measured];
			}),
	);
	const memoryHead = delay === 0 ? ['memory MB'] : [];
	return {
		title: delay === 0 ? 'Server that responds immediately' : `Server that takes ${delay} ms`,
		head: ['', 'items', 'wall ms', 'CPU ms', ...memoryHead, 'requests', 'runs'],
		rows,
	};
}

function ratioTable(results: Results): Table {
	return {
		title: 'Targets',
		head: ['', 'measured', 'bound', ''],
		rows: [
			...ratiosOf(results).map(ratioCells),
			...comparisonsOf(results).map((comparison) => [...comparisonCells(comparison), '', '']),
		],
	};
}

function ledgerTable({ ledger }: Results): Table {
	return {
		title: `The ledger, ${written(ledger.items)} messages`,
		head: ['', 'wall ms', 'CPU ms', 'runs'],
		rows: ledger.rows.map(({ title, wall, cpu, runs }) => [
			title,
			written(wall),
			written(cpu),
			String(runs),
		]),
	};
}

function referencesTable({ references }: Results): Table {
	return {
		title: 'Option Once per Recipient and Reference Number',
		head: ['', 'items', 'wall ms', 'CPU ms', 'runs'],
		rows: references.map(({ title, items, summary }) =>
			summary
				? [title, written(items), written(summary.wall), written(summary.cpu), String(summary.runs)]
				: [title, written(items), 'over 3 minutes', '', '0'],
		),
	};
}

function documentTable({ document }: Results): Table {
	return {
		title: 'A document of 100 MB from binary data',
		head: ['', 'recipients', 'memory MB', 'times its size', 'bound', 'runs'],
		rows: document.map(({ mode, recipients, bytes, peak, runs }) => [
			mode === 'filesystem' ? 'On disk, as in production' : 'In memory',
			written(recipients),
			megabytes(peak),
			written(peak / bytes),
			'at most 4',
			String(runs),
		]),
	};
}

function realMinuteTable({ realMinute }: Results): Table {
	return {
		title: 'With the real minute of 90 requests, in a new process',
		head: ['', 'messages', 'requests', 'wall ms', 'bound', ''],
		rows: realMinute.map(({ title, messages, requests, wall }) => [
			title,
			written(messages),
			written(requests),
			written(wall),
			`at most ${written(MOST_WAIT)}`,
			wall <= MOST_WAIT ? 'met' : 'not met',
		]),
	};
}

function coldStartTable({ coldStart }: Results): Table {
	return {
		title: 'The first execution in a new process',
		head: ['', 'items', 'wall ms', 'runs'],
		rows: coldStart.map(({ letter, items, wall, runs }) => [
			`${letter} ${variantOf(letter).title}`,
			written(items),
			written(wall),
			String(runs),
		]),
	};
}

/** All tables of a run. */
export function tablesOf(results: Results): Table[] {
	const delays = [...new Set(results.timings.map(({ delay }) => delay))];
	return [
		ratioTable(results),
		...delays.map((delay) => timingTable(results, delay)),
		ledgerTable(results),
		referencesTable(results),
		documentTable(results),
		realMinuteTable(results),
		coldStartTable(results),
	];
}
