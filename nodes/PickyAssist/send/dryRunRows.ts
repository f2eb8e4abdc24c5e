import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { PREVIEW_FIELDS, previewMessage } from '../../api/push/messagePreview';
import { previewBody } from '../../api/push/requestPreview';
import { toBody } from '../../api/push/pushRequest';
import type { Message, PushRequest } from '../../api/push/types';
import { channelName } from '../operations/message/fields';
import { type DraftResult, isDuplicateItem, isInvalidItem, isMessage } from './draftResult';
import type { DryRunPlan } from './dryRunPlan';
import {
	errorOf,
	recipientColumn,
	referenceColumn,
	type ResultShape,
	withInputFields,
} from './results';

/** How the rows of a dry run look. */
interface DryRunShape extends ResultShape {
	readonly includeRequestBody: boolean;
}

/** The status of a message that can be sent. Only Picky Assist accepts messages. */
const READY = 'ready';

/** Input fields with these names would look like what is sent. */
const DRY_RUN_COLUMNS: ReadonlySet<string> = new Set([
	...PREVIEW_FIELDS,
	'if_session_closed',
	'if_session_closed_body',
	'channel',
	'request',
	'item',
	'request_body',
	'request_bytes',
	'dry_run',
]);

function withoutColumns(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !DRY_RUN_COLUMNS.has(name)));
}

/** Maps each message to the number of its request, from 1. */
function requestNumbers(requests: readonly PushRequest[]): ReadonlyMap<Message, number> {
	return new Map(
		requests.flatMap(({ messages }, index) =>
			messages.map((message): [Message, number] => [message, index + 1]),
		),
	);
}

/** Maps the first message of each request to the request. */
function byFirstMessage(requests: readonly PushRequest[]): ReadonlyMap<Message, PushRequest> {
	return new Map(
		requests.flatMap((request) => {
			const [first] = request.messages;
			return first ? [[first.fallbackFor ?? first, request] as const] : [];
		}),
	);
}

/** The columns with the contents of messages: those that at least one of them has. */
function contentColumns(messages: readonly Message[]): (message?: Message) => IDataObject {
	const contents = new Map(messages.map((message) => [message, previewMessage(message)]));
	const used = new Set([...contents.values()].flatMap((content) => Object.keys(content)));
	const columns = PREVIEW_FIELDS.filter((name) => used.has(name));
	return (message) => {
		const content = message && contents.get(message);
		return Object.fromEntries(columns.map((name) => [name, content?.[name] ?? null]));
	};
}

/** The column with the template that would be sent instead of a message; none if no message has one. */
function fallbackColumn(
	{ fallbackCopyOf }: DryRunPlan,
	{ hasSentAsColumn }: DryRunShape,
): (message?: Message) => IDataObject {
	if (!hasSentAsColumn) return () => ({});
	return (message) => {
		const original = message && fallbackCopyOf.get(message);
		if (original) return { if_session_closed: { duplicate_of_item: original.itemIndex } };
		const template = message?.fallbackTemplate;
		return { if_session_closed: template ? previewMessage(template) : null };
	};
}

/** The columns with the body of a request, in the row of its first message; none if the user does not want them. */
function bodyColumns(
	{ requests, fallbackRequests }: DryRunPlan,
	{ includeRequestBody, hasSentAsColumn }: DryRunShape,
): (message?: Message) => IDataObject {
	if (!includeRequestBody) return () => ({});
	const first = byFirstMessage(requests);
	const firstFallback = byFirstMessage(fallbackRequests);
	const preview = (request: PushRequest | undefined) =>
		request && previewBody(toBody(request), request.messages);
	return (message) => {
		const request = preview(message && first.get(message));
		const fallback = preview(message && firstFallback.get(message));
		return {
			request_body: request?.body ?? null,
			request_bytes: request?.bytes ?? null,
			...(hasSentAsColumn ? { if_session_closed_body: fallback?.body ?? null } : {}),
		};
	};
}

/**
 * The output items of a dry run: one per message, in the order of the input items and all with the same columns.
 *
 * @param plan what the run would send
 */
export function dryRunRows(
	drafted: readonly DraftResult[],
	plan: DryRunPlan,
	shape: DryRunShape,
): INodeExecutionData[] {
	const contentOf = contentColumns(drafted.filter(isMessage));
	const fallbackOf = fallbackColumn(plan, shape);
	const bodiesOf = bodyColumns(plan, shape);
	const requestOf = requestNumbers(plan.requests);
	const { inputFields } = shape;
	const ownFields = inputFields && {
		inputFields: (itemIndex: number) => withoutColumns(inputFields(itemIndex)),
	};
	return drafted.map((draft) => {
		const { itemIndex, recipientField } = draft;
		const pairedItem = { item: itemIndex };
		const error = isInvalidItem(draft) ? errorOf(draft, draft.outcome, shape) : undefined;
		// On the error output, any other key would overwrite one of the user's fields.
		if (error && shape.errorOutput) return { json: { error }, pairedItem };
		const message = isMessage(draft) ? draft : undefined;
		const duplicateOfItem = isDuplicateItem(draft)
			? draft.duplicateOfItem
			: message && plan.copyOf.get(message)?.itemIndex;
		const recipient = 'recipient' in draft ? draft.recipient : '';
		const columns = {
			...recipientColumn({ recipient, recipientField }),
			status: error ? 'not sent' : duplicateOfItem === undefined ? READY : 'duplicate',
			...contentOf(message),
			...fallbackOf(message),
			...referenceColumn(message ? { message } : {}, shape),
			channel: message ? channelName(String(message.envelope.application)) : null,
			request: (message && requestOf.get(message)) ?? null,
			item: itemIndex,
			...(duplicateOfItem === undefined ? {} : { duplicate_of_item: duplicateOfItem }),
			...bodiesOf(message),
			dry_run: true,
			...(error ? { error } : {}),
		};
		return { json: withInputFields(columns, itemIndex, ownFields ?? {}), pairedItem };
	});
}
