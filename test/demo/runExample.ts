import type { Engine } from '../engine/harness/engine';
import type { Destination, Seen } from './destination';
import type { Example } from './example';
import { type Result, toResults } from './result';

/** What a run of an example came to. */
export interface ExampleRun {
	readonly results: readonly Result[];
	readonly seen: Seen;
	/** What n8n shows in yellow beside the output. */
	readonly hints: readonly string[];
	/** The error that ended the whole execution. */
	readonly failure?: string;
}

/** Runs an example the way n8n does after a click on Execute workflow. */
export async function runExample(
	engine: Engine,
	example: Example,
	destination: Destination,
): Promise<ExampleRun> {
	destination.forget();
	const run = await engine.run(example.workflow, {
		credentials: { pickyAssistApi: { ...destination.credential } },
	});
	const { error, runData } = run.data.resultData;
	const task = runData[example.node.name]?.at(-1);
	const results = toResults((task?.data?.main ?? []).map((items) => items ?? []));
	const failure = error ?? task?.error;
	return {
		results,
		seen: destination.seen(results),
		hints: (task?.hints ?? []).map(({ message }) => message),
		...(failure ? { failure: `${failure.message}. ${failure.description ?? ''}`.trim() } : {}),
	};
}
