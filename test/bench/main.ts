/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   the bench is a standalone program, not part of the published node */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runProgram } from '../cli/program';
import { type Table, textLines } from '../cli/table';
import { BenchEngine } from './engine/benchEngine';
import { installNodesBase } from './engine/nodesBase';
import { measureAll } from './measure/measureAll';
import { rest } from './measure/timedRun';
import { startMock, serverAt } from './mock/mock';
import { type Options, parseOptions, USAGE } from './options';
import { makePeople } from './people';
import { profileOf } from './profile';
import { drawTimeChart } from './report/chart/timeChart';
import { machineLines } from './report/machine';
import { profileTable } from './report/profileTable';
import { resultsPage } from './report/resultsPage';
import { tablesOf } from './report/tables';
import { variantOf } from './variants';

const PROJECT = resolve(__dirname, '../..');
const PAGE = 'test/bench/RESULTS.md';
const PICTURE = '.github/pictures/time.svg';
const SHOWN_FUNCTIONS = 25;

function print(table: Table): void {
	console.log(['', ...textLines(table)].join('\n'));
}

function writeInProject(path: string, content: string): void {
	const file = resolve(PROJECT, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
	console.log(`Written: ${path}`);
}

/** An engine with all that the variants need. */
async function startEngineFor(letters: readonly string[]): Promise<BenchEngine> {
	const foreign = letters.flatMap((letter) => variantOf(letter).foreignNode ?? []);
	if (foreign.length > 0) installNodesBase();
	const engine = await BenchEngine.start();
	for (const node of foreign) engine.load(node);
	return engine;
}

async function profile(
	engine: BenchEngine,
	letter: string,
	items: number,
	mock: string,
): Promise<Table> {
	const variant = variantOf(letter);
	const people = makePeople(items);
	await variant.prepare(engine, people, serverAt(mock, 0)).go();
	const run = variant.prepare(engine, people, serverAt(mock, 0));
	await rest();
	const times = await profileOf(async () => await run.go());
	await run.check();
	return profileTable(letter, items, times, SHOWN_FUNCTIONS);
}

async function measure(
	engine: BenchEngine,
	options: Options & { kind: 'measure' },
	mock: string,
): Promise<void> {
	const { sizes, letters, repeat, write } = options;
	const variants = letters.map(variantOf);
	const machine = machineLines(
		engine.expressionEngine,
		variants.some(({ foreignNode }) => foreignNode),
	);
	console.log(machine.join('\n'));
	const announce = (what: string) =>
		console.log(`${new Date().toLocaleTimeString('en-GB')}  ${what}`);
	const results = await measureAll(engine, { sizes, variants, repeat, mock, announce });
	tablesOf(results).forEach(print);
	const { savedBytes, items } = results.ledger;
	console.log(`\nThe saved ledger of ${items} messages has ${savedBytes} bytes.`);
	if (!write) return;
	const where = await profile(engine, 'a', Math.max(...sizes), mock);
	writeInProject(PAGE, resultsPage(results, machine, where));
	writeInProject(PICTURE, drawTimeChart(results.timings));
}

async function main(args: readonly string[]): Promise<number> {
	const options = parseOptions(args);
	const engine = await startEngineFor(
		options.kind === 'profile' ? [options.letter] : options.letters,
	);
	const mock = await startMock();
	try {
		if (options.kind === 'profile')
			print(await profile(engine, options.letter, options.items, mock.address));
		else await measure(engine, options, mock.address);
		return 0;
	} finally {
		mock.stop();
		await engine.stop();
	}
}

void runProgram(USAGE, main);
