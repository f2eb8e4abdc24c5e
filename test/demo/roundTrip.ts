/* eslint-disable no-console -- a standalone program, not part of the published node */
import type { IDataObject, IRun } from 'n8n-workflow';
import { shorten, textLines } from '../cli/table';
import { type Engine, runOf } from '../engine/harness/engine';
import { startWebhookServer } from '../engine/harness/webhookServer';
import { exampleNamed, nodeOfType, PICKY_ASSIST, withoutNotes } from '../n8n/examples';
import type { DeliveryStatus } from '../sandbox/deliveries/deliveryStatus';
import { startSandbox } from '../sandbox/sandbox';
import { difference } from './examples';
import { filterNode } from './filterNode';

/** `application` of WhatsApp Official and of SMS (Push API variables page). */
const [WHATSAPP, SMS] = ['8', '3'] as const;
/** One customer needs two push requests. More would mean that the report of an SMS leads to another SMS. */
const MAX_PUSHES = 5;

const AUTO_REPLY = withoutNotes(exampleNamed('auto-reply'));
const FOLLOW_UP = withoutNotes(exampleNamed('delivery-follow-up'));

interface Customer {
	readonly name: string;
	readonly from: string;
	readonly text: string;
	/** The delivery statuses of the messages sent to them, by channel. */
	readonly statuses: Readonly<Record<string, readonly DeliveryStatus[]>>;
}

/** Customers who write to the shop. Ana's text has everything that an encoding could break. */
const CUSTOMERS: readonly Customer[] = [
	{
		name: 'Ana',
		from: '12025550151',
		text: 'Is the blue café cup 20% off + in stock? 🙂',
		statuses: { [WHATSAPP]: ['submitted', 'delivered', 'read'] },
	},
	{
		name: 'Ben',
		from: '12025550152',
		text: 'Are you open on Sunday?',
		statuses: { [WHATSAPP]: ['submitted', 'failed'], [SMS]: ['submitted', 'delivered'] },
	},
	{
		name: 'Carla',
		from: '12025550153',
		text: 'Where is my parcel?',
		statuses: { [WHATSAPP]: ['submitted', 'failed'], [SMS]: ['submitted', 'failed'] },
	},
];

/** The items of a workflow's trigger in all executions. */
function eventsOf(workflow: typeof AUTO_REPLY, runs: readonly IRun[]): IDataObject[] {
	const { name } = nodeOfType(workflow, `${PICKY_ASSIST}Trigger`);
	return runs.flatMap((run) => (runOf(run, name).outputs[0] ?? []).map(({ json }) => json));
}

/** Users try a workflow with the item pinned to its trigger, so that item must have all fields of a real event. */
function fieldsMissingInPinned(workflow: typeof AUTO_REPLY, event: IDataObject = {}): string[] {
	const { name } = nodeOfType(workflow, `${PICKY_ASSIST}Trigger`);
	const pinned = workflow.pinData?.[name]?.[0]?.json ?? {};
	return Object.keys(event).filter((field) => !(field in pinned));
}

/**
 * Customers write, auto-reply responds, and delivery-follow-up sends an SMS where that message failed. Prints what happened.
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
			if (log.pushes.length > MAX_PUSHES)
				throw new Error('The workflows loop: reports of SMS lead to SMS.');
		}
	}

	const rows: string[][] = [];
	const problems: string[] = [];
	try {
		for (const { name, from, text, statuses } of CUSTOMERS) {
			const [incoming, reported] = [autoReply.executions.length, followUp.executions.length];
			log.clear();
			sandbox.account.deliveries.plan = { channels: statuses };
			const { reply } = await sandbox.triggers.message({ from, name, text });
			await settled();
			const runs = [
				...autoReply.executions.slice(incoming),
				...followUp.executions.slice(reported),
			];
			const events = eventsOf(AUTO_REPLY, autoReply.executions.slice(incoming));
			const reports = eventsOf(FOLLOW_UP, followUp.executions.slice(reported));
			const messages = log.acceptedMessages.map(
				({ application, recipient, msgId, text: sent }) => ({
					application,
					recipient,
					text: sent,
					statuses: reports.flatMap((one) =>
						one.msg_id === msgId ? [String(one.status_text)] : [],
					),
				}),
			);
			rows.push([name, 'writes', text, ''], ['', 'instant reply', reply?.text ?? '', '']);
			for (const message of messages) {
				const kind = message.application === SMS ? 'SMS instead' : 'reply';
				rows.push(['', kind, message.text, message.statuses.join(', ')]);
			}
			problems.push(
				...runs.flatMap(({ data }) => data.resultData.error?.message ?? []),
				...difference(
					`${name}, event`,
					[[from, name, text]],
					events.map((one) => [one.number, one.name, one.message]),
				),
				...difference('pinned message', [], fieldsMissingInPinned(AUTO_REPLY, events[0])),
				...difference('pinned report', [], fieldsMissingInPinned(FOLLOW_UP, reports[0])),
				...difference(`${name}, instant reply`, true, reply?.text.includes(name)),
				...difference(
					`${name}, messages and reports`,
					[WHATSAPP, SMS].flatMap((channel) =>
						statuses[channel] ? [[channel, from, statuses[channel]]] : [],
					),
					messages.map((one) => [one.application, one.recipient, one.statuses]),
				),
			);
		}
		const title =
			'Round trip: customers write, the workflow responds, and an SMS replaces a message that failed';
		const head = ['customer', '', 'text', 'delivery reports'];
		const shown = rows.map((cells) => cells.map((cell) => shorten(cell, 60)));
		console.log(`\n${textLines({ title, head, rows: shown }).join('\n')}`);
		return problems;
	} finally {
		await sandbox.close();
		await autoReply.close();
		await followUp.close();
	}
}
