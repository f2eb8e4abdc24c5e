import { isJsonObject, objectsOf, textOf, type JsonObject } from './json';
import type {
	AcceptedMessage,
	LoggedRequest,
	RecipientHistory,
	SandboxCounts,
	SandboxLog,
} from './log';
import { channelName } from './push/channels';

/** A push request as one line for people. */
export interface PushLine extends Omit<LoggedRequest, 'body'> {
	readonly channel: string;
	readonly recipients: string;
	/** What was sent, in short. */
	readonly preview: string;
	/** How it ended, in words. */
	readonly ending: string;
	/** Is the ending a success? */
	readonly good: boolean;
}

/** A recipient as one line for people. */
export interface RecipientLine {
	readonly recipient: string;
	readonly messages: number;
	readonly repeats: number;
	readonly last: string;
}

/** All that the page shows. */
export interface Overview {
	readonly counts: SandboxCounts;
	/** Newest first. */
	readonly pushes: readonly PushLine[];
	/** Those with repeats first, then who got one last. */
	readonly recipients: readonly RecipientLine[];
	/** Recipients with repeats, over all. */
	readonly repeated: number;
	/** The latest request other than a push, in words: a credential's test, or a wrong address. */
	readonly other: string | null;
}

const MOST_LINES = 50;
const PREVIEW = 90;

/** The newest push requests and recipients; small, however long the log is. */
export function overviewOf(log: SandboxLog): Overview {
	const recipients = [...log.recipients()].reverse();
	const repeated = recipients.filter(({ repeats }) => repeats > 0);
	const others = recipients.filter(({ repeats }) => repeats === 0);
	return {
		counts: log.counts,
		pushes: log.pushes.slice(-MOST_LINES).reverse().map(pushLine),
		recipients: [...repeated, ...others].slice(0, MOST_LINES).map(recipientLine),
		repeated: repeated.length,
		other: describeOther(log.requests),
	};
}

function describeOther(requests: readonly LoggedRequest[]): string | null {
	const other = requests.findLast(({ endpoint }) => endpoint !== 'push');
	return other ? `${other.method} ${other.path}: ${endingOf(other)}` : null;
}

/** One push request in words. */
export function pushLine(request: LoggedRequest): PushLine {
	const { body, ...rest } = request;
	const application = body?.['application'];
	return {
		...rest,
		channel: channelName(application === undefined ? '' : String(application)),
		recipients: recipientsOf(request),
		preview: shortened(body ? previewOf(body) : ''),
		ending: endingOf(request),
		good: request.httpStatus === 200 && Number(request.bodyStatus) === 100,
	};
}

function recipientsOf({ body, entries }: LoggedRequest): string {
	if (!body) return '';
	const group = textOf(body, 'group_id');
	if (group !== '') return `group ${group}`;
	const [first] = objectsOf(body, 'data');
	const address = first ? textOf(first, 'number') || textOf(first, 'messenger_id') : '';
	return entries > 1 ? `${address} and ${entries - 1} more` : address;
}

function previewOf(body: JsonObject): string {
	const [first = {}] = objectsOf(body, 'data');
	const text = textOf(first, 'message') || textOf(body, 'globalmessage');
	const values = first['template_message'] ?? body['template_globalmessage'];
	const media =
		[
			textOf(first, 'media'),
			textOf(first, 'media_code'),
			textOf(body, 'globalmedia'),
			textOf(body, 'globalmedia_code'),
		].find((one) => one !== '') ?? '';
	return wordsOf(text, media, textOf(body, 'template_id'), values) || otherContent(body);
}

function wordsOf(text: string, media: string, template: string, values: unknown): string {
	const listed =
		Array.isArray(values) && values.length > 0 ? ` (${values.map(String).join(', ')})` : '';
	const file = media.replace(/, sha256 \w+/, '');
	const parts = [text, template === '' ? '' : `template ${template}${listed}`, file];
	return parts.filter((part) => part !== '').join(' · ');
}

function otherContent(body: JsonObject): string {
	const { location, contact, action } = body;
	if (isJsonObject(location)) return `location ${textOf(location, 'name')}`;
	if (contact !== undefined) return 'contact card';
	return action === undefined ? '' : 'number check';
}

function endingOf({
	httpStatus,
	bodyStatus,
	response,
	fault,
	accepted,
	method,
}: LoggedRequest): string {
	const words = responseText(httpStatus, bodyStatus, response, fault, method);
	const hidden = accepted > 0 && Number(bodyStatus) !== 100;
	return hidden ? `${words}, but accepted` : words;
}

function responseText(
	httpStatus: number | null,
	bodyStatus: number | string | null,
	response: string | null,
	fault: LoggedRequest['fault'],
	method: string,
): string {
	if (fault === 'half') return 'half a response, then cut off';
	if (fault === 'resetBeforeBody' || fault === 'resetAfterBody') return 'connection reset';
	if (httpStatus === null) return 'no response';
	if (httpStatus === 429) return 'HTTP 429, too many requests, dropped';
	if (httpStatus === 405) return `HTTP 405, ${method} instead of POST`;
	if (httpStatus === 404) return 'HTTP 404, no such path';
	if (bodyStatus === null)
		return httpStatus === 200 ? 'HTTP 200 without a status' : `HTTP ${httpStatus}`;
	const http = httpStatus === 200 ? '' : `HTTP ${httpStatus}, `;
	if (Number(bodyStatus) === 100) return `${http}100 accepted`;
	return `${http}${bodyStatus} ${response ?? ''}`.trim();
}

function recipientLine({ recipient, messages, repeats }: RecipientHistory): RecipientLine {
	const last = messages.at(-1);
	return {
		recipient,
		messages: messages.length,
		repeats,
		last: shortened(last ? contentOfMessage(last) : ''),
	};
}

function contentOfMessage(message: AcceptedMessage): string {
	const { text, media = '', template_id: template = '', template_values: values } = message;
	const { location, contact } = message;
	return wordsOf(text, media, template, values) || otherContent({ location, contact });
}

function shortened(text: string): string {
	const characters = [...text.slice(0, 2 * PREVIEW)];
	if (characters.length <= PREVIEW && text.length <= 2 * PREVIEW) return text;
	return `${characters.slice(0, PREVIEW - 1).join('')}…`;
}
