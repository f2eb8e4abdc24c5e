import { z } from 'zod';

import { jsonAnswer, type Answer } from '../answer';
import type { SandboxLog } from '../log';
import { complain, readOrder, type Action } from '../order';
import { INCOMING_KINDS } from './incomingContent';
import type { LoggedWebhook } from './loggedWebhook';
import type { Occasions } from './occasions';
import { webhookEnding } from './webhookOverview';
import type { Webhooks } from './webhooks';

/** What these actions work on. */
export interface WebhookParts {
	readonly log: SandboxLog;
	readonly webhooks: Webhooks;
	readonly occasions: Occasions;
}

const text = z.string().optional();
const own = z.record(z.unknown());

const incoming = z.strictObject({
	kind: z.enum(INCOMING_KINDS).optional(),
	from: text,
	name: text,
	text,
	application: z.string().regex(/^\d+$/, 'must be digits').optional(),
	mediaUrl: text,
	location: own.optional(),
	contact: z.array(own).optional(),
	payload: text,
	group: z
		.strictObject({
			id: z.string(),
			name: z.string(),
			mentions: z.array(z.string()).optional(),
			sender: z.enum(['nameAtPhone', 'phoneAtGroup']).optional(),
		})
		.optional(),
	replyTo: text,
	outbound: z.boolean().optional(),
	uniqueId: text,
	spelling: z.enum(['observed', 'help', 'quickStart', 'old']).optional(),
	more: own.optional(),
});

const event = z.discriminatedUnion('event', [
	z.strictObject({
		event: z.literal('numberCheck'),
		numbers: z.array(
			z.strictObject({
				pushId: z.string(),
				msgId: z.string(),
				number: z.string(),
				onWhatsApp: z.boolean(),
			}),
		),
	}),
	z.strictObject({
		event: z.literal('groupMembership'),
		action: z.number().int().optional(),
		groupId: text,
		subject: text,
		number: text,
	}),
	z.strictObject({ event: z.literal('newSubscriber'), mobile: text, name: text, email: text }),
]);

const which = z.strictObject({ webhook: z.enum(['global', 'event']) });
const sentBefore = z.strictObject({
	id: z.number().int(),
	times: z.number().int().min(1).max(1_000).optional(),
});

const DEFAULT_LIMIT = 100;

/** The part of the control that sends and shows webhooks: path -> action. */
export function webhookActions(parts: WebhookParts): ReadonlyArray<readonly [string, Action]> {
	const { log, occasions, webhooks } = parts;
	return [
		['GET /sandbox/webhooks', (_, query) => newest(log, query)],
		['GET /sandbox/webhook', (_, query) => shown(log.webhooks[Number(query.get('id')) - 1])],
		[
			'POST /sandbox/incoming',
			async (request) => {
				const read = await readOrder(request, incoming, 'an incoming message');
				return 'complaint' in read ? read.complaint : sent(() => occasions.message(read.order));
			},
		],
		[
			'POST /sandbox/event',
			async (request) => {
				const read = await readOrder(request, event, 'an event');
				return 'complaint' in read ? read.complaint : sent(() => happen(occasions, read.order));
			},
		],
		[
			'POST /sandbox/webhook-test',
			async (request) => {
				const read = await readOrder(request, which, 'a test of a webhook');
				if ('complaint' in read) return read.complaint;
				return sent(() => occasions.test(read.order.webhook));
			},
		],
		[
			'POST /sandbox/webhook-repeat',
			async (request) => {
				const read = await readOrder(request, sentBefore, 'a repeat');
				if ('complaint' in read) return read.complaint;
				const { id, times = 1 } = read.order;
				const before = log.webhooks[id - 1];
				if (!before) return complain('No webhook of this id.');
				const again = Array.from({ length: times }, () => webhooks.repeat(before));
				return jsonAnswer({ webhooks: await Promise.all(again) });
			},
		],
	];
}

function happen(occasions: Occasions, order: z.infer<typeof event>): Promise<LoggedWebhook> {
	switch (order.event) {
		case 'numberCheck':
			return occasions.numberCheck(order.numbers);
		case 'groupMembership':
			return occasions.groupMembership(order);
		case 'newSubscriber':
			return occasions.newSubscriber(order);
	}
}

async function sent(send: () => Promise<LoggedWebhook>): Promise<Answer> {
	try {
		const webhook = await send();
		return jsonAnswer({ ...webhook, ending: webhookEnding(webhook) });
	} catch (error) {
		return complain(error instanceof Error ? error.message : String(error));
	}
}

function shown(webhook: LoggedWebhook | undefined): Answer {
	return webhook
		? jsonAnswer({ ...webhook })
		: jsonAnswer({ error: 'No webhook of this id.' }, 404);
}

function newest({ webhooks }: SandboxLog, query: URLSearchParams): Answer {
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (!Number.isSafeInteger(limit) || limit < 1) {
		return complain('limit must be a whole number from 1 on.');
	}
	return jsonAnswer({ webhooks: webhooks.slice(-limit).reverse() });
}
