/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a program of its own, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program of the bench in a fresh process with this order, and returns its answer.
 *
 * @throws if the process ends without one
 */
export async function askChild<Answer>(program: string, order: object): Promise<Answer> {
	const child = fork(program, [JSON.stringify(order)]);
	const answers: Answer[] = [];
	child.on('message', (answer: Answer) => answers.push(answer));
	await once(child, 'close');
	const [answer] = answers;
	if (answer === undefined)
		throw new Error(`A process of the bench ended with ${child.exitCode} and no answer`);
	return answer;
}

/** The other end: does what the order of this process says, answers, and ends the process. */
export function answerOrder<Order>(carryOut: (order: Order) => Promise<object>): void {
	carryOut(JSON.parse(process.argv[2] ?? '{}')).then(
		(answer) => {
			process.send?.(answer, () => process.exit(0));
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}
