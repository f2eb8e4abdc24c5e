import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { npmCommand } from './npm.mjs';

const RECORD = 'installed.json';

function lockOf(files) {
	return createHash('sha256')
		.update(readFileSync(join(files, 'package-lock.json')))
		.digest('hex');
}

function startNpm(node, folder, args) {
	const env = {
		...process.env,
		PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
		// What is compiled must be compiled for the Node.js that runs it; the npm package "node" brings the headers.
		...(node === process.execPath ? {} : { npm_config_nodedir: resolve(dirname(node), '..') }),
	};
	const [command, ...npm] = npmCommand(node);
	const flags = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
	return spawn(command, [...npm, ...args, ...flags], {
		cwd: folder,
		env,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
}

/** How many of a lockfile's packages are there: npm writes them one by one. */
function packageProgress(folder) {
	const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
	const paths = Object.keys(packages).filter((path) => path !== '');
	return () => {
		const count = paths.filter((path) => existsSync(join(folder, path, 'package.json'))).length;
		const percent = Math.floor((100 * count) / paths.length);
		return `${percent} % (${count.toLocaleString('en-US')} of ${paths.length.toLocaleString('en-US')} packages)`;
	};
}

/**
 * Waits for the process and prints its progress: in one line of a terminal every second, otherwise in a line of its own every ten
 * seconds.
 */
async function succeeds(child, progress) {
	const begin = performance.now();
	const { isTTY } = process.stdout;
	const print = () => {
		const text = `  … ${progress()}, ${Math.round((performance.now() - begin) / 1000)} s`;
		process.stdout.write(isTTY ? `\r\x1b[K${text}` : `${text}\n`);
	};
	const timer = setInterval(print, isTTY ? 1_000 : 10_000);
	const [status] = await once(child, 'close').finally(() => clearInterval(timer));
	print();
	if (isTTY) process.stdout.write('\n');
	return status === 0;
}

/** What was recorded when these packages were installed; null if they are not installed, or from another lockfile. */
export function installedRecord(files, folder) {
	const path = join(folder, RECORD);
	if (!existsSync(path)) return null;
	const record = JSON.parse(readFileSync(path, 'utf8'));
	return record.lock === lockOf(files) ? record : null;
}

/**
 * Installs packages in their own folder, which is emptied first. A record is written at the end, so an interrupted installation
 * starts over.
 *
 * @param files the folder with package.json and package-lock.json
 * @param node the Node.js that will run them
 * @param native the packages that are compiled
 * @param about what to record
 * @returns whether it succeeded
 */
export async function installLocked({
	files,
	folder,
	node = process.execPath,
	native = [],
	about,
}) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		copyFileSync(join(files, file), join(folder, file));
	// Some install scripts cannot run everywhere: only those of the native packages run.
	const done =
		(await succeeds(startNpm(node, folder, ['ci', '--ignore-scripts']), packageProgress(folder))) &&
		(native.length === 0 ||
			(await succeeds(
				startNpm(node, folder, ['rebuild', ...native, '--ignore-scripts=false']),
				() => `compiling ${native.join(', ')}`,
			)));
	if (done)
		writeFileSync(
			join(folder, RECORD),
			JSON.stringify({ ...about, lock: lockOf(files) }, null, '\t'),
		);
	return done;
}
