/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import { parseArgs } from 'node:util';

/** What the stand-alone program was asked for. */
export interface CommandLine {
	readonly port: number;
	readonly token?: string;
}

const DEFAULT_PORT = 4010;

/** Reads `--port N` and `--token X`; throws an Error with a plain sentence when they make no sense. */
export function readCommandLine(words: readonly string[]): CommandLine {
	const { values } = parseArgs({
		args: [...words],
		options: { port: { type: 'string' }, token: { type: 'string' } },
	});
	const port = Number(values.port ?? DEFAULT_PORT);
	if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
	}
	if (values.token === undefined) return { port };
	if (values.token === '') throw new Error('--token must not be empty.');
	return { port, token: values.token };
}
