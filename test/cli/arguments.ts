/* eslint-disable @n8n/community-nodes/no-restricted-imports -- for command-line programs, not part of the published node */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The arguments of a command are wrong. The message tells the user what to change. */
export class UsageError extends Error {}

/**
 * Node.js's `parseArgs` with readable errors. `--help` is handled by `runProgram`.
 *
 * @throws UsageError for an unknown option, a missing value, or an unexpected argument
 */
export function parseArguments<Config extends ParseArgsConfig>(
	config: Config,
): ReturnType<typeof parseArgs<Config>> {
	try {
		return parseArgs(config);
	} catch (error) {
		// Not `instanceof`: in Jest, Node.js's errors are of another realm.
		const { code, message } = error as NodeJS.ErrnoException;
		throw code?.startsWith('ERR_PARSE_ARGS') ? new UsageError(message) : error;
	}
}

/**
 * Reads an option that must be a whole number.
 *
 * @param option its name, for example `--port`
 * @throws UsageError if the value is not a whole number from `least` to `most`
 */
export function parseInteger(option: string, value: string, least: number, most: number): number {
	const number = Number(value);
	if (/^\d+$/.test(value) && number >= least && number <= most) return number;
	throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`);
}
