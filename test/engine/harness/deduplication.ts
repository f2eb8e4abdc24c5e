/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	IDataDeduplicator,
} from 'n8n-workflow';

type Rows = Record<string, string[]>;

/**
 * n8n's deduplication store for tests: hashes of values, one row for each workflow and node, read and written whole at
 * each call, on the disk so that it outlives a killed process. The server's own keeps its rows in the database.
 */
class DeduplicationFile implements IDataDeduplicator {
	constructor(private readonly file: string) {}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
	) {
		const rows = this.read();
		const row = rowOf(scope, data);
		const known = new Set(rows[row]);
		const fresh: DeduplicationItemTypes[] = [];
		const processed: DeduplicationItemTypes[] = [];
		for (const item of items) {
			(known.has(hashOf(item)) ? processed : fresh).push(item);
			known.add(hashOf(item));
		}
		this.write({ ...rows, [row]: [...known] });
		return { new: fresh, processed };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
	) {
		const rows = this.read();
		const row = rowOf(scope, data);
		const gone = new Set(items.map(hashOf));
		this.write({ ...rows, [row]: (rows[row] ?? []).filter((hash) => !gone.has(hash)) });
	}

	async clearAllProcessedItems(scope: DeduplicationScope, data: ICheckProcessedContextData) {
		this.write({ ...this.read(), [rowOf(scope, data)]: [] });
	}

	async getProcessedDataCount(scope: DeduplicationScope, data: ICheckProcessedContextData) {
		return this.read()[rowOf(scope, data)]?.length ?? 0;
	}

	private read(): Rows {
		return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : {};
	}

	/** A kill in the middle must not leave half a file, as it leaves no half row in a database. */
	private write(rows: Rows): void {
		writeFileSync(`${this.file}.new`, JSON.stringify(rows));
		renameSync(`${this.file}.new`, this.file);
	}
}

function hashOf(value: DeduplicationItemTypes): string {
	return createHash('md5').update(String(value)).digest('base64');
}

function rowOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
	return `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
}

/** Gives the engine a deduplication store in a temporary folder for the tests of a file; it is emptied before each test. */
export function useDeduplicationStore(): { readonly folder: string; readonly file: string } {
	const folder = mkdtempSync(join(tmpdir(), 'pickyassist-deduplication-'));
	const file = join(folder, 'deduplication.json');
	beforeAll(async () => await keepDeduplicationIn(file));
	beforeEach(() => rmSync(file, { force: true }));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return { folder, file };
}

/** Gives the engine of this process its deduplication store. */
export async function keepDeduplicationIn(file: string): Promise<void> {
	await DataDeduplicationService.init(new DeduplicationFile(file));
}
