/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// A separate process that runs one Picky Assist node: what it is to send stands in the environment variable SEND.
import { readFileSync } from 'node:fs';
import { startEngine } from './engine';
import { keepDeduplicationIn } from './deduplication';
import { CONTINUE, readRun, workflowOf } from './engineSetup';

async function main(): Promise<void> {
	const { baseUrl, key, file, parameters, items, minute, savedFile } = JSON.parse(
		process.env.SEND ?? '{}',
	);
	const engine = await startEngine(minute);
	if (file) await keepDeduplicationIn(file);
	const credentials = { pickyAssistApi: { platform: 'custom', baseUrl, apiToken: key } };
	const run = savedFile
		? await engine.retry(
				workflowOf(parameters, items, CONTINUE),
				JSON.parse(readFileSync(savedFile, 'utf8')),
				{ credentials },
			)
		: await engine.run(workflowOf(parameters, items), { credentials });
	const { sent, error } = readRun(run);
	await engine.stop();
	process.stdout.write(
		JSON.stringify({
			sent: sent.length,
			error: error?.message ?? null,
			...(savedFile ? { rows: sent } : {}),
		}),
	);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exit(1);
	},
);
