/* eslint-disable no-console -- a standalone program, not part of the published node */
import { shorten, textLines } from '../cli/table';
import { type Engine, runOf } from '../engine/harness/engine';
import { errorIn, statusOf } from '../engine/harness/engineSetup';
import { exampleNamed, nodeOfType, PICKY_ASSIST, withoutNotes } from '../n8n/examples';
import { type Sandbox, startSandbox } from '../sandbox/sandbox';
import { EXPECTED_STATUSES } from './expectedStatuses';

/** What differs between two lists, as one line; nothing if they are equal. */
export function difference(what: string, expected: unknown, actual: unknown): readonly string[] {
	const [wanted, found] = [JSON.stringify(expected), JSON.stringify(actual)];
	return wanted === found ? [] : [`${what}: expected ${wanted}, got ${found}`];
}

/** Runs one example as "Execute workflow" does, prints its results, and returns what is wrong. */
async function runExample(engine: Engine, sandbox: Sandbox, name: string) {
	const { baseUrl, token: apiToken, log } = sandbox;
	log.clear();
	const workflow = withoutNotes(exampleNamed(name));
	const run = await engine.run(workflow, {
		credentials: { pickyAssistApi: { platform: 'custom', baseUrl, apiToken } },
	});
	const { error } = run.data.resultData;
	if (error) return [`The execution failed: ${error.message}`];
	const { outputs, task } = runOf(run, nodeOfType(workflow, PICKY_ASSIST).name);
	const itemOf = ({ pairedItem }: { pairedItem?: unknown }) =>
		Number((pairedItem as { item: number }).item);
	const results = outputs.flat().sort((a, b) => itemOf(a) - itemOf(b));
	const rows = results.map((result) => {
		const { msg_id: id, number, duplicate_of_item: original } = result.json;
		const sent = log.acceptedMessages.find(({ msgId }) => msgId === id);
		const note =
			errorIn(result).message ?? (original === undefined ? sent?.text : `item ${original}`);
		const cells = [itemOf(result), number ?? errorIn(result).number, statusOf(result), id ?? ''];
		return [...cells.map(String), shorten(String(note), 70)];
	});
	const title = `${workflow.name}. Push requests: ${log.pushes.length}, messages: ${log.acceptedMessages.length}`;
	const head = ['item', 'number', 'status', 'msg_id', 'message, reason or original'];
	console.log(textLines({ title, head, rows }).join('\n'));
	for (const { message } of task.hints ?? []) console.log(`n8n shows: ${message}`);
	const accepted = results.filter((result) => statusOf(result) === 'accepted');
	return [
		...difference('Statuses', EXPECTED_STATUSES[name], results.map(statusOf)),
		...difference(
			'Messages',
			accepted.map(({ json }) => [json.number, json.msg_id]),
			log.acceptedMessages.map(({ recipient, msgId }) => [recipient, msgId]),
		),
		...difference('Push requests', 1, log.pushes.length),
	];
}

/** Runs the examples one after the other. Returns what is wrong. */
export async function runExamples(engine: Engine, names: readonly string[]) {
	const sandbox = await startSandbox();
	const problems: string[] = [];
	for (const name of names) {
		console.log();
		problems.push(...(await runExample(engine, sandbox, name)).map((each) => `${name}: ${each}`));
	}
	await sandbox.close();
	return problems;
}
