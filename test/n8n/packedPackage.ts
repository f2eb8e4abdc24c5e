/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from './installation';

/** The folder of the package among n8n's community packages. */
export function installedPackageFolder(userFolder: string): string {
	return join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-pickyassist');
}

/**
 * Makes the minute over which the installed copy of the package counts requests shorter, and with it every wait of the
 * package: the constant of dist/nodes/api/http/minute.js is replaced. For tests that would otherwise take minutes; n8n reads it
 * when it starts.
 */
export function shortenMinute(userFolder: string, milliseconds: number): void {
	const file = join(installedPackageFolder(userFolder), 'dist/nodes/api/http/minute.js');
	const built = readFileSync(file, 'utf8');
	const shortened = built.replace(
		/^exports\.MINUTE = [\d_]+;$/m,
		`exports.MINUTE = ${milliseconds};`,
	);
	if (shortened === built) throw new Error(`${file} holds no MINUTE any more.`);
	writeFileSync(file, shortened);
}

/** Runs npm in a folder and returns what it prints; throws with npm's message if it fails. */
export function npm(args: readonly string[], cwd: string): string {
	const path = process.env.npm_execpath;
	const [command, first]: [string, string[]] = path ? [process.execPath, [path]] : ['npm', []];
	const { status, stdout, stderr, error } = spawnSync(
		command,
		[...first, ...args, '--prefix', cwd],
		{
			cwd,
			encoding: 'utf8',
			env: { ...process.env, NODE_OPTIONS: '' },
		},
	);
	if (status === 0) return stdout;
	throw new Error(`npm ${args[0]} failed: ${error?.message ?? stderr}`);
}

/** Packs the built package as for publishing, and returns the path of the tarball in `folder`. */
export function packInto(folder: string): string {
	if (!existsSync(join(PROJECT, 'dist/nodes')))
		throw new Error('The package is not built yet: npm run build');
	const [line] = npm(
		['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
		PROJECT,
	)
		.trim()
		.split('\n')
		.slice(-1);
	return join(folder, line ?? '');
}

/** Installs the packed package from its file, as docs/installation.md says and as n8n does after downloading it. */
export function installPackage(userFolder: string): void {
	const packed = mkdtempSync(join(tmpdir(), 'pickyassist-pack-'));
	try {
		const folder = installedPackageFolder(userFolder);
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		const tar = ['-xzf', packInto(packed), '-C', folder, '--strip-components=1'];
		const { status, stderr, error } = spawnSync('tar', tar, { encoding: 'utf8' });
		if (status !== 0)
			throw new Error(`The package could not be unpacked: ${error?.message ?? stderr}`);
	} finally {
		rmSync(packed, { recursive: true, force: true });
	}
}
