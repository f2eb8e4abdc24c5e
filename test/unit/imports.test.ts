/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const NODES = resolve(__dirname, '../../nodes');

/** The folders of each part, the lowest layer first: a file may import from its own folder and from lower layers only. */
const API = [
	'api',
	'api/input',
	'api/http',
	'api/recipient',
	'api/content',
	'api/push',
	'api/resources',
	'api/webhook',
];
const LAYERS: ReadonlyArray<readonly string[]> = [
	API,
	[
		'PickyAssist/errors',
		'PickyAssist/transport',
		'PickyAssist/parameters',
		'PickyAssist/operations',
		'PickyAssist/sendOnce',
		'PickyAssist/send',
		'PickyAssist/wait',
		'PickyAssist',
	],
	[
		'PickyAssist/errors',
		'PickyAssist/transport',
		'PickyAssist/parameters',
		'PickyAssist/operations',
		'PickyAssist/read',
		'PickyAssist',
	],
	['PickyAssist/transport', 'PickyAssistTrigger/transport', 'PickyAssistTrigger'],
];
/** The files beside the node that all folders below it may use. */
const SHARED = ['PickyAssist/errors.ts', 'PickyAssist/avoidN8nRewriting.ts'];
const WITHOUT_N8N = /^n8n-/;

interface Import {
	readonly from: string;
	readonly to: string;
}

function sources(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => name.replaceAll('\\', '/'));
}

function importsOf(file: string): Import[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(join(NODES, file), 'utf8'));
	return importedFiles.map(({ fileName }) => ({
		from: file,
		to: fileName.startsWith('.')
			? `${relative(NODES, resolve(NODES, dirname(file), fileName))}.ts`
			: fileName,
	}));
}

/** The folder of a file as the layers name it: operations are one. */
function layerOf(file: string): string {
	if (SHARED.includes(file)) return 'PickyAssist/errors';
	const folder = dirname(file);
	return folder.startsWith('PickyAssist/operations') || file === 'PickyAssist/operations.ts'
		? 'PickyAssist/operations'
		: folder;
}

function isAllowed({ from, to }: Import): boolean {
	if (!to.endsWith('.ts'))
		return !(from.startsWith('api/') && WITHOUT_N8N.test(to)) || isTypeOnly(from, to);
	const [one, other] = [layerOf(from), layerOf(to)];
	if (one === other) return true;
	if (API.includes(other) && !API.includes(one)) return true;
	return LAYERS.some(
		(layers) =>
			layers.includes(one) && layers.includes(other) && layers.indexOf(other) < layers.indexOf(one),
	);
}

/** Types of n8n cost nothing at run time. */
function isTypeOnly(file: string, module: string): boolean {
	return new RegExp(`import type [^;]* from '${module}'`).test(
		readFileSync(join(NODES, file), 'utf8'),
	);
}

test('imports between folders run one way, and nodes/api knows nothing of n8n at run time', () => {
	const all = sources(NODES).flatMap(importsOf);
	expect(all.length).toBeGreaterThan(300);
	const wrong = all
		.filter((one) => !isAllowed(one))
		.map(({ from, to }) => `nodes/${from} must not import ${to}`);
	expect(wrong).toEqual([]);
});
