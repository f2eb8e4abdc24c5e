/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROJECT } from '../n8n/installation';
import { npm } from '../n8n/packedPackage';

interface PackedFile {
	readonly path: string;
	readonly size: number;
}

/** What `npm publish` would upload. */
interface Packed {
	/** Bytes of the tarball. */
	readonly size: number;
	readonly files: readonly PackedFile[];
}

const [packed]: [Packed] = JSON.parse(
	npm(['pack', '--dry-run', '--json', '--ignore-scripts'], PROJECT),
);
const paths = packed.files.map(({ path }) => path);
const manifest = JSON.parse(readFileSync(resolve(PROJECT, 'package.json'), 'utf8'));

it('the package has its README, licence, changelog and dist, and nothing else', () => {
	const beside = paths.filter((path) => !path.startsWith('dist/'));
	expect(beside.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
	expect(paths.length).toBeGreaterThan(beside.length);
});

it('dist holds what n8n loads: no source maps, types, build notes or tests, and nothing whose source is gone', () => {
	const inDist = paths.filter((path) => path.startsWith('dist/'));
	const sourceOf = (path: string) =>
		resolve(PROJECT, path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	expect(
		inDist.filter((path) => !/^dist\/(nodes|credentials)\/[\w./]+\.(js|json|svg)$/.test(path)),
	).toEqual([]);
	expect(inDist.filter((path) => /\.(test|spec)\.|tsbuildinfo/.test(path))).toEqual([]);
	expect(inDist.filter((path) => !existsSync(sourceOf(path)))).toEqual([]);
});

it('the nodes and credentials that package.json names are in it, with their icons, codex and previews', () => {
	const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const nodes: string[] = manifest.n8n.nodes;
	expect(named.length).toBeGreaterThan(2);
	expect(named.filter((path) => !paths.includes(path))).toEqual([]);
	expect(nodes.filter((path) => !paths.includes(path.replace(/\.js$/, '.json')))).toEqual([]);
	expect(paths.filter((path) => path.endsWith('.svg')).length).toBeGreaterThan(1);
	expect(paths.filter((path) => path.includes('/__schema__/')).length).toBeGreaterThan(1);
});

it('the package stays small: under 340 kB unpacked without pictures, under 100 kB to download', () => {
	const sum = packed.files
		.filter(({ path }) => !path.endsWith('.svg'))
		.reduce((bytes, { size }) => bytes + size, 0);
	expect(sum).toBeLessThan(340_000);
	expect(packed.size).toBeLessThan(100_000);
});
