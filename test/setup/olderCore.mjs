import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedRecord, installLocked } from './lockedPackages.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');

/** The older supported version of n8n's execution engine; engine tests run on it too. */
const OLDER_CORE = '2.8.1';

/**
 * Installs n8n-core and n8n-workflow of the older line in `.cache`, unless they are installed: two versions cannot share
 * node_modules.
 *
 * @returns whether they are installed
 */
async function installOlderCore() {
	const folder = resolve(PROJECT, '.cache', `n8n-core-${OLDER_CORE}`);
	const files = resolve(PROJECT, 'test/engine/versions', OLDER_CORE);
	if (installedRecord(files, folder)) return true;
	console.log(
		`Installing n8n-core ${OLDER_CORE} in .cache/n8n-core-${OLDER_CORE} (up to a minute, 300 MB, once) …`,
	);
	if (await installLocked({ files, folder, about: { version: OLDER_CORE } })) return true;
	console.log(
		`n8n-core ${OLDER_CORE} could not be installed: see npm's messages above. The next run tries again.`,
	);
	return false;
}

/**
 * As a program: runs engine tests on it. Names of tests come first, then options of jest; without names all tests run, as before
 * a release. `npm test` runs those of what n8n's older version may do differently: repeat a node, split its output, wrap an error.
 */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const args = process.argv.slice(2);
	const options = args.findIndex((arg) => arg.startsWith('-'));
	const names = options < 0 ? args : args.slice(0, options);
	const tests = (names.length === 0 ? [''] : names).map((name) => `test/engine/${name}`);
	const jest = ['--no-warnings', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
	const run = () =>
		spawnSync(process.execPath, [...jest, ...tests, ...args.slice(names.length)], {
			stdio: 'inherit',
			env: { ...process.env, N8N_CORE: OLDER_CORE },
		}).status ?? 1;
	process.exitCode = (await installOlderCore()) ? run() : 1;
}
