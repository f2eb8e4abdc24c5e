// npm run setup: installs the packages in package-lock.json, unless they are installed. No install script is needed, so none runs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { npmCommand } from './npm.mjs';

function packagesIn(lockfile) {
	try {
		return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
	} catch {
		return {};
	}
}

/** Whether node_modules holds the versions in package-lock.json. Packages for other systems may be missing. */
function areInstalled() {
	const installed = packagesIn('node_modules/.package-lock.json');
	return Object.entries(packagesIn('package-lock.json')).every(
		([path, { version, optional, peer }]) =>
			path === '' || optional || peer || installed[path]?.version === version,
	);
}

if (!areInstalled()) {
	console.log('Installing the packages of this project (about a minute, once) …');
	const [command, ...npm] = npmCommand();
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	process.exitCode = spawnSync(command, [...npm, ...args], { stdio: 'inherit' }).status ?? 1;
}
