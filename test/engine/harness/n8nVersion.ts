/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const BUILT_NODE = resolve(__dirname, '../../../dist/nodes/PickyAssist/PickyAssist.node.js');

/** The version of n8n's package that a file of this process gets when it requires it. */
function versionFor(file: string, name: string): string {
	const path = createRequire(file).resolve(name);
	const folder = path.slice(0, path.lastIndexOf(`/${name}/`) + name.length + 2);
	const { version }: { version: string } = JSON.parse(
		readFileSync(`${folder}package.json`, 'utf8'),
	);
	return version;
}

/** n8n-core, and n8n-workflow as the tests, n8n-core and the built node get it. */
export const VERSIONS = {
	core: versionFor(__filename, 'n8n-core'),
	workflow: versionFor(__filename, 'n8n-workflow'),
	workflowOfCore: versionFor(createRequire(__filename).resolve('n8n-core'), 'n8n-workflow'),
	workflowOfNode: versionFor(BUILT_NODE, 'n8n-workflow'),
} as const;

/** The line of n8n that this process tests on: the older one that is supported, or the current one. */
export const N8N_LINE: '2.8' | '2.41' = VERSIONS.core.startsWith('2.8.') ? '2.8' : '2.41';
