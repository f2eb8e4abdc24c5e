import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { countryCodeHints } from '../../api/push/countryCodeHint';
import { planPushRequests, toBody } from '../../api/push/pushRequest';
import { planForFreeRequests } from '../../api/push/requestPlan';
import { joinSentences } from '../../api/sentences';
import { previewBody } from '../../api/push/preview';
import { hasFallback } from '../../api/push/fallbackTemplate';
import type { Message, PushRequest } from '../../api/push/types';
import { withoutCopies } from './copies';
import { draftHints } from './draftHints';
import type { Parameters } from '../parameters/parameters';
import { hasReference, type ResultShape, toItem } from './results';
import type { Settings } from './settings';
import { count } from './summary';
import { FallbackPlanner } from './fallbackPlanner';
import {
	type DraftResult,
	type DuplicateItem,
	type InvalidItem,
	isDuplicateItem,
	isInvalidItem,
	isMessage,
} from './draftResult';

/** The requests that would be sent, and the messages left out because another one is sent instead. */
interface Plan {
	readonly requests: readonly PushRequest[];
	readonly copies: ReadonlyMap<Message, readonly Message[]>;
	/** Maps each message that is left out to the one sent instead. */
	readonly copyOf: ReadonlyMap<Message, Message>;
	/** The requests with the fallback templates that would be sent if nobody had an open session, by the message of their first one. */
	readonly fallbacks: ReadonlyMap<Message, PushRequest>;
}

function planFor(messages: readonly Message[], settings: Settings | undefined): Plan {
	if (messages.length === 0 || !settings)
		return { requests: [], copies: new Map(), copyOf: new Map(), fallbacks: new Map() };
	const { unique, copyOf } = withoutCopies(messages, settings);
	const copies = new Map<Message, Message[]>();
	for (const [copy, original] of copyOf) {
		const others = copies.get(original);
		if (others) others.push(copy);
		else copies.set(original, [copy]);
	}
	const { recipientsPerRequest, requestsPerMinute: perMinute } = settings;
	const plan = (all: readonly Message[]) =>
		recipientsPerRequest
			? planPushRequests(all, recipientsPerRequest)
			: planForFreeRequests(all, { free: perMinute, perMinute }).requests;
	const fallbacks = new Map<Message, PushRequest>();
	const planner = new FallbackPlanner(settings, new Map(), plan);
	for (const request of planner.requestsFor(unique.filter(hasFallback))) {
		const first = request.messages[0]?.fallbackFor;
		if (first) fallbacks.set(first, request);
	}
	return { requests: plan(unique), copies, copyOf, fallbacks };
}

function toRequestItem(
	request: PushRequest,
	position: number,
	{ copies, fallbacks }: Plan,
): INodeExecutionData {
	const copied = request.messages.flatMap((message) => copies.get(message) ?? []);
	const items = new Set([...request.messages, ...copied].map(({ itemIndex }) => itemIndex));
	const { body, bytes } = previewBody(toBody(request), request.messages);
	const templates = request.messages.flatMap((message) => fallbacks.get(message) ?? []).map(toBody);
	return {
		json: {
			dry_run: true,
			request: position,
			recipients: request.messages.length,
			...(copied.length === 0 ? {} : { duplicates: copied.length }),
			bytes,
			body,
			...(templates.length === 0 ? {} : { if_session_closed: templates }),
		},
		pairedItem: [...items].sort((one, other) => one - other).map((item) => ({ item })),
	};
}

function toDuplicateItem({
	itemIndex,
	recipientField,
	duplicateOfItem,
}: DuplicateItem): INodeExecutionData {
	return {
		json: {
			dry_run: true,
			item: itemIndex,
			[recipientField]: null,
			status: 'duplicate',
			duplicate_of_item: duplicateOfItem,
		},
		pairedItem: { item: itemIndex },
	};
}

function toInvalidItem(draft: InvalidItem, shape: ResultShape): INodeExecutionData {
	const item = toItem(draft, shape);
	// On the error output, any other key would overwrite one of the user's fields.
	return shape.errorOutput
		? item
		: { ...item, json: { dry_run: true, item: draft.itemIndex, ...item.json } };
}

function summaryOf(
	{ requests, copies }: Plan,
	invalidItems: readonly InvalidItem[],
	stops: boolean,
	maximumMessages = Infinity,
): string {
	const messages = requests.reduce((sum, request) => sum + request.messages.length, 0);
	const copied = [...copies.values()].reduce((sum, { length }) => sum + length, 0);
	const parts = [
		`${count(messages, 'message')} in ${count(requests.length, 'request')} would be sent`,
		...(copied === 0
			? []
			: [`${count(copied, 'message')} left out as ${copied === 1 ? 'a duplicate' : 'duplicates'}`]),
		...(invalidItems.length === 0
			? []
			: [`${count(invalidItems.length, 'message')} cannot be sent`]),
	];
	const nothing =
		stops && invalidItems.length > 0
			? ' Because On Error is Stop Workflow, a real execution would stop and send nothing.'
			: '';
	const tooMany =
		messages > maximumMessages
			? ` That is more than Maximum Messages (${maximumMessages.toLocaleString('en-US')}): a real execution would send nothing.`
			: '';
	return `Dry run, nothing was sent: ${parts.join(', ')}.${nothing}${tooMany}`;
}

/**
 * Shows what a run would send. Nothing leaves n8n, nothing is recorded, and no request counts toward the rate limit;
 * therefore it does not know which reference numbers earlier executions have sent.
 *
 * On Error = Stop does not stop a dry run: its purpose is to show all problems at once.
 *
 * @param settings undefined if they are invalid; every item is then invalid too
 * @returns one item per request, linked to all input items in it, then one per duplicate item and one per message that
 * cannot be sent
 */
export function showDryRun(
	context: IExecuteFunctions,
	drafted: readonly DraftResult[],
	settings: Settings | undefined,
	parameters: Parameters,
): INodeExecutionData[] {
	const plan = planFor(drafted.filter(isMessage), settings);
	const invalidItems = drafted.filter(isInvalidItem);
	const errorOutput = context.getNode().onError === 'continueErrorOutput';
	const shape = {
		errorOutput,
		hasReferenceColumn: drafted.some(hasReference),
		hasSentAsColumn: settings?.sendsFallback === true,
	};
	const message = joinSentences(
		summaryOf(plan, invalidItems, !context.continueOnFail(), settings?.maximumMessages),
		...countryCodeHints(
			plan.requests.flatMap(({ messages }) => messages),
			true,
			parameters.isGiven('options.countryCode'),
		),
		...draftHints(drafted, settings?.oncePerRecipientAndReference === true, plan.copyOf),
	);
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return [
		...plan.requests.map((request, index) => toRequestItem(request, index + 1, plan)),
		...drafted.filter(isDuplicateItem).map(toDuplicateItem),
		...invalidItems.map((draft) => toInvalidItem(draft, shape)),
	];
}
