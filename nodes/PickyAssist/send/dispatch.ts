import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_RECIPIENTS_PER_REQUEST, planPushRequests } from '../../api/push/pushRequest';
import { outcomeOfCopy } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import { pause } from '../transport/pause';
import type { Connection } from '../transport/connection';
import type { BinaryFiles } from './binaryFiles';
import { withoutCopies } from './copies';
import { DeduplicationStore } from '../sendOnce/deduplicationStore';
import { deliver, type Delivery } from './deliver';
import type { Ledger } from '../sendOnce/ledger';
import { RetryClaims } from '../sendOnce/retryClaims';
import { SentReferences } from '../sendOnce/sentReferences';
import type { Settings } from './settings';

/** What became of the messages; `copyOf` names those that were left out as copies of another. */
export interface Dispatch extends Delivery {
	readonly copyOf: ReadonlyMap<Message, Message>;
}

/**
 * Plans the push requests for the messages that no earlier try has sent, and sends them.
 *
 * @param ledger of the same messages
 */
export async function dispatch(
	context: IExecuteFunctions,
	{ push, limit }: Connection,
	settings: Settings,
	files: BinaryFiles,
	messages: readonly Message[],
	ledger: Ledger,
): Promise<Dispatch> {
	const {
		unique,
		copyOf,
		hints: copyHints,
	} = withoutCopies(messages, settings, (message) => ledger.outcomeOf(message) !== undefined);
	const missing = unique.filter((message) => ledger.outcomeOf(message) === undefined);
	const cancelSignal = context.getExecutionCancelSignal();
	const store = DeduplicationStore.of(context);
	const itemCount = context.getInputData().length;
	const requests = planPushRequests(missing, settings.recipientsPerRequest);
	const planned = requests.length;
	const { outcomes, hints } = await deliver(requests, {
		...settings,
		couldUseFewerRequests: () =>
			planPushRequests(missing, MAX_RECIPIENTS_PER_REQUEST).length < planned,
		push,
		withFiles: async (request) => await files.fill(request),
		limit,
		ledger,
		claims: ledger.isShared ? new RetryClaims(store, ledger.id, itemCount) : undefined,
		references: settings.oncePerRecipientAndReference ? new SentReferences(store) : undefined,
		now: () => performance.now(),
		pause: (milliseconds) => pause(milliseconds, cancelSignal),
		cancelled: () => cancelSignal?.aborted ?? false,
	});
	for (const message of unique) {
		const outcome = ledger.outcomeOf(message);
		if (outcome) outcomes.set(message, outcome);
	}
	for (const [copy, original] of copyOf) {
		const outcome = outcomes.get(original);
		if (outcome) ledger.record([copy], [outcomeOfCopy(outcome, original.itemIndex)]);
	}
	return { outcomes, hints: [...copyHints, ...hints], copyOf };
}
