/* eslint-disable no-console -- a standalone program, not part of the published node */
import { shorten, textLines } from '../cli/table';
import { type Engine, runOf } from '../engine/harness/engine';
import { exampleNamed, nodeOfType, PICKY_ASSIST, withoutNotes } from '../n8n/examples';
import { type Sandbox, startSandbox } from '../sandbox/sandbox';
import { checkSending, type Row, rowsOf } from './checkSending';
import { EXPECTED_STATUSES, type SendingExample } from './expectedStatuses';

const TEXT_WIDTH = 70;

function toCells({ item, status, json, error }: Row, phone: unknown, { log }: Sandbox): string[] {
	const id = String(json.msg_id ?? '');
	const text = log.acceptedMessages.find(({ msgId }) => msgId === id)?.text ?? '';
	const duplicateOf = json.duplicate_of_item;
	const note =
		duplicateOf === undefined
			? String(error.message ?? text)
			: `same message as item ${String(duplicateOf)}`;
	return [String(item), String(phone), status, id, shorten(note, TEXT_WIDTH)];
}

/** Runs one example as "Execute workflow" does, prints its rows, and returns what is wrong. */
async function runExample(
	engine: Engine,
	sandbox: Sandbox,
	name: SendingExample,
): Promise<readonly string[]> {
	const { baseUrl, token: apiToken, log } = sandbox;
	log.clear();
	const workflow = withoutNotes(exampleNamed(name));
	const node = nodeOfType(workflow, PICKY_ASSIST);
	const items = Object.values(workflow.pinData ?? {})
		.flat()
		.map(({ json }) => json);
	const run = await engine.run(workflow, {
		credentials: { pickyAssistApi: { platform: 'custom', baseUrl, apiToken } },
	});
	const { error } = run.data.resultData;
	if (error) return [`The execution failed: ${error.message}`];
	const { outputs, task } = runOf(run, node.name);
	const rows = rowsOf(outputs);
	const title = `${workflow.name}. Items: ${items.length}, push requests: ${log.pushes.length}, messages: ${log.acceptedMessages.length}`;
	const cells = rows.map((row) => toCells(row, items[row.item]?.phone, sandbox));
	console.log(
		textLines({
			title,
			head: ['item', 'phone', 'status', 'msg_id', 'message or reason'],
			rows: cells,
		}).join('\n'),
	);
	for (const { message } of task.hints ?? []) console.log(`n8n shows: ${message}`);
	return checkSending(node, items, EXPECTED_STATUSES[name], rows, log);
}

/** Runs the examples one after the other, and prints and returns what is wrong. */
export async function runSendingExamples(
	engine: Engine,
	names: readonly SendingExample[],
): Promise<readonly string[]> {
	const sandbox = await startSandbox();
	const all: string[] = [];
	try {
		for (const name of names) {
			console.log();
			const problems = await runExample(engine, sandbox, name);
			for (const problem of problems) console.log(`✗ ${problem}`);
			all.push(...problems);
		}
		return all;
	} finally {
		await sandbox.close();
	}
}
