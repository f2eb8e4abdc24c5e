import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installedRecord, installLocked } from './lockedPackages.mjs';
import { installNode24 } from './node24.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const MAJOR = Number(process.versions.node.split('.')[0]);

/** The versions that this package is tried on: what `npm run n8n` starts comes first. */
const VERSIONS = {
	'2.41.1': { runsHere: MAJOR >= 24, native: ['sqlite3', 'isolated-vm'] },
	'2.8.4': { runsHere: MAJOR >= 20 && MAJOR <= 24, native: ['sqlite3'] },
};

export const N8N_VERSIONS = Object.keys(VERSIONS);

/** The version asked for with `--n8n`, or the first one. A version that nobody knows is the program's to complain of. */
export function askedVersion(words) {
	const { values } = parseArgs({ args: words, options: { n8n: { type: 'string' } }, strict: false });
	return typeof values.n8n === 'string' ? values.n8n : N8N_VERSIONS[0];
}

/**
 * Installs a real n8n in `.cache`, unless it is there: its own packages, from the lockfile beside the tests.
 *
 * @returns whether it is there, or is no version that could be
 */
export async function installN8n(version) {
	if (!N8N_VERSIONS.includes(version)) return true;
	const folder = resolve(PROJECT, '.cache', `n8n-${version}`);
	const files = resolve(PROJECT, 'test/n8n/versions', version);
	const installed = installedRecord(files, folder);
	if (installed && existsSync(resolve(PROJECT, installed.node))) return true;
	const { runsHere, native } = VERSIONS[version];
	const node = runsHere ? process.execPath : installNode24();
	if (node === null) {
		console.log(`n8n ${version} needs another Node.js than ${process.version}, and none could be installed for this computer.`);
		return false;
	}
	console.log(`Installing n8n ${version} in .cache/n8n-${version} (two to four minutes, 2.5 GB, once) …`);
	const begin = performance.now();
	// A path inside the project is written from there: the project may be moved.
	const written = node.startsWith(PROJECT) ? relative(PROJECT, node) : node;
	if (!(await installLocked({ files, folder, node, native, about: { version, node: written } }))) {
		console.log(`n8n ${version} could not be installed: npm's own words are above. The next try starts again.`);
		return false;
	}
	console.log(`n8n ${version} is installed; it took ${Math.round((performance.now() - begin) / 1000)} s.`);
	return true;
}
