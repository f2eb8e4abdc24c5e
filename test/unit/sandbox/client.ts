import { request } from 'undici';
import { z } from 'zod';

import type { JsonObject } from '../../sandbox/json';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';

/** What comes back over HTTP. */
export interface Received {
	readonly httpStatus: number;
	readonly text: string;
	readonly headers: Readonly<Record<string, unknown>>;
}

const row = z.object({
	msg_id: z.string().optional(),
	number: z.union([z.string(), z.number()]).optional(),
	credit: z.string().optional(),
	status: z.union([z.string(), z.number()]).optional(),
});

const pushResponseSchema = z.object({
	status: z.union([z.number(), z.string()]),
	message: z.string(),
	push_id: z.string().optional(),
	data: z.array(row).optional(),
	balance: z.number().optional(),
});

export type PushResponse = z.infer<typeof pushResponseSchema>;

const running: Sandbox[] = [];

/** A sandbox on a free port that `stopAll` stops; without a rate limit that would be in the way. */
export async function start(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ requestsPerMinute: 100_000, ...options });
	running.push(sandbox);
	return sandbox;
}

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
	await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
}

/** Posts a text as JSON. */
export async function postText(
	url: string,
	body: string,
	type = 'application/json',
): Promise<Received> {
	const response = await request(url, { method: 'POST', headers: { 'content-type': type }, body });
	return {
		httpStatus: response.statusCode,
		text: await response.body.text(),
		headers: response.headers,
	};
}

/** Posts a body to an endpoint of V4, with the right token unless the body has one. */
export async function post(sandbox: Sandbox, body: object, endpoint = 'push'): Promise<Received> {
	return postText(
		`${sandbox.baseUrl}/${endpoint}`,
		JSON.stringify({ token: sandbox.token, ...body }),
	);
}

/** Posts to `push` and reads the JSON response under HTTP 200. */
export async function push(sandbox: Sandbox, body: object): Promise<PushResponse> {
	const received = await post(sandbox, body);
	expect(received.httpStatus).toBe(200);
	return responseOf(received);
}

/** Posts to an endpoint and reads whatever JSON object is answered under HTTP 200. */
export async function jsonFrom(
	sandbox: Sandbox,
	endpoint: string,
	body: object,
): Promise<JsonObject> {
	const received = await post(sandbox, body, endpoint);
	expect(received.httpStatus).toBe(200);
	return z.record(z.unknown()).parse(JSON.parse(received.text));
}

/** The JSON of a response, in the shape of the API page. */
export function responseOf({ text }: Received): PushResponse {
	return pushResponseSchema.parse(JSON.parse(text));
}

/** One text to one number, on WhatsApp Official. */
export function single(number = '12025550101', message = 'Hello'): object {
	return { application: '8', data: [{ number, message }] };
}

/** One text to each number. */
export function dynamic(numbers: readonly string[]): object {
	const data = numbers.map((number) => ({ number, message: `Hello ${number}` }));
	return { application: '8', globalmessage: '', data };
}

/** The code of the error that a request without a response ends with. */
export async function failureOf(response: Promise<unknown>): Promise<string> {
	try {
		await response;
	} catch (error) {
		return z.object({ code: z.string() }).parse(error).code;
	}
	throw new Error('There was a response.');
}
