/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { parseArgs } from 'node:util';
import { N8N_VERSIONS, type N8nVersion } from './installation';

/** What `--help` prints. */
export const USAGE = `Starts a real n8n with this package, a local Picky Assist and the example workflows.

  npm run n8n                        n8n ${N8N_VERSIONS[0]}
  npm run n8n -- --n8n ${N8N_VERSIONS[1]}         another version: ${N8N_VERSIONS.join(' or ')}
  npm run n8n -- --port 5700         another port than 5678

The first start of a version installs it in .cache: two to four minutes, 2.5 GB. Nothing of your own n8n is touched.`;

/** What was asked for. */
export type Order = { readonly kind: 'help' } | { readonly kind: 'start'; readonly version: N8nVersion; readonly port: number };

function isKnown(version: string): version is N8nVersion {
	return N8N_VERSIONS.some((known) => known === version);
}

/**
 * Reads the words behind `npm run n8n --`.
 *
 * @throws Error with a plain sentence if they make no sense
 */
export function readCommandLine(words: readonly string[]): Order {
	const { values } = parseArgs({
		args: [...words],
		options: {
			n8n: { type: 'string', default: N8N_VERSIONS[0] },
			port: { type: 'string', default: '5678' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return { kind: 'help' };
	if (!isKnown(values.n8n)) throw new Error(`--n8n must be ${N8N_VERSIONS.join(' or ')}, not "${values.n8n}".`);
	const port = Number(values.port);
	if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535) {
		throw new Error(`--port must be a number from 1 to 65535, not "${values.port}".`);
	}
	return { kind: 'start', version: values.n8n, port };
}
