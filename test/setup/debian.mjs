import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

function newestPostgres() {
	const root = '/usr/lib/postgresql';
	const versions = existsSync(root) ? readdirSync(root).filter((name) => existsSync(`${root}/${name}/bin/initdb`)) : [];
	return versions.sort((a, b) => Number(b) - Number(a)).map((name) => `${root}/${name}/bin`);
}

/** What the end-to-end tests need beside npm's packages: Debian's package, and where its program may lie. */
const PROGRAMS = {
	chromium: () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'],
	postgresql: newestPostgres,
	'redis-server': () => ['/usr/bin/redis-server'],
};

function pathOf(name) {
	return PROGRAMS[name]().find((path) => path !== undefined && existsSync(path));
}

function aptGet(...words) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/**
 * Installs what is missing of these Debian packages; for that one must be root.
 *
 * @returns the path of each program (for postgresql of the folder with all of them), or null, with a sentence printed, if one cannot be had
 */
export function installPrograms(names) {
	const missing = names.filter((name) => pathOf(name) === undefined);
	if (missing.length > 0) {
		if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
			console.log(`The end-to-end tests need ${missing.join(', ')}. Install them, for example: sudo apt-get install ${missing.join(' ')}`);
			return null;
		}
		console.log(`Installing Debian's ${missing.join(', ')} …`);
		aptGet('update');
		aptGet('install', '-y', '--no-install-recommends', ...missing);
	}
	const lacking = names.filter((name) => pathOf(name) === undefined);
	if (lacking.length === 0) return Object.fromEntries(names.map((name) => [name, pathOf(name)]));
	console.log(`apt-get could not install ${lacking.join(', ')}: its own words are above.`);
	return null;
}
