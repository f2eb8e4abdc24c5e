/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the bench is a standalone program, not part of the published node */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DeduplicationItemTypes, IDataDeduplicator } from 'n8n-workflow';

function hashOf(value: DeduplicationItemTypes): string {
	return createHash('md5').update(String(value)).digest('base64');
}

/**
 * A deduplication store that costs what n8n's own costs: one list of hashes, looked through from its start for every
 * value, read and written whole at each call. A file stands in for the row of the database.
 */
export class LinearDeduplication implements IDataDeduplicator {
	constructor(private readonly file: string) {}

	async checkProcessedAndRecord(items: DeduplicationItemTypes[]) {
		const hashes = this.read();
		const fresh: DeduplicationItemTypes[] = [];
		const processed: DeduplicationItemTypes[] = [];
		for (const item of items) {
			const hash = hashOf(item);
			if (hashes.find((known) => known === hash) !== undefined) {
				processed.push(item);
			} else {
				fresh.push(item);
				hashes.push(hash);
			}
		}
		this.write(hashes);
		return { new: fresh, processed };
	}

	async removeProcessed(items: DeduplicationItemTypes[]) {
		const hashes = this.read();
		for (const item of items) {
			const hash = hashOf(item);
			const index = hashes.findIndex((known) => known === hash);
			if (index >= 0) hashes.splice(index, 1);
		}
		this.write(hashes);
	}

	async clearAllProcessedItems() {
		this.write([]);
	}

	async getProcessedDataCount() {
		return this.read().length;
	}

	private read(): string[] {
		return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : [];
	}

	private write(hashes: readonly string[]): void {
		writeFileSync(this.file, JSON.stringify(hashes));
	}
}
