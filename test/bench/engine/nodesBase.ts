/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   the bench is a program of its own, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const VERSION = '2.41.1';
const PROJECT = resolve(__dirname, '../../..');
const HOME = join(PROJECT, '.cache/bench');
const NODES_BASE = join(HOME, 'node_modules/n8n-nodes-base');

/** n8n's own nodes, installed. */
export interface NodesBase {
	readonly version: string;
	/** The folder with its `package.json`. */
	readonly folder: string;
}

function versionIn(folder: string): string | undefined {
	const file = join(folder, 'package.json');
	const { version }: { version?: string } = existsSync(file)
		? JSON.parse(readFileSync(file, 'utf8'))
		: {};
	return version;
}

async function install(): Promise<void> {
	console.log(
		`Installing n8n-nodes-base ${VERSION} for the comparison (a minute or two, 0.8 GB, once) …`,
	);
	mkdirSync(HOME, { recursive: true });
	const npm = process.env.npm_execpath;
	const [command, first]: [string, string[]] = npm ? [process.execPath, [npm]] : ['npm', []];
	const flags = [
		'--prefix',
		HOME,
		'--no-save',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	];
	const child = spawn(command, [...first, 'install', ...flags, `n8n-nodes-base@${VERSION}`], {
		stdio: 'inherit',
	});
	const begin = performance.now();
	const progress = setInterval(() => {
		console.log(`  … ${Math.round((performance.now() - begin) / 1000)} s`);
	}, 10_000);
	const [status]: unknown[] = await once(child, 'close').finally(() => clearInterval(progress));
	if (status === 0 && versionIn(NODES_BASE) === VERSION) return;
	throw new Error(
		`n8n-nodes-base ${VERSION} could not be installed. Without n8n's own nodes: npm run bench -- --variants a,a2,b,c,d`,
	);
}

/** What n8n's nodes must have in common with the engine. */
const SHARED = ['n8n-workflow', 'n8n-core', '@n8n/di', '@n8n/config'];

/** The folder of the copy that the engine uses; undefined where it uses none. */
function enginesCopyOf(name: string): string | undefined {
	const modules = join(PROJECT, 'node_modules');
	return [join(modules, 'n8n-core/node_modules', name), join(modules, name)].find((folder) =>
		existsSync(folder),
	);
}

/**
 * Puts links to the engine's packages in the place of the second copies that came with n8n's nodes. With two copies a
 * node would meet classes and an expression engine that are not the engine's. What comes with no copy is found in the
 * project, because the folder lies inside it.
 */
function shareTheEnginesCopies(): void {
	const scope = join(HOME, 'node_modules/@n8n');
	const scoped = existsSync(scope) ? readdirSync(scope).map((name) => `@n8n/${name}`) : [];
	for (const name of [...scoped, 'n8n-workflow', 'reflect-metadata', 'zod', 'luxon']) {
		const second = join(HOME, 'node_modules', name);
		const engines = enginesCopyOf(name);
		if (!engines || versionIn(second) !== versionIn(engines)) continue;
		rmSync(second, { recursive: true });
		symlinkSync(relative(dirname(second), engines), second, 'dir');
	}
	const [nodes, engine] = [
		join(NODES_BASE, 'package.json'),
		createRequire(__filename).resolve('n8n-core'),
	].map(createRequire);
	for (const name of SHARED) {
		if (nodes?.resolve(name) === engine?.resolve(name)) continue;
		throw new Error(
			`n8n-nodes-base ${VERSION} needs another version of ${name} than the engine has`,
		);
	}
}

/** Installs n8n's own nodes beside the project, unless they are there. */
export async function installNodesBase(): Promise<NodesBase> {
	if (versionIn(NODES_BASE) !== VERSION) await install();
	shareTheEnginesCopies();
	return { version: VERSION, folder: NODES_BASE };
}

/** Where `installNodesBase` puts them. */
export const nodesBaseFolder = NODES_BASE;
