/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { exampleFiles, nodeOfType, PICKY_ASSIST } from '../../n8n/examples';
import { freePort } from '../../n8n/freePort';
import { PROJECT } from '../../n8n/installation';
import { KeptData } from '../../n8n/keptData';
import { N8nClient } from '../../n8n/n8nClient';
import { waitUntil } from '../../waitUntil';
import { testedN8nVersion } from '../setup/sharedN8n';

const NAME = `test-${process.pid}`;
let child: ChildProcessWithoutNullStreams | undefined;

/** Starts `npm run n8n` and logs in when it is ready. */
async function start(port: number, ...args: string[]): Promise<N8nClient> {
	const program = ['--import', 'tsx', 'test/n8n/main.ts', '--n8n', testedN8nVersion()];
	const options = ['--name', NAME, '--port', String(port), ...args];
	child = spawn(process.execPath, [...program, ...options], { cwd: PROJECT });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	await waitUntil(
		'npm run n8n is ready',
		() => /Ctrl\+C/.test(output) || child?.exitCode !== null,
		{
			timeout: 200_000,
		},
	);
	expect(output).toContain('is ready');
	const client = new N8nClient(`http://127.0.0.1:${port}`);
	await client.logIn();
	return client;
}

/** Ctrl+C. */
async function stop(): Promise<void> {
	if (child?.exitCode !== null) return;
	child.kill('SIGINT');
	await once(child, 'exit');
}

afterAll(async () => {
	await stop();
	new KeptData(`${testedN8nVersion()}-${NAME}`).delete();
});

async function names(client: N8nClient): Promise<string[]> {
	return (await client.workflows()).map(({ name }) => name).sort();
}

it('npm run n8n keeps workflows and credentials between starts, also on another port, until --fresh', async () => {
	const examples = exampleFiles()
		.map(({ workflow }) => workflow.name)
		.sort();

	const first = await start(await freePort());
	expect(await names(first)).toEqual(examples);
	const [example] = await first.workflows();
	await first.changeWorkflow(example?.id ?? '', { name: 'Changed' });
	await first.createCredential('Mine', 'pickyAssistApi', { platform: 'v4', apiToken: 'mine' });
	await stop();

	const second = await start(await freePort());
	const kept = await second.workflows();
	expect(kept.map(({ name }) => name).sort()).toEqual(
		examples.map((name) => (name === example?.name ? 'Changed' : name)).sort(),
	);
	expect((await second.credentials()).map(({ name }) => name).sort()).toEqual([
		'Mine',
		'OpenAI account',
		'Picky Assist account',
	]);
	// The saved credential still leads to the sandbox.
	const parcels = kept.find(({ nodes }) => nodes.some(({ name }) => name === 'Parcels of today'));
	if (!parcels) throw new Error('The example is gone.');
	const execution = await second.run(parcels, 'Parcels of today');
	const rows = execution.outputsOf(nodeOfType(parcels, PICKY_ASSIST).name)[0] ?? [];
	expect(rows.map(({ json }) => json.status)).toContain('accepted');
	await stop();

	expect(await names(await start(await freePort(), '--fresh'))).toEqual(examples);
	await stop();
});
