import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installedRecord, installLocked } from './lockedPackages.mjs';
import { installNode24 } from './node24.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const MAJOR = Number(process.versions.node.split('.')[0]);

/** The versions that this package is tested on. `npm run n8n` starts the first one. */
const VERSIONS = {
	'2.41.1': { runsHere: MAJOR >= 24, native: ['sqlite3', 'isolated-vm'] },
	'2.8.4': { runsHere: MAJOR >= 20 && MAJOR <= 24, native: ['sqlite3'] },
};

export const N8N_VERSIONS = Object.keys(VERSIONS);

/** The version given with `--n8n`, or the first one. The program itself rejects unknown versions. */
export function requestedVersion(args) {
	const { values } = parseArgs({ args, options: { n8n: { type: 'string' } }, strict: false });
	return typeof values.n8n === 'string' ? values.n8n : N8N_VERSIONS[0];
}

/**
 * Installs a real n8n in `.cache` from its lockfile, unless it is installed.
 *
 * @returns false if the installation failed; true for unknown versions
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
		console.log(
			`n8n ${version} does not run on Node.js ${process.version}, and a suitable Node.js could not be installed.`,
		);
		return false;
	}
	console.log(
		`Installing n8n ${version} in .cache/n8n-${version} (two to four minutes, 2.5 GB, once) …`,
	);
	const begin = performance.now();
	// A path inside the project is saved relative to it: the project may be moved.
	const savedNode = node.startsWith(PROJECT) ? relative(PROJECT, node) : node;
	if (
		!(await installLocked({ files, folder, node, native, about: { version, node: savedNode } }))
	) {
		console.log(
			`n8n ${version} could not be installed: see npm's messages above. The next run tries again.`,
		);
		return false;
	}
	console.log(
		`n8n ${version} is installed; it took ${Math.round((performance.now() - begin) / 1000)} s.`,
	);
	return true;
}
