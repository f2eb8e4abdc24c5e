/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a standalone program, not part of the published node */
import { readFileSync } from 'node:fs';

import { parseArguments, parseInteger, UsageError } from '../cli/arguments';
import { recordingSchema, type Recording } from './recording';

/** Printed for `--help`. */
export const USAGE = `Starts a local Picky Assist: use it from your own n8n, and see every message on its page.

  npm run sandbox                            on port 4010
  npm run sandbox -- --port 4011             on another port; 0 takes a free one
  npm run sandbox -- --token TOKEN           with this API token
  npm run sandbox -- --webhook-url URL       sends both webhooks to this address
  npm run sandbox -- --event-webhook-url URL sends the event webhook to this address
  npm run sandbox -- --replay FILE           answers as in a recording of npm run check:live`;

/** What the program starts with. */
export interface Options {
	readonly port: number;
	readonly token?: string;
	readonly recording?: Recording;
	readonly webhooks?: { readonly globalUrl: string; readonly eventUrl: string };
}

/** Reads the arguments. @throws UsageError if they are wrong */
export function parseOptions(args: readonly string[]): Options {
	const { values } = parseArguments({
		args,
		options: {
			port: { type: 'string', default: '4010' },
			token: { type: 'string' },
			'webhook-url': { type: 'string' },
			'event-webhook-url': { type: 'string' },
			replay: { type: 'string' },
		},
	});
	const port = parseInteger('--port', values.port, 0, 65_535);
	if (values.token === '') throw new UsageError('--token must not be empty.');
	const globalUrl = parseUrl('--webhook-url', values['webhook-url']);
	const eventUrl = parseUrl('--event-webhook-url', values['event-webhook-url']) ?? globalUrl;
	return {
		port,
		...(values.token === undefined ? {} : { token: values.token }),
		...(values.replay === undefined ? {} : { recording: readRecording(values.replay) }),
		...(eventUrl === undefined ? {} : { webhooks: { globalUrl: globalUrl ?? '', eventUrl } }),
	};
}

function readRecording(path: string): Recording {
	const invalidRecording = (reason: string): UsageError =>
		new UsageError(`--replay: ${path} is not a valid recording of npm run check:live (${reason}).`);
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw code === undefined
			? invalidRecording('it is not valid JSON')
			: new UsageError(`--replay: ${path} cannot be read (${code}).`);
	}
	const { success, data, error } = recordingSchema.safeParse(json);
	if (success) return data;
	const [issue] = error.issues;
	const place = (issue?.path ?? [])
		.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
		.join('')
		.replace(/^\./, '');
	// Our own messages start with "must" and follow the path; Zod's are full sentences.
	const message = issue?.message ?? '';
	throw invalidRecording(
		message.startsWith('must') ? `${place} ${message}` : `${place || 'the file'}: ${message}`,
	);
}

function parseUrl(option: string, text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
	throw new UsageError(`${option} must be an http or https address, not "${text}".`);
}
