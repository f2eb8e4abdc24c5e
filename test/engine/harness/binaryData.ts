import './environment';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { Container } from './services';

/** Where n8n keeps files: in the items themselves, or on disk as production does. */
export type FileMode = 'default' | 'filesystem';

/** Lets n8n keep the files of this process so. */
export async function keepFiles(mode: FileMode): Promise<void> {
	const service = Container.get(BinaryDataService);
	Container.get(BinaryDataConfig).mode = mode;
	await service.init();
}

/** A file as a node before this one would put it into an item's binary data. */
export async function storeFile(
	content: Buffer,
	fileName: string,
	mimeType: string,
): Promise<IBinaryData> {
	const place = { type: 'execution', workflowId: 'workflow', executionId: 'execution' } as const;
	return await Container.get(BinaryDataService).store(place, content, {
		data: '',
		mimeType,
		fileName,
	});
}

/** Throws a stored file away, as n8n does with the files of old executions. */
export async function removeFiles(): Promise<void> {
	const place = { type: 'execution', workflowId: 'workflow', executionId: 'execution' } as const;
	await Container.get(BinaryDataService).deleteMany([place]);
}
