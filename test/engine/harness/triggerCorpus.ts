/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
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

/** A time with its offset from UTC, as n8n shows times. */
export const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;

/** The items of executions without the time at which they arrived, which is just now. */
export function withoutTimes(executions: readonly IDataObject[][]): object[][] {
	return executions.map((items) =>
		items.map(({ received_at: time, ...item }) => {
			if (!ISO_TIME.test(String(time))) throw new Error(`received_at is ${String(time)}`);
			const age = Date.now() - Date.parse(String(time));
			if (age < 0 || age > 600_000) throw new Error(`received_at is ${age} ms ago`);
			return item;
		}),
	);
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
