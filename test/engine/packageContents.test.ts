/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROJECT } from '../n8n/installation';
import { installedPackageFolder, npm, packInto } from '../n8n/packedPackage';
import { PackageTypes } from './harness/nodeTypes';

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
		// The previews are the same for both versions of the node.
		resolve(
			PROJECT,
			path
				.replace(/^dist\//, '')
				.replace(/\.js$/, '.ts')
				.replace('/v1.1.0/', '/v1.0.0/'),
		);
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

it('dist can be reviewed: it is indented, has no long lines or escaped letters, and names the source of each part', () => {
	const codes = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((path: string) =>
		readFileSync(resolve(PROJECT, path), 'utf8'),
	);
	for (const code of codes) {
		const lines = code.split('\n');
		expect(lines.filter((line) => line.length > 1_000)).toEqual([]);
		expect(lines.filter((line) => /^\t/.test(line)).length).toBeGreaterThan(lines.length / 2);
		expect(lines[0]).toContain(manifest.repository.url.replace(/^git\+|\.git$/g, ''));
	}
	const sources = codes.flatMap((code) => [
		...code.matchAll(/^\/\/ ((?:nodes|credentials)\/.+\.ts)$/gm),
	]);
	expect(sources.length).toBeGreaterThan(100);
	expect(codes.join('')).toContain('Settings → ');
	expect(sources.filter(([, path = '']) => !existsSync(resolve(PROJECT, path)))).toEqual([]);
});

it('the package stays small: under 520 kB unpacked without pictures, under 146 kB to download', () => {
	const sum = packed.files
		.filter(({ path }) => !path.endsWith('.svg'))
		.reduce((bytes, { size }) => bytes + size, 0);
	expect(sum).toBeLessThan(520_000);
	expect(packed.size).toBeLessThan(146_000);
});

it('the commands in docs/installation.md install it from its file: n8n loads both nodes and the credential', async () => {
	const guide = readFileSync(resolve(PROJECT, 'docs/installation.md'), 'utf8');
	const commands = [...guide.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, text = '']) => text);
	const install = commands.find((text) => text.startsWith('FOLDER=')) ?? '';
	// Within the project, so that the nodes find n8n-workflow, to which n8n itself directs them.
	mkdirSync(join(PROJECT, '.cache'), { recursive: true });
	const home = mkdtempSync(join(PROJECT, '.cache/home-'));
	try {
		packInto(home);
		execFileSync('sh', ['-ec', install], { cwd: home, env: { ...process.env, HOME: home } });
		const types = await PackageTypes.load(installedPackageFolder(home));
		const names = ['pickyAssist', 'pickyAssistTrigger'].map(
			(name) => types.getByName(`n8n-nodes-pickyassist.${name}`).description.name,
		);
		expect(names).toEqual(['pickyAssist', 'pickyAssistTrigger']);
		expect([...types.credentials.keys()]).toEqual(['pickyAssistApi']);
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
});
