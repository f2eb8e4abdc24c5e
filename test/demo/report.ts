import type { Example } from './example';
import type { Printer } from './printer';
import type { Result } from './result';
import type { ExampleRun } from './runExample';
import { shorten, tableLines, WIDTH, wrap } from './table';

const HEAD = ['item', 'written as', 'number', 'status', 'msg_id', 'push_id', 'what is wrong'];

/** `1 push request`, `2 push requests`. */
export function count(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function toRow({ rows, numberField }: Example, result: Result): readonly string[] {
	const item = result.items[0];
	const written = item === undefined ? '' : String(rows[item]?.[numberField] ?? '');
	const { number, status, msgId, pushId, copyOf } = result;
	const wrong = copyOf === undefined ? result.wrong : `nothing: a copy of item ${copyOf}`;
	return [
		String(item ?? '?'),
		written,
		number || '-',
		status || '?',
		msgId || '-',
		pushId || '-',
		wrong,
	];
}

function printArrived({ print }: Printer, { seen }: ExampleRun): void {
	const [first] = seen.messages ?? [];
	if (!first) return;
	print(shorten(`${first.recipient} got: ${first.text}`, WIDTH));
	if (first.media !== undefined) print(shorten(`with the file ${first.media}`, WIDTH));
}

/** Prints what an example did: what went in, what went out, and one line for each result. */
export function reportRun(
	printer: Printer,
	example: Example,
	run: ExampleRun,
	problems: readonly string[],
): void {
	const { print } = printer;
	const { results, seen, hints, failure } = run;
	print();
	print(example.title, 'bold');
	print(example.path, 'dim');
	const requests = count(seen.pushRequests, 'push request');
	const sent = seen.messages
		? `${requests} sent, ${count(seen.messages.length, 'message')} arrived`
		: `${requests} accepted`;
	print(
		`${count(example.rows.length, 'item')} in, ${sent}, ${count(results.length, 'result')} out`,
	);
	print();
	const table = results.map((result) => toRow(example, result));
	if (table.length > 0) for (const line of tableLines(HEAD, table)) print(line);
	print();
	printArrived(printer, run);
	if (failure !== undefined)
		for (const line of wrap(`The execution failed: ${failure}`, WIDTH)) print(line, 'red');
	for (const hint of hints) for (const line of wrap(`n8n shows: ${hint}`, WIDTH)) print(line);
	if (problems.length === 0) print('✓ as it should be', 'green');
	for (const problem of problems)
		for (const line of wrap(`✗ ${problem}`, WIDTH)) print(line, 'red');
}

/** What ran. */
export interface Sum {
	readonly examples: number;
	readonly roundTrip: boolean;
	readonly onSandbox: boolean;
}

/** Prints the last lines: whether all was right, and where to go from here. */
export function reportSum(
	{ print }: Printer,
	{ examples, roundTrip, onSandbox }: Sum,
	wrongRuns: number,
): void {
	const parts = [
		...(examples > 0 ? [count(examples, 'example')] : []),
		...(roundTrip ? ['the round trip'] : []),
	];
	const ran = parts.join(' and ');
	print();
	print('─'.repeat(WIDTH));
	if (wrongRuns === 0) print(`All came out right: ${ran}.`, 'green');
	else print(`Of ${ran}, ${wrongRuns} did not come out right: see the ✗ lines.`, 'red');
	if (!onSandbox) return;
	print();
	print('Go on from here:');
	print(
		'  npm run sandbox          a sandbox to use from your own n8n, with a page that shows all',
	);
	print('  examples/                the workflows: in n8n, choose "Import from file"');
	print('  npm run demo -- --help   run the examples with your own account and numbers');
}
