/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console --
   a standalone program, not part of the published node */
import { parseArguments, parseInteger, UsageError } from '../cli/arguments';
import { runProgram } from '../cli/program';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { exampleFiles, withCredential } from './examples';
import { isFree } from './freePort';
import { connectTriggers } from './connectTriggers';
import { N8N_VERSIONS } from './installation';
import { N8n } from './n8n';
import { OWNER, type SavedWorkflow } from './n8nClient';

const SANDBOX_PORT = 4010;

const USAGE = `Starts a real n8n with this package, a local Picky Assist and the example workflows.

  npm run n8n                        n8n ${N8N_VERSIONS[0]}
  npm run n8n -- --n8n ${N8N_VERSIONS[1]}         another version: ${N8N_VERSIONS.join(' or ')}
  npm run n8n -- --port 5700         another port than 5678

The first start of a version installs it in .cache (two to four minutes, 2.5 GB). Your own n8n is not touched.`;

/** Reads the arguments. @throws UsageError if they are wrong */
function parseOptions(args: readonly string[]) {
	const { values } = parseArguments({
		args,
		options: {
			n8n: { type: 'string', default: N8N_VERSIONS[0] },
			port: { type: 'string', default: '5678' },
		},
	});
	const version = N8N_VERSIONS.find((known) => known === values.n8n);
	if (!version)
		throw new UsageError(`--n8n must be ${N8N_VERSIONS.join(' or ')}, not "${values.n8n}".`);
	return { version, port: parseInteger('--port', values.port, 1, 65_535) };
}

interface Examples {
	/** Started by hand. */
	readonly workflows: readonly SavedWorkflow[];
	/** Started by Picky Assist's webhooks. */
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
	for (const { workflow } of exampleFiles())
		saved.push(await client.createWorkflow(withCredential(workflow, credential)));
	const active = await connectTriggers(client, sandbox, saved);
	return { workflows: saved.filter((workflow) => !active.includes(workflow)), active };
}

function printIntroduction(
	n8n: N8n,
	sandbox: Sandbox,
	{ workflows, active }: Examples,
	seconds: number,
): void {
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
			'             a local Picky Assist: its page shows every message. Nothing leaves this computer.',
			'',
			'Workflows: open one, click Execute workflow, then open the Picky Assist node.',
			'',
			...workflows.map(line),
			'',
			...(active.length === 0
				? []
				: [
						"Active workflows: Picky Assist's webhooks start them. Send a message as a customer on the sandbox page, then open Executions.",
						'',
						...active.map(line),
						'',
					]),
			'Press Ctrl+C to stop. The workflows and your changes are deleted then.',
		].join('\n'),
	);
}

/** Resolves at Ctrl+C and SIGTERM. */
async function stopRequested(): Promise<'stop'> {
	return await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve('stop'));
	});
}

async function startAll(n8n: N8n, sandbox: Sandbox, begin: number): Promise<void> {
	await n8n.start();
	await n8n.client.setUpOwner();
	const examples = await addExamples(n8n, sandbox);
	printIntroduction(n8n, sandbox, examples, Math.round((performance.now() - begin) / 1000));
}

/** Starts everything, waits until it is stopped, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
	const { version, port } = parseOptions(args);
	const begin = performance.now();
	console.log(`Starting n8n ${version} …`);
	const stop = stopRequested();
	const sandbox = await startSandbox({ port: (await isFree(SANDBOX_PORT)) ? SANDBOX_PORT : 0 });
	const n8n = await N8n.prepare({ version, port });
	try {
		const ready = startAll(n8n, sandbox, begin);
		// After Ctrl+C during the start, a failed start is not reported.
		ready.catch(() => undefined);
		if ((await Promise.race([stop, ready])) === 'stop') return 0;
		if ((await Promise.race([stop, n8n.process.ended()])) === 'stop') return 0;
		console.error(`n8n stopped unexpectedly.\n${n8n.process.lastLines()}`);
		return 1;
	} finally {
		console.log('\nStopping …');
		await n8n.remove();
		await sandbox.close();
		console.log('Stopped.');
	}
}

void runProgram(USAGE, main);
