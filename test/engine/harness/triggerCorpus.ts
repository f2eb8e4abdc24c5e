/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { CallBody, CallSettings } from './webhookCall';

/** One file of the corpus: a webhook call, and its expected result. */
export interface TriggerPayload extends CallSettings {
	readonly about: string;
	readonly parameters?: INodeParameters;
	readonly json?: object;
	readonly text?: string;
	readonly base64?: string;
	readonly multipart?: Array<[name: string, value: string]>;
	readonly expected: {
		readonly statusCode: number;
		readonly response: object;
		readonly executions: object[][];
	};
}

const FOLDER = join(__dirname, '../triggerPayloads');

/** The whole corpus, by file name. */
export function triggerCorpus(): Array<{
	readonly file: string;
	readonly payload: TriggerPayload;
}> {
	const files = readdirSync(FOLDER).sort();
	return files.map((file) => ({
		file,
		payload: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')),
	}));
}

/** What is posted. */
export function bodyOf({ json, text, base64, multipart }: TriggerPayload): CallBody {
	if (multipart) {
		const form = new FormData();
		for (const [name, value] of multipart) form.append(name, value);
		return form;
	}
	return base64 ? Buffer.from(base64, 'base64') : (text ?? json ?? '');
}
