import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { isBlank } from '../../api/input/text';
import type { ResponseForm } from '../operations/waitOperation';
import { openedLink } from './link';
import {
	APPROVE,
	CONTENT_SECURITY_POLICY,
	DECISION,
	DECLINE,
	type Page,
	TEXT,
	toHtml,
} from './page';
import { type PendingResponse, pendingResponse } from './pendingResponse';
import { FirstResponses } from './firstResponses';

const NOT_VALID: Page = {
	text: 'This link is not valid. Open the link in the message again, and check that it is complete.',
};
const NOT_WAITING: Page = {
	text: 'This message has already been responded to, or its time limit has passed.',
};
const INCOMPLETE = 'Please respond, then send.';

const HEADERS = {
	'Content-Security-Policy': CONTENT_SECURITY_POLICY,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
};

/** The part of Express's response that pages use. */
interface PageResponse {
	status(code: number): PageResponse;
	set(headers: Readonly<Record<string, string>>): PageResponse;
	type(name: string): PageResponse;
	send(body: string): unknown;
}

const firstResponses = new FirstResponses();

/** Shows a page. The execution goes on waiting. */
function show(response: PageResponse, page: Page, statusCode = 200): IWebhookResponseData {
	response.status(statusCode).set(HEADERS).type('html').send(toHtml(page));
	return { noWebhookResponse: true };
}

/** What the person responded; undefined if nothing. */
function readResponse(body: unknown, form: ResponseForm): IDataObject | undefined {
	const fields = isPlainObject(body) ? body : {};
	if (form.type === 'freeText') {
		const text = fields[TEXT];
		return typeof text === 'string' && !isBlank(text)
			? { text: text.replace(/\r\n?/g, '\n').trim() }
			: undefined;
	}
	if (fields[DECISION] === APPROVE) return { approved: true };
	return fields[DECISION] === DECLINE && form.declineLabel !== undefined
		? { approved: false }
		: undefined;
}

function resume(
	webhookResponse: unknown,
	data: IDataObject,
	{ message = {} }: PendingResponse,
): IWebhookResponseData {
	return {
		webhookResponse,
		workflowData: [
			[
				{
					json: { data: { ...data, respondedAt: new Date().toISOString(), ...message } },
					pairedItem: { item: 0 },
				},
			],
		],
	};
}

/**
 * The page behind the link in a message. Opening it decides nothing, because previews and scanners open links too; its form
 * posts the response, with which the execution continues. The decision of a tapped button is in its signed address, which the
 * Picky Assist Trigger posts to.
 */
export async function receiveResponse(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response: PageResponse = context.getResponseObject();
	const opened = openedLink(context);
	if (!opened) return show(response, NOT_VALID, 403);
	const { id, decision } = opened;
	const pending = pendingResponse(context);
	const question = pending?.question;
	if (pending?.id !== id || !question) return show(response, NOT_WAITING, 410);
	const { text, form, confirmation } = question;
	const isPost = context.getRequestObject().method === 'POST';
	if (!isPost) return show(response, decision ? NOT_VALID : { text, form });
	const data = readResponse(decision ? { [DECISION]: decision } : context.getBodyData(), form);
	if (!data) return show(response, { text, form, problem: INCOMPLETE }, 400);
	if (!firstResponses.add(id)) return show(response, NOT_WAITING, 410);
	if (decision) return resume({ resumed: true }, data, pending);
	response.set(HEADERS).type('html');
	return resume(toHtml({ text: confirmation }), data, pending);
}
