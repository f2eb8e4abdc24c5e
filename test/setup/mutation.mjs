import { resolve } from 'node:path';
import { installedRecord, installLocked } from './lockedPackages.mjs';
import { installNode24 } from './node24.mjs';
import { run } from './steps.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const FILES = resolve(PROJECT, 'test/mutation');
const STRYKER = resolve(PROJECT, '.cache/stryker');

// npm run mutation: installs Stryker in `.cache`, unless it is installed, and runs it; it needs Node.js 22.18 or newer.
async function mutationTest(args) {
	const node = installNode24();
	if (node === null) {
		console.log('Node.js 24 could not be installed.');
		return 1;
	}
	if (!installedRecord(FILES, STRYKER)) {
		console.log('Installing Stryker in .cache/stryker (some seconds, 65 MB, once) …');
		if (!(await installLocked({ files: FILES, folder: STRYKER, node, about: {} }))) {
			console.log("Stryker could not be installed: see npm's messages above.");
			return 1;
		}
	}
	const stryker = resolve(STRYKER, 'node_modules/@stryker-mutator/core/bin/stryker.js');
	return run({ node, args: [stryker, 'run', 'test/mutation/stryker.config.mjs', ...args] });
}

process.exitCode = await mutationTest(process.argv.slice(2));
