/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import { parseArgs } from 'node:util';

/** What the stand-alone program was asked for. */
export interface CommandLine {
	readonly port: number;
	readonly token?: string;
	readonly webhooks?: { readonly globalUrl: string; readonly eventUrl: string };
}

const DEFAULT_PORT = 4010;

/**
 * Reads `--port N`, `--token X`, `--webhook-url URL` (for both webhooks) and `--event-webhook-url URL`; throws an Error
 * with a plain sentence when they make no sense.
 */
export function readCommandLine(words: readonly string[]): CommandLine {
	const { values } = parseArgs({
		args: [...words],
		options: {
			port: { type: 'string' },
			token: { type: 'string' },
			'webhook-url': { type: 'string' },
			'event-webhook-url': { type: 'string' },
		},
	});
	const port = Number(values.port ?? DEFAULT_PORT);
	if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
	}
	if (values.token === '') throw new Error('--token must not be empty.');
	const webhooks = webhooksOf(values['webhook-url'], values['event-webhook-url']);
	return {
		port,
		...(values.token === undefined ? {} : { token: values.token }),
		...(webhooks ? { webhooks } : {}),
	};
}

function webhooksOf(both: string | undefined, event: string | undefined): CommandLine['webhooks'] {
	if (both === undefined && event === undefined) return undefined;
	const globalUrl = both === undefined ? '' : webAddress('--webhook-url', both);
	return {
		globalUrl,
		eventUrl: event === undefined ? globalUrl : webAddress('--event-webhook-url', event),
	};
}

function webAddress(option: string, text: string): string {
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
	throw new Error(`${option} must be an http or https address, not "${text}".`);
}
