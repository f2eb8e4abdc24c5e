import type { IWebhookFunctions } from 'n8n-workflow';

/** The part of Express's response that the trigger needs. */
interface WebhookResponse {
	readonly statusCode: number;
	status(code: number): { json(body: object): unknown };
	once(event: 'close', listener: () => void): unknown;
}

/** The response to this call. */
export function responseOf(context: IWebhookFunctions): WebhookResponse {
	return context.getResponseObject();
}
