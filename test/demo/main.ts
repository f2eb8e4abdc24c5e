/* eslint-disable no-console -- a standalone program, not part of the published node */
import { parseArguments, UsageError } from '../cli/arguments';
import { runProgram } from '../cli/program';
import { EXPECTED_STATUSES } from './expectedStatuses';

const ROUND_TRIP = 'round-trip';
const NAMES: readonly string[] = [...Object.keys(EXPECTED_STATUSES), ROUND_TRIP];

const USAGE = `Runs example workflows in n8n's own engine against a local Picky Assist, and checks the results.
It needs no account, and nothing leaves this computer.

  npm run demo                           those below
  npm run demo -- send-single send-sms   only these

Examples: ${NAMES.join(', ')}.
${ROUND_TRIP} runs auto-reply and delivery-follow-up, which Picky Assist's webhooks start.
The other examples use nodes that are not part of n8n's engine: npm run n8n runs them all.

The exit code is 0 if all results are right, 1 if not, 2 if an argument is wrong.`;

/** Runs the examples and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
	const { positionals } = parseArguments({ args, allowPositionals: true });
	const unknown = positionals.find((name) => !NAMES.includes(name));
	if (unknown !== undefined)
		throw new UsageError(`"${unknown}" is not an example. Examples: ${NAMES.join(', ')}.`);
	const names = positionals.length > 0 ? positionals : NAMES;
	// Loaded only now: n8n creates a folder as soon as it is loaded.
	const [{ startEngine }, { runExamples }, { runRoundTrip }] = await Promise.all([
		import('../engine/harness/engine'),
		import('./examples'),
		import('./roundTrip'),
	]);
	console.log(
		"The examples run in n8n's own engine against a local Picky Assist. Nothing leaves this computer.",
	);
	const engine = await startEngine();
	try {
		const problems = [
			...(await runExamples(
				engine,
				names.filter((name) => name !== ROUND_TRIP),
			)),
			...(names.includes(ROUND_TRIP) ? await runRoundTrip(engine) : []),
		];
		for (const problem of problems) console.log(`✗ ${problem}`);
		console.log(
			problems.length === 0 ? '\n✓ All results are right.' : `\n✗ Problems: ${problems.length}`,
		);
		return problems.length === 0 ? 0 : 1;
	} finally {
		await engine.stop();
	}
}

void runProgram(USAGE, main);
