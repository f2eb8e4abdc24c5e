/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The versions of n8n that this package is tried on. */
export const N8N_VERSIONS = ['2.41.1', '2.8.4'] as const;

export type N8nVersion = (typeof N8N_VERSIONS)[number];

/** A real n8n on this computer. */
export interface Installation {
	readonly version: N8nVersion;
	/** The Node.js that runs it. */
	readonly node: string;
	/** Its command-line program. */
	readonly program: string;
}

/** This project's folder. */
export const PROJECT = resolve(__dirname, '../..');

/**
 * The installation of a version, as test/setup/n8n.mjs leaves it.
 *
 * @throws Error with a readable message if it is not there
 */
export function installationOf(version: N8nVersion): Installation {
	const folder = join(PROJECT, '.cache', `n8n-${version}`);
	const record = join(folder, 'installed.json');
	if (!existsSync(record)) {
		throw new Error(
			`n8n ${version} is not installed yet. "npm run n8n -- --n8n ${version}" and "npm run test:e2e" install it.`,
		);
	}
	const { node }: { node: string } = JSON.parse(readFileSync(record, 'utf8'));
	return {
		version,
		node: resolve(PROJECT, node),
		program: join(folder, 'node_modules/n8n/bin/n8n'),
	};
}
