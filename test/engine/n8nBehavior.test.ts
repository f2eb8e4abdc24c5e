// What the package relies on in n8n's engine, seen on both lines of n8n. Where a line of a table fails after an update of n8n, the
// package has to be looked at again.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	type IDataObject,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { callTool, type ToolCallMode } from './harness/agent';
import { type Engine, runOf, startEngine } from './harness/engine';
import { N8N_LINE, VERSIONS } from './harness/n8nVersion';
import { PROBE, runProbe } from './harness/probe';
import { CONTINUE, ERROR_OUTPUT, type NodeSettings } from './harness/workflow';
import { THREE_TRIES } from './harness/fixtures';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

/** What differs between the lines. */
interface OfLine<T> {
	readonly '2.8': T;
	readonly '2.41': T;
}
const both = <T>(value: T): OfLine<T> => ({ '2.8': value, '2.41': value });

it('the engine, the tests and the built node have the n8n that was asked for', () => {
	const { devDependencies } = JSON.parse(
		readFileSync(resolve(__dirname, '../../package.json'), 'utf8'),
	);
	const workflow = process.env.N8N_CORE === '2.8.1' ? '2.8.0' : devDependencies['n8n-workflow'];
	expect(VERSIONS).toEqual({
		core: process.env.N8N_CORE ?? devDependencies['n8n-core'],
		workflow,
		workflowOfCore: workflow,
		workflowOfNode: workflow,
	});
});

/** An item as the node before this one gave it. */
const INPUT = { name: 'Ana', message: 'hers', error: 'older' };

/** Runs a node that puts out these rows; how often it ran, and what n8n made of its output. */
async function putOut(rows: INodeExecutionData[], settings: NodeSettings) {
	let tries = 0;
	const execute = () => {
		tries++;
		return [rows.map((row) => ({ ...row, json: { ...row.json }, pairedItem: { item: 0 } }))];
	};
	const { outputs } = runOf(await runProbe(engine, execute, [INPUT], settings), PROBE);
	return { tries, outputs: outputs.map((items) => items.map(({ json }) => json)) };
}

describe('Retry on Fail with three tries: how often a node runs that does not throw', () => {
	const FIRST_ROW: Array<[string, IDataObject, OfLine<1 | 3>]> = [
		['no error', { a: 1 }, both(1)],
		['undefined', { error: undefined }, both(1)],
		['null', { error: null }, { '2.8': 3, '2.41': 1 }],
		['false', { error: false }, { '2.8': 3, '2.41': 1 }],
		['""', { error: '' }, both(3)],
		['0', { error: 0 }, both(3)],
		['"x"', { error: 'x' }, both(3)],
		['{}', { error: {} }, both(3)],
	];
	describe.each([
		['Stop', {}],
		['Continue', CONTINUE],
		['error output', ERROR_OUTPUT],
	])('On Error = %s', (_, onError) => {
		it.each(FIRST_ROW)('json.error of the first row is %s', async (__, json, expected) => {
			const { tries } = await putOut([{ json }], { ...onError, ...THREE_TRIES });
			expect(tries).toBe(expected[N8N_LINE]);
		});

		it('rows behind the first one do not count, nor does an error beside json', async () => {
			const error = new NodeOperationError({ name: PROBE } as never, 'Title');
			expect(
				(await putOut([{ json: {} }, { json: { error: 'x' } }], { ...onError, ...THREE_TRIES }))
					.tries,
			).toBe(1);
			expect((await putOut([{ json: {}, error }], { ...onError, ...THREE_TRIES })).tries).toBe(1);
		});
	});
});

describe('On Error = Continue (using error output): what becomes of a row', () => {
	const error = { message: 'what happened', status: 'rejected' };
	/** The row, and whether it goes to the error output, laid over the item that it came from; else it goes out as it is. */
	const ROWS: Array<[string, IDataObject, OfLine<'error output' | 'success output'>]> = [
		['{ error: {…} }', { error }, both('error output')],
		['{ error: "text" }', { error: 'text' }, both('error output')],
		['{ error, message }', { error, message: 'ours' }, both('error output')],
		[
			'{ error, message: "" }',
			{ error, message: '' },
			{ '2.8': 'success output', '2.41': 'error output' },
		],
		[
			'{ error, details }',
			{ error, details: {} },
			{ '2.8': 'success output', '2.41': 'error output' },
		],
		[
			'{ error, message, details }',
			{ error, message: 'ours', details: {} },
			{ '2.8': 'success output', '2.41': 'error output' },
		],
		['{ error, number }', { error, number: '12025550101' }, both('success output')],
		['{ error: "" }', { error: '' }, both('success output')],
		['{ error: null, number }', { error: null, number: '12025550101' }, both('success output')],
	];
	it.each(ROWS)('%s', async (_, json, expected) => {
		const { outputs } = await putOut([{ json }], ERROR_OUTPUT);
		expect(outputs).toEqual(
			expected[N8N_LINE] === 'error output' ? [[], [{ ...INPUT, ...json }]] : [[json], []],
		);
	});

	it.each([
		['error output', ERROR_OUTPUT, [[], [{ error: 'Title' }]]],
		['Continue', CONTINUE, [[{ error: 'Title' }]]],
		['Stop', {}, [[{ error: 'Title' }]]],
	])(
		'an error beside json replaces the whole row (On Error = %s)',
		async (_, onError, expected) => {
			const beside = new NodeOperationError({ name: PROBE } as never, 'Title');
			expect(
				(await putOut([{ json: { number: '12025550101' }, error: beside }], onError)).outputs,
			).toEqual(expected);
		},
	);
});

describe('a node that throws', () => {
	it.each([
		['Continue', CONTINUE],
		['error output', ERROR_OUTPUT],
	])(
		'On Error = %s: its input comes out of the success output as if nothing had happened, after all tries',
		async (_, onError) => {
			let tries = 0;
			const execute = (): never => {
				tries++;
				throw new Error('thrown');
			};
			const { task, outputs } = runOf(
				await runProbe(engine, execute, [INPUT], { ...onError, ...THREE_TRIES }),
				PROBE,
			);
			expect(tries).toBe(3);
			expect(task.error?.message).toBe('thrown');
			expect(outputs.map((items) => items.map(({ json }) => json))).toEqual([[INPUT]]);
		},
	);

	it('Retry on Fail calls it again with the same context, which is kept with the failed execution', async () => {
		const seen: unknown[] = [];
		const run = await runProbe(
			engine,
			(context) => {
				const memory = context.getContext('node');
				seen.push(memory.tries);
				memory.tries = Number(memory.tries ?? 0) + 1;
				throw new Error('thrown');
			},
			[INPUT],
			THREE_TRIES,
		);
		expect(seen).toEqual([undefined, 1, 2]);
		expect(run.data.executionData?.contextData[`node:${PROBE}`]).toEqual({ tries: 3 });
	});
});

describe('the title of a NodeOperationError', () => {
	const titleOf = (title: string, itemIndex?: number) => {
		const error = new NodeOperationError({ name: PROBE } as never, title, {
			description: 'ours',
			...(itemIndex === undefined ? {} : { itemIndex }),
		});
		return [error.message, error.description];
	};

	const REPLACED: Array<[string, RegExp]> = [
		['ECONNREFUSED', /refused the connection/],
		['ECONNRESET', /You can retry the request immediately/],
		['ENOTFOUND', /incorrect host/],
		['ETIMEDOUT', /'Retry on Fail' option/],
		['ERRADDRINUSE', /port is already occupied/],
		['EADDRNOTAVAIL', /address is not available/],
		['ECONNABORTED', /connection was aborted/],
		['EHOSTUNREACH', /host is unreachable/],
		['EAI_AGAIN', /DNS server/],
		['ENOENT', /does not exist/],
		['EISDIR', /given path is a directory/],
		['ENOTDIR', /given path is a file/],
		['EACCES', /Forbidden by access permissions/],
		['EEXIST', /already exists/],
		['EPERM', /Operation not permitted/],
		['GETADDRINFO', /closed the connection unexpectedly/],
	];
	it.each(REPLACED)(
		'is replaced where it holds %s, in any case and inside of a word',
		(code, text) => {
			for (const title of [`n8n could not connect (${code})`, code.toLowerCase(), `x${code}x`]) {
				const [message, description] = titleOf(title);
				expect(message).toMatch(text);
				expect(message).not.toContain('n8n could not connect');
				expect(description).toBe('ours');
			}
		},
	);

	it.each(['EPIPE', 'ENETUNREACH', 'ERR_CANCELED', 'CERT_HAS_EXPIRED', '504 Gateway Timeout'])(
		'is kept where it holds %s',
		(word) => {
			expect(titleOf(`The response ended (${word})`)).toEqual([
				`The response ended (${word})`,
				'ours',
			]);
		},
	);
});

it('a connection that was refused: where n8n keeps the code of the network and the system call', async () => {
	let thrown: unknown;
	const look = async (context: Parameters<Parameters<typeof runProbe>[1]>[0]) => {
		try {
			await context.helpers.httpRequestWithAuthentication.call(context, 'pickyAssistApi', {
				method: 'POST',
				url: 'http://127.0.0.1:9',
				body: {},
			});
		} catch (error) {
			thrown = error;
		}
		return [[]];
	};
	await runProbe(engine, look, [INPUT]);
	expect(thrown).toBeInstanceOf(NodeApiError);
	const { httpCode, messages, cause } = thrown as NodeApiError;
	expect(httpCode).toBe('ECONNREFUSED');
	expect(messages[0]).toBe('connect ECONNREFUSED 127.0.0.1:9');
	const {
		code,
		syscall,
		cause: second,
	} = (cause ?? {}) as { code?: string; syscall?: string; cause?: object };
	const expected: OfLine<unknown> = {
		'2.8': [undefined, undefined, undefined],
		'2.41': [
			'ECONNREFUSED',
			undefined,
			expect.objectContaining({ code: 'ECONNREFUSED', syscall: 'connect' }),
		],
	};
	expect([code, syscall, second]).toEqual(expected[N8N_LINE]);
});

it.each<[ToolCallMode, OfLine<'the model reads it' | 'the execution ends'>]>([
	['invoked', both('the model reads it')],
	['requested', { '2.8': 'the execution ends', '2.41': 'the model reads it' }],
])('a tool of an agent throws, %s', async (mode, expected) => {
	const parameters = { operation: 'sendSingle', number: '12', message: 'Hi' };
	const credentials = {
		pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9', apiToken: 'x' },
	};
	const talk = callTool({ engine, credentials }, mode, parameters, [{}]);
	if (expected[N8N_LINE] === 'the model reads it')
		expect((await talk).responses[0]).toContain('too short');
	else await expect(talk).rejects.toThrow(/The agent did not finish: .*too short/);
});
