/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/require-node-api-error, no-console --
   a standalone program, not part of the published node */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { UsageError } from '../cli/arguments';
import { runProgram } from '../cli/program';
import { shorten, textLines } from '../cli/table';
import { PLATFORM_BASE_URLS } from '../../nodes/api/http/platforms';
import { replacedIn, type Account } from './account';
import { LiveClient } from './client';
import { WEBHOOK_QUERY } from './content';
import { Mask } from './mask';
import { parseOptions, readAccount, USAGE, type Options } from './options';
import { planOf, type Plan } from './plan';
import type { Question } from './question';
import { QUESTIONS } from './questions';
import { recipientsOf } from './recipients';
import { reportOf } from './report';
import { ReportFiles } from './reportFiles';
import { runCheck, type Findings, type QuestionResult } from './runCheck';
import { Terminal } from './terminal';
import { visible } from './visible';
import { WebhookListener } from './webhookListener';

const INTERRUPTED = 130;

interface PackageJson {
	readonly version: string;
	readonly bugs: { readonly url: string };
}

function readPackage(): PackageJson {
	return JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as PackageJson;
}

function selectQuestions(only: Options['only']): readonly Question[] {
	const unknown = only?.find((id) => !QUESTIONS.some((question) => question.id === id));
	if (unknown !== undefined)
		throw new UsageError('--only contains an unknown question ID. Use --list to see all IDs.');
	return only ? QUESTIONS.filter(({ id }) => only.includes(id)) : QUESTIONS;
}

function printList(questions: readonly Question[]): void {
	const rows = questions.map(({ id, question, assumed }) => [id, question, shorten(assumed, 80)]);
	const title = plural(questions.length, 'question');
	console.log(textLines({ title, head: ['ID', 'Question', 'Assumed'], rows }).join('\n'));
}

function announcement(plan: Plan, account: Account): string {
	const { asked, skipped, messages } = plan;
	return [
		'',
		`${plural(asked.length, 'question')} will be asked; ${skipped.length} are skipped (the report says why).`,
		...(messages === 0
			? ['No message is sent.']
			: [
					`At most ${plural(messages, 'message')} will be sent. They cost money. Recipients: ${recipientsOf(plan, account)}.`,
					...(account.number.length <= 10
						? ['Your number has at most ten digits. Does it begin with its country code?']
						: []),
					'Free text arrives only if your phone wrote to the channel within the last 24 hours: do that now.',
				]),
		'',
	].join('\n');
}

/** A result in the terminal. Not masked. */
function lineOf({ question, result, observed }: QuestionResult): string {
	return `${question.id}: ${result}${observed === result ? '' : ` (${observed})`}`;
}

function plural(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function platformName({ baseUrl }: Account): string {
	if (baseUrl === PLATFORM_BASE_URLS.v4) return 'v4';
	return baseUrl === PLATFORM_BASE_URLS.v3 ? 'v3' : 'custom';
}

function printEnd(findings: Findings, files: ReportFiles, bugs: string): void {
	const count = (result: string) => findings.results.filter((one) => one.result === result).length;
	console.log(
		[
			'',
			`${count('as assumed')} as assumed, ${count('different')} different, ${count('not answered')} not answered.`,
			`Report:    ${files.report}`,
			`Recording: ${files.recording}`,
			`Read both before you share them, then open an issue: ${bugs}/new?template=live-check.yml`,
		].join('\n'),
	);
}

async function startWebhooks(account: Account, port: number): Promise<WebhookListener | undefined> {
	if (!account.webhookUrl) return undefined;
	const listener = new WebhookListener();
	console.log(`Listening for webhook calls on port ${await listener.listen(port)}.`);
	const url = new URL(account.webhookUrl);
	for (const [name, value] of Object.entries(WEBHOOK_QUERY)) url.searchParams.set(name, value);
	console.log(
		`Enter this address in Picky Assist as global webhook and as event webhook: ${url.href}`,
	);
	return listener;
}

/** Why something of the system failed, in words that say what to change. */
function toUsageError(what: string, error: unknown): UsageError {
	const { code = String(error) } = error as NodeJS.ErrnoException;
	const hint = code === 'EADDRINUSE' ? ': the port is in use' : '';
	return new UsageError(`${what} (${code}${hint}). Nothing was sent.`);
}

/** The state of a check that has not begun. */
const NOTHING_YET: Omit<Findings, 'remaining'> = {
	...{ results: [], exchanges: [], webhookCalls: [], ownCalls: [] },
	messages: { announced: 0, sent: 0 },
};

async function main(args: readonly string[]): Promise<number> {
	const options = parseOptions(args);
	const questions = selectQuestions(options.only);
	if (options.list) {
		printList(questions);
		return 0;
	}
	const stop = new AbortController();
	const onEnd = (): void => {
		if (stop.signal.aborted) return;
		console.log('\nStopping. Press Ctrl+C again to quit at once.');
		stop.abort();
	};
	const onInterrupt = (): void => {
		if (stop.signal.aborted) process.exit(INTERRUPTED);
		onEnd();
	};
	process.on('SIGINT', onInterrupt);
	process.on('SIGTERM', onInterrupt);
	process.on('SIGHUP', onEnd);
	// If the terminal is gone, the report is still written.
	for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', onEnd);
	const { signal } = stop;
	const terminal = process.stdin.isTTY
		? new Terminal({
				...{ input: process.stdin, output: process.stdout },
				...{ signal, onInterrupt, onEnd },
			})
		: undefined;
	let webhooks: WebhookListener | undefined;
	let client: LiveClient | undefined;
	try {
		const account = await readAccount(
			options.account,
			process.env,
			terminal && ((prompt, hidden) => terminal.ask(prompt, hidden)),
		);
		const plan = planOf(questions, account, !options.noMessages);
		console.log(announcement(plan, account));
		const { version, bugs } = readPackage();
		const { token, baseUrl } = account;
		const mask = new Mask({ token, replaced: replacedIn(account) });
		const head = {
			date: new Date().toISOString(),
			version,
			platform: platformName(account),
			channels: account.channels.map(({ kind }) => kind),
		};
		if (plan.messages > 0 && !options.yes) {
			if (!terminal) throw new UsageError('Nothing was sent. Add --yes to send these messages.');
			const isConfirmed = await terminal.confirm('Send them?', 'y/n, Enter for no');
			signal.throwIfAborted();
			if (isConfirmed !== true) {
				console.log('Nothing was sent.');
				return 1;
			}
		}
		const files = new ReportFiles(options.out, head, mask);
		try {
			files.write({ ...NOTHING_YET, remaining: plan.asked.length });
		} catch (error) {
			throw toUsageError('The report cannot be written to the folder of --out', error);
		}
		webhooks = await startWebhooks(account, options.webhookPort).catch((error: unknown) => {
			throw toUsageError('The port of --webhook-port cannot be used', error);
		});
		if (webhooks && terminal)
			await terminal.askIgnoringTypeahead('Press Enter when that is done. ');
		client = new LiveClient({ baseUrl, token, timeout: options.timeout, signal });
		let printed = 0;
		let writeError: unknown;
		const findings = await runCheck(plan, {
			account,
			client,
			webhooks,
			signal,
			delays: options.delays,
			prompts: {
				tell: (text) => console.log(text),
				confirm: async (question) => await terminal?.confirm(question),
			},
			onProgress: (soFar) => {
				try {
					files.write(soFar);
				} catch (error) {
					// Without a report no more messages may be sent.
					writeError ??= error;
					stop.abort();
				}
				const last = soFar.results.at(-1);
				if (last && soFar.results.length > Math.max(printed, plan.skipped.length))
					console.log(visible(mask.text(lineOf(last))));
				printed = soFar.results.length;
			},
		});
		try {
			files.write(findings);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			console.log(
				`The report cannot be written (${code ?? String(error)}). It is printed instead:\n`,
			);
			console.log(reportOf(findings, head, mask));
			return 1;
		}
		printEnd(findings, files, bugs.url);
		if (writeError !== undefined) {
			console.log(
				`It ended early since the report could not be written for a while: ${String(writeError)}`,
			);
			return 1;
		}
		if (signal.aborted) return INTERRUPTED;
		return findings.stopped === undefined ? 0 : 1;
	} catch (error) {
		if (!signal.aborted) throw error;
		console.log('Nothing was sent.');
		return INTERRUPTED;
	} finally {
		terminal?.close();
		await webhooks?.close();
		await client?.close();
	}
}

void runProgram(USAGE, main);
