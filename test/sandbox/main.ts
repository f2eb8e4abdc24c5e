/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console --
   the sandbox is a standalone program, not part of the published node */
import { runProgram } from '../cli/program';
import type { LoggedRequest } from './log';
import { parseOptions, USAGE } from './options';
import { Replay } from './replay';
import { pushLine } from './overview';
import type { LoggedWebhook } from './webhooks/loggedWebhook';
import { webhookLine } from './webhooks/webhookOverview';
import { startSandbox, type Sandbox } from './sandbox';

/** Slow enough for a person to watch a message being submitted, delivered and read. */
const STEP_SECONDS = 1;

function printLine(time: number, ...parts: string[]): void {
	const clock = new Date(time).toLocaleTimeString('en-GB');
	console.log([clock, ...parts].filter((part) => part !== '').join('  |  '));
}

function printPush(request: LoggedRequest): void {
	if (request.endpoint !== 'push') return;
	const { time, channel, entries, ending, pushId, fault } = pushLine(request);
	printLine(
		time,
		channel || 'no channel',
		entries === 1 ? '1 entry' : `${entries} entries`,
		ending,
		pushId === null ? '' : `push ID ${pushId}`,
		fault === null ? '' : `fault: ${fault}`,
	);
}

function printWebhook(webhook: LoggedWebhook): void {
	const { about, ending, reply } = webhookLine(webhook);
	printLine(webhook.time, `${webhook.webhook} webhook`, about, ending, reply && `reply: ${reply}`);
}

function printIntroduction({ url, baseUrl, token }: Sandbox): void {
	console.log(
		[
			'Picky Assist sandbox. It sends nothing to Picky Assist, only webhooks to the addresses that you set.',
			'',
			`  Page       ${url}/`,
			'  Platform   Custom',
			`  Base URL   ${baseUrl}`,
			`  API Token  ${token}`,
			'',
			'Set webhook addresses on the page, or with --webhook-url URL.',
			'Press Ctrl+C to stop. Push requests and webhooks:',
		].join('\n'),
	);
}

function stopOnSignal(sandbox: Sandbox): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.close().then(() => console.log('Stopped.'));
		});
	}
}

/** Explains why the port cannot be used; other errors stay as they are. */
function toPortError(error: unknown, port: number): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE')
		return new Error(`Port ${port} is in use. Choose another: npm run sandbox -- --port 4011`);
	if (code === 'EACCES')
		return new Error(`You are not allowed to use port ${port}. Choose one over 1023.`);
	return error;
}

async function main(args: readonly string[]): Promise<number> {
	const { recording, ...options } = parseOptions(args);
	const deliveries = { stepSeconds: STEP_SECONDS };
	const replay = recording && new Replay(recording);
	const responseOverride = replay?.responseOverride;
	const sandbox = await startSandbox({ ...options, deliveries, responseOverride }).catch(
		(error: unknown) => {
			throw toPortError(error, options.port);
		},
	);
	sandbox.log.subscribe(printPush);
	sandbox.log.subscribeWebhooks(printWebhook);
	printIntroduction(sandbox);
	replay?.attachTo(sandbox);
	stopOnSignal(sandbox);
	return 0;
}

void runProgram(USAGE, main);
