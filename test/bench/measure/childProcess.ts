/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program of the bench in a fresh process and returns its result.
 *
 * @throws if the process ends without a result
 */
export async function runInChild<Result>(program: string, task: object): Promise<Result> {
	const child = fork(program, [JSON.stringify(task)]);
	const results: Result[] = [];
	child.on('message', (result: Result) => results.push(result));
	await once(child, 'close');
	const [result] = results;
	if (result === undefined)
		throw new Error(`A process of the bench ended with exit code ${child.exitCode} and no result`);
	return result;
}

/** The other end: runs the task of this process, sends the result, and ends the process. */
export function serveTask<Task>(run: (task: Task) => Promise<object>): void {
	run(JSON.parse(process.argv[2] ?? '{}')).then(
		(result) => {
			process.send?.(result, () => process.exit(0));
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}
