/* eslint-disable no-console -- a standalone program, not part of the published node */
import { shorten, textLines } from '../cli/table';
import type { Engine } from '../engine/harness/engine';
import { startWebhookServer } from '../engine/harness/webhookServer';
import { startSandbox } from '../sandbox/sandbox';
import { AUTO_REPLY, checkRoundTrip, type Course, FOLLOW_UP, reportsOf } from './checkRoundTrip';
import { SMS_CHANNEL } from './checkSending';
import { type Customer, CUSTOMERS } from './customers';
import { filterNode } from './filterNode';

/** One customer needs two. More would mean that the report of an SMS leads to another SMS. */
const MOST_PUSHES = 5;
const TEXT_WIDTH = 60;

function toRows({ name, text }: Customer, course: Course): string[][] {
	const { call, messages } = course;
	return [
		[name, 'writes', text, ''],
		['', 'instant reply', call.reply?.text ?? '', ''],
		...messages.map((message) => [
			'',
			message.application === SMS_CHANNEL ? 'SMS instead' : 'reply',
			message.text,
			reportsOf(course, message.msgId)
				.map(({ status_text }) => String(status_text))
				.join(', '),
		]),
	].map((cells) => cells.map((cell) => shorten(cell, TEXT_WIDTH)));
}

/**
 * Customers write, auto-reply answers, and delivery-follow-up sends an SMS where the response failed. Prints what happened.
 *
 * @returns what is wrong; empty if everything is right
 */
export async function runRoundTrip(engine: Engine): Promise<readonly string[]> {
	engine.types.add('n8n-nodes-base.filter', filterNode);
	const sandbox = await startSandbox();
	const { baseUrl, token: apiToken, log, webhooks } = sandbox;
	const credentials = { pickyAssistApi: { platform: 'custom', baseUrl, apiToken } };
	const autoReply = await startWebhookServer({ engine, workflow: AUTO_REPLY, credentials });
	const followUp = await startWebhookServer({ engine, workflow: FOLLOW_UP, credentials });
	webhooks.configure({ globalUrl: autoReply.url, eventUrl: followUp.url });

	/** Waits until nothing is in flight in either direction. */
	async function settled(): Promise<void> {
		for (let seen = -1; seen !== log.requests.length + log.webhooks.length; ) {
			seen = log.requests.length + log.webhooks.length;
			await autoReply.settled();
			await webhooks.settled();
			await followUp.settled();
			if (log.pushes.length > MOST_PUSHES)
				throw new Error('The workflows loop: reports of SMS lead to SMS.');
		}
	}

	async function write({ number, name, text, deliveries }: Customer): Promise<Course> {
		const [replies, followUps] = [autoReply.executions.length, followUp.executions.length];
		log.clear();
		sandbox.account.deliveries.plan = { channels: deliveries };
		const call = await sandbox.triggers.message({ from: number, name, text });
		await settled();
		return {
			call,
			webhooks: log.webhooks,
			pushes: log.pushes,
			messages: log.acceptedMessages,
			replies: autoReply.executions.slice(replies),
			followUps: followUp.executions.slice(followUps),
		};
	}

	try {
		const rows: string[][] = [];
		const problems: string[] = [];
		for (const customer of CUSTOMERS) {
			const course = await write(customer);
			rows.push(...toRows(customer, course));
			problems.push(
				...checkRoundTrip(customer, course).map((problem) => `${customer.name}: ${problem}`),
			);
		}
		const title =
			'Round trip: customers write, the workflow answers, and an SMS replaces a response that failed';
		console.log(
			`\n${textLines({ title, head: ['customer', '', 'text', 'delivery reports'], rows }).join('\n')}`,
		);
		for (const problem of problems) console.log(`✗ ${problem}`);
		return problems;
	} finally {
		await sandbox.close();
		await autoReply.close();
		await followUp.close();
	}
}
