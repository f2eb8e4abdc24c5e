import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_RECIPIENTS_PER_REQUEST, planPushRequests } from '../../api/push/pushRequest';
import { CLAIMED, tooManyMessages } from '../../api/push/fixedOutcomes';
import { outcomeOfCopy, Outcomes } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import { pause } from '../transport/pause';
import { automaticRequests } from './automaticRequests';
import type { BinaryFiles } from './binaryFiles';
import { type DraftResult, isDuplicateItem } from './draftResult';
import { coveredItems } from './coveredItems';
import { withoutCopies } from './copies';
import { FallbackPlanner } from './fallbackPlanner';
import { DeduplicationStore } from '../sendOnce/deduplicationStore';
import { sendRequests, type RequestReport } from './pushSender';
import type { Ledger } from '../sendOnce/ledger';
import { RetryClaims } from '../sendOnce/retryClaims';
import { SentReferences } from '../sendOnce/sentReferences';
import type { Run } from './run';

/** The outcomes of all messages, including those left out as copies of another (see `copyOf`). */
export interface SendReport extends RequestReport {
	readonly copyOf: ReadonlyMap<Message, Message>;
}

/** The drafts of the items of a run. */
interface Drafts {
	readonly drafted: readonly DraftResult[];
	/** The messages among them. */
	readonly messages: readonly Message[];
}

/**
 * Plans the push requests for the messages that no earlier attempt sent, and sends them.
 *
 * @param ledger the ledger of these messages
 */
export async function planAndSend(
	context: IExecuteFunctions,
	{ settings, connection: { push, limit } }: Extract<Run, { kind: 'ready' }>,
	files: BinaryFiles,
	{ messages, drafted }: Drafts,
	ledger: Ledger,
): Promise<SendReport> {
	const known = ledger.outcomesOf(messages);
	const {
		unique,
		copyOf,
		hints: copyHints,
	} = withoutCopies(messages, settings, (message) => known.has(message));
	const missing = known.size === 0 ? unique : unique.filter((message) => !known.has(message));
	const { maximumMessages = Infinity } = settings;
	if (missing.length > maximumMessages) {
		const outcomes = new Outcomes();
		const tooMany = tooManyMessages(missing.length, maximumMessages, known.size > 0);
		for (const message of messages) outcomes.set(message, known.get(message) ?? tooMany);
		return { outcomes, hints: [], copyOf };
	}
	const cancelSignal = context.getExecutionCancelSignal();
	const store = DeduplicationStore.of(context);
	const now = () => performance.now();
	const { recipientsPerRequest, requestsPerMinute } = settings;
	const plan = (all: readonly Message[]) =>
		recipientsPerRequest
			? planPushRequests(all, recipientsPerRequest)
			: automaticRequests(all, limit, requestsPerMinute, now);
	const fallback = new FallbackPlanner(settings, known, plan);
	const { outcomes, hints } = await sendRequests(plan(missing), {
		...settings,
		couldUseFewerRequests: () =>
			recipientsPerRequest !== undefined &&
			planPushRequests(missing, MAX_RECIPIENTS_PER_REQUEST).length <
				planPushRequests(missing, recipientsPerRequest).length,
		announce: (text) => context.logger.info(text),
		push,
		fallbacksFor: (closed) => fallback.requestsFor(closed),
		withFiles: async (request) => await files.fill(request),
		limit,
		ledger,
		retryClaims: ledger.isRetryOfSavedExecution
			? new RetryClaims(
					store,
					ledger.claimNames,
					messages,
					coveredItems(missing, copyOf, drafted.filter(isDuplicateItem)),
				)
			: undefined,
		references: settings.oncePerRecipientAndReference ? new SentReferences(store) : undefined,
		now,
		pause: (milliseconds) => pause(milliseconds, cancelSignal),
		cancelled: () => cancelSignal?.aborted ?? false,
	});
	for (const [message, outcome] of known) outcomes.set(message, outcome);
	for (const [copy, original] of [...fallback.copyOf, ...copyOf]) {
		const sent = outcomes.get(original);
		if (!sent) continue;
		const outcome = outcomeOfCopy(sent, original.itemIndex);
		outcomes.set(copy, outcome);
		// The outcome of a message claimed by another retry is not final: that retry may release it.
		if (outcome !== CLAIMED) ledger.record([copy], [outcome]);
	}
	return { outcomes, hints: [...copyHints, ...fallback.hints(outcomes), ...hints], copyOf };
}
