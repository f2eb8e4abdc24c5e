import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';

type Helpers = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

const ENTRIES = { mode: 'entries' } as const;

/** The last task on each row of the store in this process. */
const lastWork = new Map<string, Promise<void>>();

/**
 * Whether an error means that the store does not exist: n8n asserts that the workflow has an id, and the database that it
 * contains the workflow.
 */
export function isMissingStore(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	if ('code' in error && error.code === 'ERR_ASSERTION') return true;
	return 'message' in error && /foreign key/i.test(String(error.message));
}

/**
 * n8n's own deduplication store: the texts that this node of this workflow has recorded, in all executions. They are
 * written immediately, so they survive a killed process. It needs a saved workflow. n8n reads and rewrites the whole row at each call.
 */
export class DeduplicationStore {
	constructor(
		private readonly helpers: Helpers,
		/** Names the row in this process. */
		readonly row: string,
	) {}

	/** The store of the current node. */
	static of(context: IExecuteFunctions): DeduplicationStore {
		return new DeduplicationStore(
			context.helpers,
			`${context.getWorkflow().id} ${context.getNode().id}`,
		);
	}

	/** Runs a task on the row while no other task in this process uses it: n8n's calls overwrite each other. */
	async exclusively<T>(work: () => Promise<T>): Promise<T> {
		const mine = (lastWork.get(this.row) ?? Promise.resolve()).then(work);
		const done = mine.then(
			() => undefined,
			() => undefined,
		);
		lastWork.set(this.row, done);
		try {
			return await mine;
		} finally {
			if (lastWork.get(this.row) === done) lastWork.delete(this.row);
		}
	}

	/**
	 * Records texts.
	 *
	 * @returns those that were already recorded
	 * @throws n8n's own error if there is no store, or it cannot be written
	 */
	async record(texts: readonly string[]): Promise<ReadonlySet<unknown>> {
		const { processed } = await this.helpers.checkProcessedAndRecord([...texts], 'node', ENTRIES);
		return new Set(processed);
	}

	/** @throws n8n's own error if there is no store, or it cannot be written */
	async remove(texts: readonly string[]): Promise<void> {
		if (texts.length > 0) await this.helpers.removeProcessed([...texts], 'node', ENTRIES);
	}
}
