import type { IWebhookFunctions } from 'n8n-workflow';
import { isPlainObject } from '../api/json';
import { isPayload, type Payload, readPayload, type WebhookBody } from '../api/webhook/payload';

/** What n8n puts on the request beside what Express knows. */
interface WebhookRequest {
	readonly rawBody?: unknown;
	readonly body?: unknown;
	readonly contentType?: unknown;
	readonly encoding?: unknown;
}

function rawTextOf({ rawBody, encoding, body }: WebhookRequest): string {
	if (Buffer.isBuffer(rawBody))
		return rawBody.toString(
			typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
		);
	return typeof body === 'string' ? body : '';
}

/** The body of a request: its text, and its fields where it is a form. */
function bodyOf(request: WebhookRequest): WebhookBody {
	const type = String(request.contentType ?? '');
	if (type.startsWith('multipart/')) {
		return { text: '', fields: isPlainObject(request.body) ? request.body.data : undefined };
	}
	const isForm = type === 'application/x-www-form-urlencoded';
	return { text: rawTextOf(request), ...(isForm ? { fields: request.body } : {}) };
}

/** A call of the webhook, as it came. */
export interface WebhookCall {
	/** Undefined where the body is no JSON object and no form. */
	readonly payload: Payload | undefined;
	/** The parameters of the URL. */
	readonly query: Payload;
}

/** Reads this call. */
export function readCall(context: IWebhookFunctions): WebhookCall {
	const query: unknown = context.getQueryData();
	return {
		payload: readPayload(bodyOf(context.getRequestObject())),
		query: isPayload(query) ? query : {},
	};
}
