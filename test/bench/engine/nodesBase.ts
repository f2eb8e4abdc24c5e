/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   the bench is a standalone program, not part of the published node */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { npm } from '../../n8n/packedPackage';

const VERSION = '2.41.1';
const PROJECT = resolve(__dirname, '../../..');
const FOLDER = join(PROJECT, '.cache/bench');
const NODES_BASE = join(FOLDER, 'node_modules/n8n-nodes-base');

/** The folder in which `installNodesBase` installs n8n's own nodes. */
export const nodesBaseFolder = NODES_BASE;

/** The version of the package in this folder; undefined if there is none. */
export function versionIn(folder: string): string | undefined {
	const file = join(folder, 'package.json');
	const { version }: { version?: string } = existsSync(file)
		? JSON.parse(readFileSync(file, 'utf8'))
		: {};
	return version;
}

function install(): void {
	console.log(
		`Installing n8n-nodes-base ${VERSION} for the comparison (one or two minutes, 0.8 GB, once) …`,
	);
	mkdirSync(FOLDER, { recursive: true });
	npm(
		[
			'install',
			'--no-save',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			`n8n-nodes-base@${VERSION}`,
		],
		FOLDER,
	);
	if (versionIn(NODES_BASE) === VERSION) return;
	throw new Error(
		`n8n-nodes-base ${VERSION} could not be installed. To measure without n8n's own nodes: npm run bench -- --variants a,a2,a3,a4,a5,a6,b,c,c2,d`,
	);
}

/** The packages that n8n's nodes must share with the engine. */
const SHARED = ['n8n-workflow', 'n8n-core', '@n8n/di', '@n8n/config'];

/** The folder of the copy that the engine uses; undefined if it uses none. */
function enginePackage(name: string): string | undefined {
	const modules = join(PROJECT, 'node_modules');
	return [join(modules, 'n8n-core/node_modules', name), join(modules, name)].find((folder) =>
		existsSync(folder),
	);
}

/**
 * Replaces the copies that came with n8n's nodes by links to the engine's packages. With two copies, a node would use other
 * classes and another expression engine than n8n's engine. Packages without a copy are found in the project, because the
 * folder is inside it.
 */
function shareEnginePackages(): void {
	const scope = join(FOLDER, 'node_modules/@n8n');
	const scoped = existsSync(scope) ? readdirSync(scope).map((name) => `@n8n/${name}`) : [];
	for (const name of [...scoped, 'n8n-workflow', 'reflect-metadata', 'zod', 'luxon']) {
		const second = join(FOLDER, 'node_modules', name);
		const engines = enginePackage(name);
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
		throw new Error(`n8n-nodes-base ${VERSION} needs another version of ${name} than the engine`);
	}
}

/** Installs n8n's own nodes in `.cache`, unless they are installed. */
export function installNodesBase(): void {
	if (versionIn(NODES_BASE) !== VERSION) install();
	shareEnginePackages();
}
