/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { nodesBaseFolder, versionIn } from '../engine/nodesBase';

const MODULES = resolve(__dirname, '../../../node_modules');

/** What the numbers were measured on, one line each. */
export function machineLines(expressionEngine: string, withNodesBase: boolean): string[] {
	const [{ model } = { model: 'unknown processor' }, ...more] = cpus();
	const packages = ['n8n-core', 'n8n-workflow'].map(
		(name) => `${name} ${versionIn(join(MODULES, name))}`,
	);
	if (withNodesBase) packages.push(`n8n-nodes-base ${versionIn(nodesBaseFolder)}`);
	return [
		`${more.length + 1} cores (${model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GB of memory`,
		`Node.js ${process.versions.node}, ${packages.join(', ')}, expression engine ${expressionEngine}`,
		new Date().toISOString().slice(0, 10),
	];
}
