/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the demo is a program of its own, not part of the published node */
import type { Engine } from '../engine/harness/engine';
import { announceRecipients, refuseMadeUpNumbers } from './announce';
import { checkResults } from './checkResults';
import { checkSent } from './checkSent';
import { readCommandLine, type Request } from './commandLine';
import { type Destination, toRealService, toSandbox } from './destination';
import { type Example, readExample } from './example';
import { expectationOf } from './expectation';
import { withOwnNumbers } from './ownNumbers';
import { createPrinter, type Printer } from './printer';
import { reportRun, reportSum } from './report';
import { type ExampleRun, runExample } from './runExample';
import { USAGE } from './usage';
import { sentenceOfWrongWord } from './wrongWord';

function problemsOf(example: Example, { results, seen, failure }: ExampleRun): readonly string[] {
	if (failure !== undefined) return ['the execution did not come to its end'];
	const expectation = expectationOf(example);
	return [...checkResults(expectation.items, results), ...checkSent(expectation, results, seen)];
}

/** Starts the engine for some work, and stops it whatever comes of that. */
async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
	// Loaded only here: n8n makes a folder of its own as soon as it is loaded.
	const { startEngine } = await import('../engine/harness/engine');
	const engine = await startEngine();
	try {
		return await work(engine);
	} finally {
		await engine.stop();
	}
}

/** Runs the examples one after the other and returns how many did not come out right. */
async function runAll(
	printer: Printer,
	engine: Engine,
	examples: readonly Example[],
	destination: Destination,
): Promise<number> {
	let wrongRuns = 0;
	for (const example of examples) {
		const run = await runExample(engine, example, destination);
		const problems = problemsOf(example, run);
		reportRun(printer, example, run, problems);
		if (problems.length > 0) wrongRuns += 1;
	}
	return wrongRuns;
}

async function runOnSandbox(
	printer: Printer,
	examples: readonly Example[],
	roundTrip: boolean,
): Promise<number> {
	const destination = await toSandbox();
	try {
		printer.print(`The examples run in n8n's own engine and send to ${destination.name}.`);
		printer.print('Nothing leaves this computer. Items are counted from 0, as n8n does.');
		const wrongRuns = await withEngine(async (engine) => {
			const wrong = await runAll(printer, engine, examples, destination);
			if (!roundTrip) return wrong;
			// Loaded only here as well: it brings n8n along.
			const { runRoundTrip } = await import('./roundTrip/runRoundTrip');
			return (await runRoundTrip(printer, engine)) ? wrong : wrong + 1;
		});
		reportSum(printer, { examples: examples.length, roundTrip, onSandbox: true }, wrongRuns);
		return wrongRuns === 0 ? 0 : 1;
	} finally {
		await destination.close();
	}
}

async function runOnRealService(
	printer: Printer,
	examples: readonly Example[],
	{ service, ownNumbers }: Extract<Request, { kind: 'real' }>,
): Promise<number> {
	if (ownNumbers.length === 0) {
		refuseMadeUpNumbers(printer, examples, service);
		return 2;
	}
	const own = examples.map((example) => withOwnNumbers(example, ownNumbers));
	announceRecipients(printer, own, service);
	const wrongRuns = await withEngine((engine) =>
		runAll(printer, engine, own, toRealService(service)),
	);
	const all = { examples: own.length, roundTrip: false, onSandbox: false };
	reportSum(printer, all, wrongRuns);
	return wrongRuns === 0 ? 0 : 1;
}

/** Does what the words ask for and returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
	let printer = createPrinter('');
	try {
		const request = readCommandLine(words);
		if (request.kind === 'help') {
			printer.print(USAGE);
			return 0;
		}
		const examples = request.examples.map(readExample);
		if (request.kind === 'sandbox') {
			return await runOnSandbox(printer, examples, request.roundTrip);
		}
		printer = createPrinter(request.service.credential.apiToken);
		return await runOnRealService(printer, examples, request);
	} catch (error) {
		const sentence = sentenceOfWrongWord(error);
		printer.complain(sentence ?? (error instanceof Error ? error.message : String(error)));
		return sentence === undefined ? 1 : 2;
	}
}

void main(process.argv.slice(2)).then((exitCode) => {
	process.exitCode = exitCode;
});
