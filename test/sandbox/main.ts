/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console --
   the sandbox is a program of its own, not part of the published node */
import { readCommandLine } from './commandLine';
import type { LoggedRequest } from './log';
import { pushLine } from './overview';
import type { LoggedWebhook } from './webhooks/loggedWebhook';
import { webhookLine } from './webhooks/webhookOverview';
import { startSandbox, type Sandbox } from './sandbox';

/** So that a person sees a message being submitted, delivered and read. */
const STEP_SECONDS = 1;

function reportPush(request: LoggedRequest): void {
	if (request.endpoint !== 'push') return;
	const { time, channel, entries, ending, pushId, fault } = pushLine(request);
	const clock = new Date(time).toLocaleTimeString('en-GB');
	const parts = [
		clock,
		channel || 'no channel',
		entries === 1 ? '1 entry' : `${entries} entries`,
		ending,
		pushId === null ? '' : `push id ${pushId}`,
		fault === null ? '' : `fault: ${fault}`,
	];
	console.log(parts.filter((part) => part !== '').join('  |  '));
}

function reportWebhook(webhook: LoggedWebhook): void {
	const { about, ending, reply } = webhookLine(webhook);
	const clock = new Date(webhook.time).toLocaleTimeString('en-GB');
	const parts = [clock, `${webhook.webhook} webhook`, about, ending, reply && `reply: ${reply}`];
	console.log(parts.filter((part) => part !== '').join('  |  '));
}

function introduce({ url, baseUrl, token }: Sandbox): void {
	console.log(
		[
			'Picky Assist sandbox: a local stand-in. Nothing leaves this computer but webhooks, where you want them.',
			'',
			`  Page       ${url}/`,
			'  Platform   Custom',
			`  Base URL   ${baseUrl}`,
			`  API Token  ${token}`,
			'',
			'Webhook addresses are set on the page, or with --webhook-url URL.',
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

function sentenceFor(error: unknown, port: number | undefined): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error ? error.code : undefined;
	if (code === 'EADDRINUSE')
		return `Port ${port} is in use. Choose another: npm run sandbox -- --port 4011`;
	if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one over 1023.`;
	return error.message;
}

async function main(): Promise<void> {
	let port: number | undefined;
	try {
		const asked = readCommandLine(process.argv.slice(2));
		port = asked.port;
		const sandbox = await startSandbox({ ...asked, deliveries: { stepSeconds: STEP_SECONDS } });
		sandbox.log.subscribe(reportPush);
		sandbox.log.subscribeWebhooks(reportWebhook);
		introduce(sandbox);
		stopOnSignal(sandbox);
	} catch (error) {
		console.error(sentenceFor(error, port));
		process.exitCode = 1;
	}
}

void main();
