/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console --
   a standalone program, not part of the published node */
import { parseArguments, parseInteger, UsageError } from '../cli/arguments';
import { runProgram } from '../cli/program';
import { CHAT_MODEL_PATH } from '../sandbox/chatModel';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { exampleFiles, withCredential, withSampleFiles } from './examples';
import { isFree } from './freePort';
import { connectTriggers, hasAllCredentials, hasTrigger } from './connectTriggers';
import { N8N_VERSIONS } from './installation';
import { KeptData } from './keptData';
import { N8n } from './n8n';
import { OWNER, type SavedWorkflow } from './n8nClient';
import { N8nError } from './session';

const SANDBOX_PORT = 4010;

const USAGE = `Starts a real n8n with this package, a local Picky Assist and the example workflows.

  npm run n8n                        n8n ${N8N_VERSIONS[0]}
  npm run n8n -- --n8n ${N8N_VERSIONS[1]}         another version: ${N8N_VERSIONS.join(' or ')}
  npm run n8n -- --port 5700         another port than 5678
  npm run n8n -- --fresh             deletes the workflows and credentials of earlier starts
  npm run n8n -- --name NAME         with workflows and credentials of its own

Workflows, credentials and executions are kept until you start it with --fresh. The first start of a version installs it in .cache
(two to four minutes, 2.5 GB). Your own n8n is not touched.`;

/** Reads the arguments. @throws UsageError if they are wrong */
function parseOptions(args: readonly string[]) {
	const { values } = parseArguments({
		args,
		options: {
			n8n: { type: 'string', default: N8N_VERSIONS[0] },
			port: { type: 'string', default: '5678' },
			fresh: { type: 'boolean', default: false },
			name: { type: 'string', default: 'default' },
		},
	});
	const version = N8N_VERSIONS.find((known) => known === values.n8n);
	if (!version)
		throw new UsageError(`--n8n must be ${N8N_VERSIONS.join(' or ')}, not "${values.n8n}".`);
	if (!/^[\w-]+$/.test(values.name))
		throw new UsageError('--name must consist of letters, digits, - and _.');
	return {
		version,
		port: parseInteger('--port', values.port, 1, 65_535),
		fresh: values.fresh,
		data: new KeptData(`${version}-${values.name}`),
	};
}

/** Creates the owner, credentials for the sandbox and its chat model, and the examples; those that begin with the trigger are activated. */
async function addExamples({ client }: N8n, { url, baseUrl, token }: Sandbox): Promise<void> {
	await client.setUpOwner();
	const credential = await client.createCredential('Picky Assist account', 'pickyAssistApi', {
		platform: 'custom',
		baseUrl,
		apiToken: token,
	});
	const chatModel = await client.createCredential('OpenAI account', 'openAiApi', {
		apiKey: 'sandbox',
		url: `${url}${CHAT_MODEL_PATH}`,
	});
	for (const { workflow } of [...exampleFiles()].reverse()) {
		const connected = withCredential(workflow, credential);
		const complete = withSampleFiles(withCredential(connected, chatModel), url);
		const saved = await client.createWorkflow(complete);
		// Not the AI agent: one trigger gets all messages, and the stand-in for its model knows one sentence only.
		if (hasTrigger(saved) && hasAllCredentials(connected)) await client.activate(saved.id);
	}
}

function printIntroduction(
	n8n: N8n,
	sandbox: Sandbox,
	workflows: readonly SavedWorkflow[],
	seconds: number,
): void {
	const line = ({ id, name }: SavedWorkflow) => `  ${n8n.url}/workflow/${id}   ${name}`;
	const startedByHand = workflows.filter(({ active }) => !active);
	const active = workflows.filter((workflow) => hasTrigger(workflow) && workflow.active);
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
			...startedByHand.map(line),
			'',
			...(active.length === 0
				? []
				: [
						"Active workflows: Picky Assist's webhooks start them. Send a message as a customer on the sandbox page, then open Executions.",
						'',
						...active.map(line),
						'',
					]),
			'Press Ctrl+C to stop. Your workflows and credentials are kept; npm run n8n -- --fresh deletes them.',
		].join('\n'),
	);
}

/** Resolves at Ctrl+C and SIGTERM. */
async function stopRequested(): Promise<'stop'> {
	return await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve('stop'));
	});
}

/** Logs in as the owner of an earlier start. */
async function logIn({ client }: N8n): Promise<void> {
	await client.logIn().catch((error: unknown) => {
		if (!(error instanceof N8nError)) throw error;
		throw new Error(
			`The password of ${OWNER.email} was changed. Start with --fresh, which deletes all workflows and credentials.`,
		);
	});
}

async function startAll(n8n: N8n, sandbox: Sandbox, data: KeptData): Promise<void> {
	const begin = performance.now();
	await n8n.start();
	if (data.setup) await logIn(n8n);
	else {
		await addExamples(n8n, sandbox);
		data.complete({ sandboxPort: Number(new URL(sandbox.url).port) });
	}
	// By name: of the examples, auto-reply then gets the messages, because its trigger is the first one.
	const workflows = [...(await n8n.client.workflows())].sort((one, other) =>
		one.name.localeCompare(other.name, 'en'),
	);
	connectTriggers(n8n.client, sandbox, workflows);
	printIntroduction(n8n, sandbox, workflows, Math.round((performance.now() - begin) / 1000));
}

/** The sandbox on the port that the saved credential has. */
async function startKeptSandbox({ setup }: KeptData): Promise<Sandbox> {
	const port = setup?.sandboxPort ?? SANDBOX_PORT;
	if (await isFree(port)) return await startSandbox({ port });
	if (!setup) return await startSandbox({ port: 0 });
	throw new Error(
		`Port ${port} is in use, and the saved credential needs it for the sandbox. Is npm run n8n or npm run sandbox running already?`,
	);
}

/** Starts everything, waits until it is stopped, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
	const { version, port, fresh, data } = parseOptions(args);
	console.log(`Starting n8n ${version} …`);
	const stop = stopRequested();
	// Without a completed setup, what is there is of no use.
	if (fresh || !data.setup) data.delete();
	const sandbox = await startKeptSandbox(data);
	const n8n = await N8n.prepare({ version, port, userFolder: data.folder });
	try {
		const ready = startAll(n8n, sandbox, data);
		// After Ctrl+C during the start, a failed start is not reported.
		ready.catch(() => undefined);
		if ((await Promise.race([stop, ready])) === 'stop') return 0;
		if ((await Promise.race([stop, n8n.process.ended()])) === 'stop') return 0;
		console.error(`n8n stopped unexpectedly.\n${n8n.process.lastLines()}`);
		return 1;
	} finally {
		console.log('\nStopping …');
		await n8n.stop();
		await sandbox.close();
		console.log('Stopped.');
	}
}

void runProgram(USAGE, main);
