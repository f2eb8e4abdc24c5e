import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

function newestPostgres() {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root)
		? readdirSync(root).filter((name) => existsSync(`${root}/${name}/bin/initdb`))
		: [];
	return versions.sort((a, b) => Number(b) - Number(a)).map((name) => `${root}/${name}/bin`);
}

/** The Debian packages that the end-to-end tests need, and where their programs may be. */
const PROGRAMS = {
	chromium: () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'],
	postgresql: newestPostgres,
	'redis-server': () => ['/usr/bin/redis-server'],
};

function pathOf(name) {
	return PROGRAMS[name]().find((path) => path !== undefined && existsSync(path));
}

function aptGet(...args) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return (
		spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
			.status === 0
	);
}

/**
 * Installs the missing ones of these Debian packages, which needs root.
 *
 * @returns the path of each program (for postgresql: of the folder with its programs), or null, with a message printed, if one is missing
 */
export function installPrograms(names) {
	const missing = names.filter((name) => pathOf(name) === undefined);
	if (missing.length > 0) {
		if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
			console.log(
				`The end-to-end tests need ${missing.join(', ')}. Install them, for example: sudo apt-get install ${missing.join(' ')}`,
			);
			return null;
		}
		console.log(`Installing Debian's ${missing.join(', ')} …`);
		aptGet('update');
		aptGet('install', '-y', '--no-install-recommends', ...missing);
	}
	const lacking = names.filter((name) => pathOf(name) === undefined);
	if (lacking.length === 0) return Object.fromEntries(names.map((name) => [name, pathOf(name)]));
	console.log(`apt-get could not install ${lacking.join(', ')}: see its messages above.`);
	return null;
}
