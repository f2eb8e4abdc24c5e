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
import { ReportFiles } from './reportFiles';
import { runCheck, type Findings } from './runCheck';
import { Terminal } from './terminal';
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
	const title = `${questions.length} questions`;
	console.log(textLines({ title, head: ['ID', 'Question', 'Assumed'], rows }).join('\n'));
}

function announcement({ asked, skipped, messages }: Plan, { noMessages }: Options): string {
	return [
		'',
		`${asked.length} questions will be asked; ${skipped.length} are skipped (the report says why).`,
		...(noMessages
			? ['No message is sent.']
			: [
					`At most ${messages} messages are sent, to your own numbers, to the group you named, and to unassigned numbers. They cost money.`,
					'Free text arrives only if your phone wrote to the channel within the last 24 hours: do that now.',
				]),
		'',
	].join('\n');
}

function platformName({ baseUrl }: Account): string {
	if (baseUrl === PLATFORM_BASE_URLS.v4) return 'v4';
	return baseUrl === PLATFORM_BASE_URLS.v3 ? 'v3' : 'custom';
}

function printEnd(findings: Findings, files: ReportFiles, bugs: string): void {
	const count = (result: string) =>
		findings.results.filter((one) => one.result === result).length;
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

async function main(args: readonly string[]): Promise<number> {
	const options = parseOptions(args);
	const questions = selectQuestions(options.only);
	if (options.list) {
		printList(questions);
		return 0;
	}
	const stop = new AbortController();
	const onInterrupt = (): void => {
		if (stop.signal.aborted) process.exit(INTERRUPTED);
		console.log('\nStopping. Press Ctrl+C again to quit at once.');
		stop.abort();
	};
	process.on('SIGINT', onInterrupt);
	process.on('SIGTERM', onInterrupt);
	const terminal = process.stdin.isTTY ? new Terminal(stop.signal, onInterrupt) : undefined;
	let webhooks: WebhookListener | undefined;
	let client: LiveClient | undefined;
	try {
		const account = await readAccount(
			options.account,
			process.env,
			terminal && ((prompt, hidden) => terminal.ask(prompt, hidden)),
		);
		const plan = planOf(questions, account, !options.noMessages);
		console.log(announcement(plan, options));
		if (plan.messages > 0 && !options.yes) {
			if (!terminal) throw new UsageError('Nothing was sent. Add --yes to send these messages.');
			if (!(await terminal.confirm('Send them?', 'y/n'))) {
				console.log('Nothing was sent.');
				return 1;
			}
		}
		webhooks = await startWebhooks(account, options.webhookPort);
		if (webhooks && terminal) await terminal.ask('Press Enter when that is done. ');
		const { version, bugs } = readPackage();
		const { token, baseUrl } = account;
		const mask = new Mask({ token, replaced: replacedIn(account) });
		const head = {
			date: new Date().toISOString(),
			version,
			platform: platformName(account),
			channels: account.channels.map(({ kind }) => kind),
		};
		const files = new ReportFiles(options.out, head, mask);
		const { signal } = stop;
		client = new LiveClient({ baseUrl, token, timeout: options.timeout, signal });
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
				files.write(soFar);
				const last = soFar.results.at(-1);
				if (last) console.log(mask.text(`${last.question.id}: ${last.result} (${last.observed})`));
			},
		});
		files.write(findings);
		printEnd(findings, files, bugs.url);
		if (signal.aborted) return INTERRUPTED;
		return findings.stopped === undefined ? 0 : 1;
	} catch (error) {
		if (!stop.signal.aborted) throw error;
		console.log('Nothing was sent.');
		return INTERRUPTED;
	} finally {
		terminal?.close();
		await webhooks?.close();
		await client?.close();
		process.off('SIGINT', onInterrupt);
		process.off('SIGTERM', onInterrupt);
	}
}

void runProgram(USAGE, main);
