/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../n8n/installation';

const REPOSITORY = 'example-owner/example-name';
const { version }: { version: string } = JSON.parse(
	readFileSync(join(PROJECT, 'package.json'), 'utf8'),
);

let copy: string;
/** In place of npm's: it would accept any package. */
let registry: Server;
let uploads: string[];

/** The environment of this process without npm's and GitHub's variables: these tests may run in the release workflow. */
function environment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(
		([name]) => !/^(npm_|github_|actions_|node_options$|dry_run$|ci$)/i.test(name),
	);
	const { port } = registry.address() as AddressInfo;
	return {
		...Object.fromEntries(own),
		NPM_CONFIG_USERCONFIG: join(copy, 'user.npmrc'),
		NPM_CONFIG_REGISTRY: `http://127.0.0.1:${port}`,
		...variables,
	};
}

/** Runs a command in the copy, and gives its exit code and what it printed. */
async function run(command: string, variables: NodeJS.ProcessEnv = {}) {
	return await new Promise<{ code: number; output: string }>((resolve) => {
		const options = { cwd: copy, env: environment(variables) };
		const child = execFile('bash', ['-ec', command], options, (_, stdout, stderr) =>
			resolve({ code: child.exitCode ?? 1, output: stdout + stderr }),
		);
	});
}

/** The commands of the release workflow. The tests, its first command, are running already. */
function releaseCommands(): string {
	const workflow = readFileSync(join(copy, '.github/workflows/release.yml'), 'utf8');
	const [first, ...others] = [...workflow.matchAll(/^ +(?:- )?run: (.+)$/gm)].map(
		([, command]) => command,
	);
	expect(first).toBe('npm test');
	return others.join('\n');
}

/** Runs the release workflow after `npm test`, as GitHub does. */
async function release(variables: NodeJS.ProcessEnv) {
	return await run(releaseCommands(), {
		GITHUB_ACTIONS: 'true',
		GITHUB_REPOSITORY: REPOSITORY,
		GITHUB_REF_NAME: `v${version}`,
		DRY_RUN: 'false',
		NPM_TOKEN: 'a-token',
		...variables,
	});
}

function edit(file: string, change: (text: string) => string): void {
	const path = join(copy, file);
	writeFileSync(path, change(readFileSync(path, 'utf8')));
}

beforeAll(async () => {
	registry = createServer(({ method, url }, response) => {
		if (method === 'PUT') uploads.push(String(url));
		response.writeHead(method === 'PUT' ? 201 : 404).end('{}');
	});
	await new Promise<void>((resolve) => {
		registry.listen(0, '127.0.0.1', resolve);
	});
});
afterAll(() => registry.close());

beforeEach(async () => {
	copy = mkdtempSync(join(tmpdir(), 'pickyassist-release-'));
	uploads = [];
	const { output } = await run(`git -C '${PROJECT}' ls-files --cached --others --exclude-standard`);
	for (const file of [...output.trim().split('\n'), 'dist'])
		cpSync(join(PROJECT, file), join(copy, file), { recursive: true });
	const { port } = registry.address() as AddressInfo;
	writeFileSync(join(copy, 'user.npmrc'), `//127.0.0.1:${port}/:_authToken=a-token\n`);
	await run('git init -q && git add -A');
});
afterEach(() => {
	rmSync(copy, { recursive: true, force: true });
});

/** Enters the publisher and the date of the version, as CONTRIBUTING says. */
async function complete() {
	edit('CHANGELOG.md', (text) =>
		text.replace(new RegExp(`^## ${version}, .*$`, 'm'), `## ${version}, 2026-12-31`),
	);
	return await run(
		`npm run publisher -- --repository ${REPOSITORY} --author 'Ann Example' --email ann@example.com`,
	);
}

it('the publisher is entered everywhere', async () => {
	expect((await complete()).code).toBe(0);
	const { output } = await run(
		`git grep -lE 'n8n-nodes-pickyassist/n8n-nodes-pickyassist|pickyassist maintainers|noreply' || true`,
	);
	expect(output.trim().split('\n').sort()).toEqual([
		'test/engine/release.test.ts',
		'test/setup/publisher.mjs',
	]);
	expect(JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))).toMatchObject({
		homepage: `https://github.com/${REPOSITORY}#readme`,
		author: { name: 'Ann Example', email: 'ann@example.com' },
		repository: { url: `git+https://github.com/${REPOSITORY}.git` },
		bugs: { url: `https://github.com/${REPOSITORY}/issues` },
	});
});

it('started by hand, the workflow is a dry run: it shows the package and uploads nothing', async () => {
	await complete();
	const { code, output } = await release({
		DRY_RUN: 'true',
		GITHUB_REF_NAME: 'main',
		NPM_TOKEN: '',
	});
	expect(output).toContain(`+ n8n-nodes-pickyassist@${version}`);
	expect(output).toContain('dist/nodes/PickyAssist/PickyAssist.node.js');
	expect(code).toBe(0);
	expect(uploads).toEqual([]);
});

it('for a tag it publishes with provenance, for which npm needs GitHub’s id token', async () => {
	await complete();
	const { output } = await release({});
	expect(output).toContain('Publishing to');
	expect(output).toContain('"id-token" permission');
	expect(uploads).toEqual([]);
});

it.each([
	['placeholders', {}, async () => undefined, /repository.*\n.*author\.name.*\n.*author\.email/],
	['another tag', { GITHUB_REF_NAME: 'v9.9.9' }, complete, /The tag is v9\.9\.9/],
	['another repository', { GITHUB_REPOSITORY: 'a/fork' }, complete, /runs in a\/fork/],
	[
		'a changelog without a date',
		{},
		async () => {
			await complete();
			edit('CHANGELOG.md', (text) => text.replace(', 2026-12-31', ', soon'));
		},
		/CHANGELOG\.md has no line/,
	],
])('refuses a release with %s', async (_, variables, prepare, problem) => {
	await prepare();
	const { code, output } = await release(variables);
	expect(output).toMatch(problem);
	expect(output).not.toContain('Publishing to');
	expect(code).not.toBe(0);
	expect(uploads).toEqual([]);
});

it.each([
	['npm publish', /provenance/],
	['npm publish --ignore-scripts=false', /push a version tag/],
])('nobody publishes by hand: %s', async (command, problem) => {
	await complete();
	const { code, output } = await run(command);
	expect(output).toMatch(problem);
	expect(code).not.toBe(0);
	expect(uploads).toEqual([]);
});
