import type { Account } from '../../live/account';
import { replacedIn } from '../../live/account';
import { LiveClient } from '../../live/client';
import { INCOMING_TEXT, PAYLOAD, REFERENCE, WEBHOOK_QUERY } from '../../live/content';
import { Mask } from '../../live/mask';
import { planOf } from '../../live/plan';
import type { Question } from '../../live/question';
import { QUESTIONS } from '../../live/questions';
import { recordingOf } from '../../live/recording';
import { reportOf } from '../../live/report';
import { runCheck, type Findings } from '../../live/runCheck';
import { WebhookListener } from '../../live/webhookListener';
import type { IncomingMessage, Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { SAMPLE_TEMPLATES } from '../../sandbox/templates/sampleTemplates';
import type { Template } from '../../sandbox/templates/template';
import { start } from '../sandbox/client';

/** The templates of the sandbox, and those that it has no sample of. */
const TEMPLATES: readonly Template[] = [
	...SAMPLE_TEMPLATES,
	template('AB1250', '1', 'Shall we come, {{1}}?', 2),
	template('AB1251', '1', 'Dear {{name}}, your bill is {{amount}}'),
	template('AB1252', '4', 'See our film, {{1}}'),
	{
		...template('AB1253', '1', 'We are open again'),
		header: 'Good news',
		template_message: [
			{ message: 'We are open again', language: 'en' },
			{ message: 'Hemos vuelto a abrir', language: 'es' },
		],
	},
];

function template(id: string, type: '1' | '4', message: string, quickReplies?: number): Template {
	return {
		template_id: id,
		template_name: `live_${id.toLowerCase()}`,
		template_status: '3',
		message_type: type,
		category: '12',
		header: '',
		footer: '',
		template_message: [{ message, language: 'en' }],
		...(quickReplies === undefined ? {} : { quick_replies: quickReplies }),
	};
}

/** What every question needs. The numbers are not the placeholders, so that masking shows. */
export const EVERYTHING: Omit<Account, 'token' | 'baseUrl' | 'webhookUrl'> = {
	channels: [
		{ id: '8', kind: 'official' },
		{ id: '10', kind: 'web' },
		{ id: '3', kind: 'sms' },
		{ id: '11', kind: 'instagram' },
	],
	number: '14155550123',
	secondNumber: '14155550124',
	closedNumber: '14155550125',
	messengerId: '2333333333333331',
	groupId: 'G0001',
	buttonTemplate: 'AB1250',
	pictureUrl: 'https://files.example.com/secret-picture.jpg',
	videoUrl: 'https://files.example.com/secret-film.mp4',
};

/** How a check is run. */
export interface RunOptions {
	readonly questions?: readonly Question[];
	readonly account?: Partial<Account>;
	/** Milliseconds until a response must be there. */
	readonly timeout?: number;
	/** Milliseconds until a webhook call must be there. */
	readonly webhookWait?: number;
	readonly stop?: AbortController;
	/** Called when the check asks for something, which nobody does then. */
	readonly onTold?: (text: string) => void;
	/** Does the person at the phone see what should be there? */
	readonly sees?: boolean | undefined;
	/** Called after each question. */
	readonly onProgress?: (findings: Findings) => void;
}

/** A check, and everything that it writes. */
export interface Run {
	readonly findings: Findings;
	readonly announced: number;
	readonly report: string;
	readonly recording: string;
	/** The IDs of the questions that came out different. */
	readonly different: readonly string[];
}

/** A sandbox that can answer all questions. */
export async function startLiveSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await start({ statusChecksPerMinute: 1_000, templates: TEMPLATES, ...options });
	const { closedNumber = '' } = EVERYTHING;
	sandbox.account.sessions = { closed: [closedNumber], answer: 'request' };
	return sandbox;
}

/** What the person at the phone does when the check asks for it. */
function doneFor({ log }: Sandbox): Readonly<Record<string, IncomingMessage>> {
	const first = log.acceptedMessages.find(({ reference_number: one }) => one === REFERENCE);
	return {
		[INCOMING_TEXT]: { text: INCOMING_TEXT },
		Tap: { kind: 'buttonPayload', payload: PAYLOAD },
		picture: { kind: 'image' },
		location: { kind: 'location' },
		'the group': { text: 'Hello', group: { id: 'G0001', name: 'Example group' } },
		'reply to it': { text: 'Yes', replyTo: first?.msgId },
	};
}

/** Runs all questions against a sandbox, with webhooks, and with a person who does what the check asks for. */
export async function checkAgainst(sandbox: Sandbox, options: RunOptions = {}): Promise<Run> {
	const {
		questions = QUESTIONS,
		timeout = 20_000,
		stop = new AbortController(),
		webhookWait = 20_000,
	} = options;
	const webhooks = new WebhookListener();
	const webhookUrl = `http://127.0.0.1:${await webhooks.listen(0)}/hook?${new URLSearchParams(WEBHOOK_QUERY)}`;
	sandbox.webhooks.configure({ globalUrl: webhookUrl, eventUrl: webhookUrl });
	const account: Account = {
		...EVERYTHING,
		token: sandbox.token,
		baseUrl: sandbox.baseUrl,
		webhookUrl,
		...options.account,
	};
	const { token, baseUrl, number } = account;
	const { signal } = stop;
	const client = new LiveClient({ baseUrl, token, timeout, signal });
	const plan = planOf(questions, account);
	const instructed = (text: string): void => {
		const message = Object.entries(doneFor(sandbox)).find(([words]) => text.includes(words))?.[1];
		if (message) void sandbox.triggers.message({ from: number, ...message });
	};
	const findings = await runCheck(plan, {
		account,
		client,
		webhooks,
		signal,
		delays: { betweenRequests: 0, report: 0, webhook: webhookWait },
		prompts: {
			tell: options.onTold ?? instructed,
			confirm: () => Promise.resolve('sees' in options ? options.sees : true),
		},
		onProgress: options.onProgress ?? (() => undefined),
	});
	await sandbox.webhooks.settled();
	await webhooks.close();
	await client.close();
	const mask = new Mask({ token, replaced: replacedIn(account) });
	const date = '2026-11-22T12:00:00.000Z';
	const head = { date, version: '0.1.0', platform: 'custom', channels: ['official'] };
	return {
		findings,
		announced: plan.messages,
		report: reportOf(findings, head, mask),
		recording: recordingOf(findings, date, mask),
		different: findings.results
			.filter(({ result }) => result === 'different')
			.map(({ question }) => question.id)
			.sort(),
	};
}

/** The questions that were not answered as assumed, with what was observed. */
export function deviations({ findings }: Run): string[] {
	return findings.results
		.filter(({ result }) => result !== 'as assumed')
		.map(({ question, result, observed }) => `${question.id}: ${result}: ${observed}`);
}
