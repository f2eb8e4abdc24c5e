import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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

function npm(node, folder, words) {
	const ours = node === process.execPath;
	const env = {
		...process.env,
		PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
		// What is compiled must be compiled for the Node.js that runs it; the npm package "node" brings the headers.
		...(ours ? {} : { npm_config_nodedir: resolve(dirname(node), '..') }),
	};
	const path = process.env.npm_execpath;
	const [command, first] = path ? [node, [path]] : ['npm', []];
	const flags = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
	return spawn(command, [...first, ...words, ...flags], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Waits for the process, with a line now and then, so that nobody thinks it hangs. */
async function succeeds(child, what) {
	const begin = performance.now();
	const progress = setInterval(() => {
		console.log(`  … ${what}, ${Math.round((performance.now() - begin) / 1000)} s`);
	}, 10_000);
	const [status] = await once(child, 'close').finally(() => clearInterval(progress));
	return status === 0;
}

async function install(version, node, folder) {
	const files = resolve(PROJECT, 'test/n8n/versions', version);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(files, file), join(folder, file));
	// Most install scripts are not wanted, and some cannot run everywhere: only what n8n cannot start without is built.
	const { native } = VERSIONS[version];
	return (
		(await succeeds(npm(node, folder, ['ci', '--ignore-scripts']), 'packages')) &&
		(await succeeds(npm(node, folder, ['rebuild', ...native, '--ignore-scripts=false']), `compiling ${native.join(', ')}`))
	);
}

function isInstalled(record, lock) {
	if (!existsSync(record)) return false;
	const installed = JSON.parse(readFileSync(record, 'utf8'));
	return installed.lock === lock && existsSync(resolve(PROJECT, installed.node));
}

/**
 * Installs a real n8n in `.cache`, unless it is there: its own packages, from the lockfile beside the tests. A record is
 * written at the end, so an installation that was interrupted is made again.
 *
 * @returns whether it is there, or is no version that could be
 */
export async function installN8n(version) {
	if (!N8N_VERSIONS.includes(version)) return true;
	const folder = resolve(PROJECT, '.cache', `n8n-${version}`);
	const record = join(folder, 'installed.json');
	const lock = createHash('sha256')
		.update(readFileSync(resolve(PROJECT, 'test/n8n/versions', version, 'package-lock.json')))
		.digest('hex');
	if (isInstalled(record, lock)) return true;
	const node = VERSIONS[version].runsHere ? process.execPath : installNode24();
	if (node === null) {
		console.log(`n8n ${version} needs another Node.js than ${process.version}, and none could be installed for this computer.`);
		return false;
	}
	console.log(`Installing n8n ${version} in .cache/n8n-${version} (two to four minutes, 2.5 GB, once) …`);
	const begin = performance.now();
	if (!(await install(version, node, folder))) {
		console.log(`n8n ${version} could not be installed: npm's own words are above. The next try starts again.`);
		return false;
	}
	// A path inside the project is written from there: the project may be moved.
	const written = node.startsWith(PROJECT) ? relative(PROJECT, node) : node;
	writeFileSync(record, JSON.stringify({ version, node: written, lock }, null, '\t'));
	console.log(`n8n ${version} is installed; it took ${Math.round((performance.now() - begin) / 1000)} s.`);
	return true;
}
