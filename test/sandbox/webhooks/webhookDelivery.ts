import type { JsonObject } from '../json';
import type { WebhookDelivery } from './loggedWebhook';
import type { WebhookName, WebhookSettings } from './webhookSettings';

const FORM = 'application/x-www-form-urlencoded';

/** Builds the HTTP request of one of the two webhooks from the settings; undefined if that webhook has no address. */
export function toWebhookDelivery(
	settings: WebhookSettings,
	webhook: WebhookName,
	about: string,
	body: JsonObject,
): WebhookDelivery | undefined {
	const address = webhook === 'global' ? settings.globalUrl : settings.eventUrl;
	if (address === '') return undefined;
	const url = new URL(address);
	const variables = Object.fromEntries(url.searchParams);
	const isGlobal = webhook === 'global';
	if (isGlobal && settings.customVariables === 'body') url.search = '';
	const inBody = isGlobal && settings.customVariables !== 'url';
	const whole = inBody ? { ...body, ...variables } : body;
	const rows = Array.isArray(body['data']) ? body['data'].length : 1;
	return { webhook, about, url: url.href, rows, ...written(whole, settings.format) };
}

function written(
	body: JsonObject,
	format: WebhookSettings['format'],
): Pick<WebhookDelivery, 'contentType' | 'text'> {
	if (format === 'json') return { contentType: 'application/json', text: JSON.stringify(body) };
	if (format === 'jsonAsForm') return { contentType: FORM, text: JSON.stringify(body) };
	const fields = Object.entries(body).map(([name, value]): [string, string] => [
		name,
		typeof value === 'object' ? JSON.stringify(value) : String(value),
	]);
	return { contentType: FORM, text: new URLSearchParams(fields).toString() };
}
