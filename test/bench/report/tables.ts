import { memoryOf, type Results } from '../measure/results';
import { VARIANTS, variantOf } from '../variants';
import { megabytes, written } from './numbers';
import { comparisonCells, comparisonsOf, ratioCells, ratiosOf } from './ratios';

/** A table; the first column is text, the others are numbers. */
export interface Table {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: ReadonlyArray<readonly string[]>;
}

function timingTable(results: Results, delay: number): Table {
	const rows = VARIANTS.flatMap(({ letter }) =>
		results.timings
			.filter((one) => one.letter === letter && one.delay === delay)
			.map(({ items, wall, cpu, runs, requests }) => {
				const memory = delay === 0 ? memoryOf(results, letter, items) : undefined;
				const peak = memory ? [megabytes(memory.peak)] : delay === 0 ? [''] : [];
				const measured = [
					written(wall),
					written(cpu),
					...peak,
					written(requests),
					String(runs),
				];
				return [`${letter} ${variantOf(letter).title}`, written(items), ...measured];
			}),
	);
	const memoryHead = delay === 0 ? ['memory MB'] : [];
	return {
		title: delay === 0 ? 'Server that answers at once' : `Server that takes ${delay} ms`,
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
				? [
						title,
						written(items),
						written(summary.wall),
						written(summary.cpu),
						String(summary.runs),
					]
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

/** All tables of a run. */
export function tablesOf(results: Results): Table[] {
	const delays = [...new Set(results.timings.map(({ delay }) => delay))];
	return [
		...delays.map((delay) => timingTable(results, delay)),
		ratioTable(results),
		ledgerTable(results),
		referencesTable(results),
		documentTable(results),
	];
}

/** The table as lines of plain text, the numbers in columns. */
export function plainLines({ title, head, rows }: Table): string[] {
	const widths = head.map((name, column) =>
		Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		widths
			.map((width, column) =>
				column === 0
					? (cells[0] ?? '').padEnd(width)
					: (cells[column] ?? '').padStart(width),
			)
			.join('  ');
	return [
		title,
		line(head),
		widths.map((width) => '─'.repeat(width)).join('  '),
		...rows.map(line),
	];
}

/** The table as lines of Markdown. */
export function markdownLines({ title, head, rows }: Table): string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		`## ${title}`,
		'',
		line(head),
		line(head.map((_, column) => (column === 0 ? '---' : '---:'))),
		...rows.map(line),
	];
}
