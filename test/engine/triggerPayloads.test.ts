/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { type Engine, startEngine } from './harness/engine';
import { openReception } from './harness/receiving';

/** One file of the corpus: a call of Picky Assist, or of somebody else, and what must become of it. */
interface Payload {
	readonly about: string;
	readonly parameters?: INodeParameters;
	readonly query?: string;
	/** JSON unless it is given; null sends none. */
	readonly contentType?: string | null;
	readonly json?: object;
	readonly text?: string;
	readonly base64?: string;
	readonly multipart?: Array<[name: string, value: string]>;
	readonly expected: { readonly statusCode: number; readonly answer: object; readonly executions: object[][] };
}

const FOLDER = join(__dirname, 'triggerPayloads');
const files = readdirSync(FOLDER).sort();
const read = (file: string): Payload => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

function bodyOf({ json, text, base64, multipart }: Payload): object | string | Buffer | FormData {
	if (multipart) {
		const form = new FormData();
		for (const [name, value] of multipart) form.append(name, value);
		return form;
	}
	return base64 ? Buffer.from(base64, 'base64') : (text ?? json ?? '');
}

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

it('the corpus is whole', () => {
	expect(files.length).toBeGreaterThanOrEqual(60);
});

it.each(files.map((file) => [read(file).about, file]))('%s (%s)', async (_about, file) => {
	const payload = read(file);
	const { query, contentType, expected } = payload;
	const reception = await openReception(engine, payload.parameters);
	const answer = await reception.post(bodyOf(payload), { ...(query ? { query } : {}), ...(contentType === undefined ? {} : { contentType }) });
	const executions = await reception.items();
	await reception.close();
	expect({ statusCode: answer.statusCode, answer: JSON.parse(answer.text), executions }).toEqual(expected);
	expect(answer.contentType).toMatch(/^application\/json/);
	expect(answer.text).not.toMatch(/s3cret/);
});
