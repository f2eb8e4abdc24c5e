/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- for command-line programs, not part of the published node */
import { UsageError } from './arguments';

/**
 * Runs a command-line program and sets the exit code: what the program returns, 1 if it fails, 2 if its arguments are wrong.
 *
 * @param usage printed for `--help` or `-h`
 * @param program gets the arguments
 */
export async function runProgram(
	usage: string,
	program: (args: readonly string[]) => Promise<number>,
): Promise<void> {
	const args = process.argv.slice(2);
	if (args.includes('--help') || args.includes('-h')) {
		console.log(usage);
		return;
	}
	try {
		process.exitCode = await program(args);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		if (error instanceof UsageError) console.error('Use --help to see all options.');
		process.exitCode = error instanceof UsageError ? 2 : 1;
	}
}
