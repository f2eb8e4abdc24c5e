import type { IWebhookFunctions } from 'n8n-workflow';
import { isPlainObject } from '../api/json';
import { isPayload, type Payload, type WebhookBody } from '../api/webhook/payload';
import type { SecretFilter } from '../api/webhook/secret';

/** What n8n puts on the request beside what Express knows. */
interface WebhookRequest {
	readonly rawBody?: unknown;
	readonly body?: unknown;
	readonly contentType?: unknown;
	readonly encoding?: unknown;
}

/** The part of Express's response that a refusal needs. */
interface WebhookResponse {
	readonly statusCode: number;
	status(code: number): { json(body: object): unknown };
	once(event: 'close', then: () => void): unknown;
}

/** The response of this call. */
export function responseOf(context: IWebhookFunctions): WebhookResponse {
	return context.getResponseObject();
}

function textOf({ rawBody, encoding, body }: WebhookRequest): string {
	if (Buffer.isBuffer(rawBody))
		return rawBody.toString(
			typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
		);
	return typeof body === 'string' ? body : '';
}

/** The body of this call: its text, and its fields where it is a form. */
export function requestBodyOf(context: IWebhookFunctions): WebhookBody {
	const request: WebhookRequest = context.getRequestObject();
	const type = String(request.contentType ?? '');
	if (type.startsWith('multipart/')) {
		return { text: '', fields: isPlainObject(request.body) ? request.body.data : undefined };
	}
	const isForm = type === 'application/x-www-form-urlencoded';
	return { text: textOf(request), ...(isForm ? { fields: request.body } : {}) };
}

/** The parameters of the URL. */
export function queryOf(context: IWebhookFunctions): Payload {
	const query: unknown = context.getQueryData();
	return isPayload(query) ? query : {};
}

/**
 * Lets the expressions of the reply find the call under `$json`, as n8n's own Webhook node shows one: without the secret, and
 * with the payload as `body` whatever it came as. n8n 2.41 shows them the bare request, n8n 2.8 nothing at all, and neither
 * has another way to hand an item to the expressions of a trigger.
 */
export function exposeCallToExpressions(
	context: IWebhookFunctions,
	body: Payload,
	query: Payload,
	filter?: SecretFilter,
): void {
	const items: unknown = Reflect.get(context, 'connectionInputData');
	if (!Array.isArray(items)) return;
	const call = { body, headers: context.getHeaderData(), params: context.getParamsData(), query };
	items.splice(0, items.length, { json: filter ? filter.redactValue(call) : call });
}
