import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function packagesIn(lockfile) {
	try {
		return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
	} catch {
		return {};
	}
}

/** Whether node_modules holds what package-lock.json asks for; packages for other systems may be missing. */
function areInstalled() {
	const installed = packagesIn('node_modules/.package-lock.json');
	return Object.entries(packagesIn('package-lock.json')).every(
		([path, { version, optional, peer }]) =>
			path === '' || optional || peer || installed[path]?.version === version,
	);
}

/** Installs what package-lock.json asks for, unless it is there. Install scripts are off: nothing here needs one. */
export function installDependencies() {
	if (areInstalled()) return true;
	console.log('Installing what the project needs (about a minute, once) …');
	const npm = process.env.npm_execpath;
	const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
	const { status } = spawnSync(command, [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		stdio: 'inherit',
	});
	return status === 0;
}
