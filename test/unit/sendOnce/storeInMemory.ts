/** n8n's deduplication store: one row of texts, and errors on demand. */
export class StoreInMemory {
	readonly row = 'workflow node';
	readonly texts = new Set<string>();
	/** What the next calls throw, by what they do. */
	readonly errors: { record: Error[]; remove: Error[] } = { record: [], remove: [] };

	async exclusively<T>(work: () => Promise<T>): Promise<T> {
		return await work();
	}

	async record(texts: readonly string[]): Promise<ReadonlySet<unknown>> {
		const error = this.errors.record.shift();
		if (error) throw error;
		const found = new Set(texts.filter((text) => this.texts.has(text)));
		for (const text of texts) this.texts.add(text);
		return found;
	}

	async remove(texts: readonly string[]): Promise<void> {
		const error = this.errors.remove.shift();
		if (error) throw error;
		for (const text of texts) this.texts.delete(text);
	}
}

/** What n8n throws where the workflow has no id. */
export const UNSAVED = Object.assign(new Error('The expression evaluated to a falsy value'), {
	code: 'ERR_ASSERTION',
});
/** What the database throws where it does not have the workflow. */
export const UNKNOWN_WORKFLOW = new Error('SQLITE_CONSTRAINT: FOREIGN KEY constraint failed');
/** What the database throws now and then. */
export const BUSY = new Error('SQLITE_BUSY: database is locked');
