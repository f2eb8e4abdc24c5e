import { z } from 'zod';

import { jsonResponse, type HttpResponse } from '../httpResponse';
import type { SandboxLog } from '../log';
import { badRequest, readControlRequest, type Action } from '../controlRequest';
import { INCOMING_KINDS } from './incomingContent';
import type { LoggedWebhook } from './loggedWebhook';
import type { WebhookTriggers } from './webhookTriggers';
import { webhookAdvice, webhookEnding } from './webhookOverview';
import type { Webhooks } from './webhooks';

/** What these actions work on. */
export interface WebhookParts {
	readonly log: SandboxLog;
	readonly webhooks: Webhooks;
	readonly triggers: WebhookTriggers;
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
	const { log, triggers, webhooks } = parts;
	return [
		['GET /sandbox/webhooks', (_, query) => newest(log, query)],
		['GET /sandbox/webhook', (_, query) => shown(log.webhooks[Number(query.get('id')) - 1])],
		[
			'POST /sandbox/incoming',
			async (request) => {
				const read = await readControlRequest(request, incoming, 'an incoming message');
				return 'error' in read ? read.error : sent(() => triggers.message(read.value));
			},
		],
		[
			'POST /sandbox/event',
			async (request) => {
				const read = await readControlRequest(request, event, 'an event');
				return 'error' in read ? read.error : sent(() => happen(triggers, read.value));
			},
		],
		[
			'POST /sandbox/webhook-test',
			async (request) => {
				const read = await readControlRequest(request, which, 'a test of a webhook');
				if ('error' in read) return read.error;
				return sent(() => triggers.test(read.value.webhook));
			},
		],
		[
			'POST /sandbox/webhook-repeat',
			async (request) => {
				const read = await readControlRequest(request, sentBefore, 'a repeat');
				if ('error' in read) return read.error;
				const { id, times = 1 } = read.value;
				const before = log.webhooks[id - 1];
				if (!before) return badRequest('No webhook of this id.');
				const again = Array.from({ length: times }, () => webhooks.repeat(before));
				return jsonResponse({ webhooks: await Promise.all(again) });
			},
		],
	];
}

function happen(triggers: WebhookTriggers, value: z.infer<typeof event>): Promise<LoggedWebhook> {
	switch (value.event) {
		case 'numberCheck':
			return triggers.numberCheck(value.numbers);
		case 'groupMembership':
			return triggers.groupMembership(value);
		case 'newSubscriber':
			return triggers.newSubscriber(value);
	}
}

async function sent(send: () => Promise<LoggedWebhook>): Promise<HttpResponse> {
	try {
		const webhook = await send();
		const advice = webhookAdvice(webhook);
		return jsonResponse({ ...webhook, ending: webhookEnding(webhook), advice });
	} catch (error) {
		return badRequest(error instanceof Error ? error.message : String(error));
	}
}

function shown(webhook: LoggedWebhook | undefined): HttpResponse {
	return webhook
		? jsonResponse({ ...webhook })
		: jsonResponse({ error: 'No webhook of this id.' }, 404);
}

function newest({ webhooks }: SandboxLog, query: URLSearchParams): HttpResponse {
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (!Number.isSafeInteger(limit) || limit < 1) {
		return badRequest('limit must be a whole number from 1 on.');
	}
	return jsonResponse({ webhooks: webhooks.slice(-limit).reverse() });
}
