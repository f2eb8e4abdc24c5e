/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console --
   a program of its own, not part of the published node */
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { type Order, readCommandLine, USAGE } from './commandLine';
import { exampleFiles, withCredential } from './examples';
import { isFree } from './freePort';
import { connectTriggers } from './incoming';
import { N8n } from './n8n';
import { OWNER, type SavedWorkflow } from './n8nClient';

const SANDBOX_PORT = 4010;

interface Examples {
	/** Those that one starts by hand. */
	readonly workflows: readonly SavedWorkflow[];
	/** Those that wait for Picky Assist. */
	readonly active: readonly SavedWorkflow[];
}

async function addExamples({ client }: N8n, sandbox: Sandbox): Promise<Examples> {
	const { baseUrl, token } = sandbox;
	const credential = await client.createCredential('Picky Assist account', 'pickyAssistApi', {
		platform: 'custom',
		baseUrl,
		apiToken: token,
	});
	const saved: SavedWorkflow[] = [];
	for (const { workflow } of exampleFiles()) saved.push(await client.createWorkflow(withCredential(workflow, credential)));
	const active = await connectTriggers(client, sandbox, saved);
	return { workflows: saved.filter((workflow) => !active.includes(workflow)), active };
}

function introduce(n8n: N8n, sandbox: Sandbox, { workflows, active }: Examples, seconds: number): void {
	const line = ({ id, name }: SavedWorkflow) => `  ${n8n.url}/workflow/${id}   ${name}`;
	console.log(
		[
			`n8n ${n8n.options.version} is ready (${seconds} s).`,
			'',
			`  n8n        ${n8n.url}`,
			`  Email      ${OWNER.email}`,
			`  Password   ${OWNER.password}`,
			'',
			`  Sandbox    ${sandbox.url}`,
			'             a local Picky Assist: its page shows every message that arrives. Nothing leaves this computer.',
			'',
			'Workflows: open one, press Execute workflow, then look into the node Picky Assist.',
			'',
			...workflows.map(line),
			'',
			...(active.length === 0
				? []
				: [
						'Active: these begin when Picky Assist calls. Write as a customer on the page of the sandbox, and look into Executions.',
						'',
						...active.map(line),
						'',
					]),
			'Press Ctrl+C to stop. The workflows and all that you change are then thrown away.',
		].join('\n'),
	);
}

/** Resolves at Ctrl+C and SIGTERM. */
async function untilAsked(): Promise<'asked'> {
	return await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve('asked'));
	});
}

async function startAll(n8n: N8n, sandbox: Sandbox, begin: number): Promise<void> {
	await n8n.start();
	await n8n.client.setUpOwner();
	const examples = await addExamples(n8n, sandbox);
	introduce(n8n, sandbox, examples, Math.round((performance.now() - begin) / 1000));
}

/** Starts all of it, waits for the end, and returns the exit code. */
async function run({ version, port }: Extract<Order, { kind: 'start' }>): Promise<number> {
	const begin = performance.now();
	console.log(`Starting n8n ${version} …`);
	const asked = untilAsked();
	const sandbox = await startSandbox({ port: (await isFree(SANDBOX_PORT)) ? SANDBOX_PORT : 0 });
	const n8n = await N8n.prepare({ version, port });
	try {
		const ready = startAll(n8n, sandbox, begin);
		// Someone who presses Ctrl+C before n8n is ready is not told that it did not start.
		ready.catch(() => undefined);
		if ((await Promise.race([asked, ready])) === 'asked') return 0;
		if ((await Promise.race([asked, n8n.process.ended()])) === 'asked') return 0;
		console.error(`n8n ended by itself.\n${n8n.process.lastLines()}`);
		return 1;
	} finally {
		console.log('\nStopping …');
		await n8n.remove();
		await sandbox.close();
		console.log('Stopped.');
	}
}

async function main(words: readonly string[]): Promise<number> {
	try {
		const order = readCommandLine(words);
		if (order.kind === 'start') return await run(order);
		console.log(USAGE);
		return 0;
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		return 1;
	}
}

void main(process.argv.slice(2)).then((exitCode) => {
	process.exitCode = exitCode;
});
