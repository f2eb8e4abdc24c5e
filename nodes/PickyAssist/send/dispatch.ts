import type { IExecuteFunctions } from 'n8n-workflow';
import { planPushRequests } from '../../api/pushRequest';
import { isSettled, type NotAccepted, type Outcome } from '../../api/outcome';
import type { Message } from '../../api/types';
import { pause } from '../pause';
import type { Connection } from '../transport';
import type { BinaryFiles } from './binaryFiles';
import { leaveOutCopies } from './copies';
import { deliver, type Delivery } from './deliver';
import { Ledger } from './ledger';
import { SentReferences } from './sentReferences';
import type { Settings } from './settings';

/** What became of the messages; `copyOf` names those that were left out as copies of another. */
export interface Dispatch extends Delivery {
	readonly copyOf: ReadonlyMap<Message, Message>;
}

const SAME_REFERENCE: NotAccepted = {
	status: 'not sent',
	code: null,
	pushId: null,
	reason: 'An item before this one has the same reference number and was not accepted',
	advice: 'Give each message a reference number of its own.',
};

/** What an earlier try of this run got accepted or may have sent. */
function knownFrom(ledger: Ledger, messages: readonly Message[]): Map<Message, Outcome> {
	const known = new Map<Message, Outcome>();
	for (const message of messages) {
		const outcome = ledger.outcomeOf(message);
		if (outcome) known.set(message, outcome);
	}
	return known;
}

/**
 * Plans the push requests for the messages that no earlier try has sent, and sends them.
 *
 * @param someItemsAreBad some items could not become messages: n8n's Retry on Fail may run the node again for them, so the
 * ledger is kept even if all messages were accepted
 */
export async function dispatch(
	context: IExecuteFunctions,
	{ push, limit }: Connection,
	settings: Settings,
	files: BinaryFiles,
	messages: readonly Message[],
	someItemsAreBad: boolean,
): Promise<Dispatch> {
	const { first, copyOf, sameReference } = leaveOutCopies(messages, settings);
	const ledger = Ledger.open(context, messages);
	const known = knownFrom(ledger, first);
	const missing = known.size === 0 ? first : first.filter((message) => !known.has(message));
	const cancelSignal = context.getExecutionCancelSignal();
	let allWentWell = false;
	try {
		const { outcomes, hints } = await deliver(planPushRequests(missing, settings.recipientsPerRequest), {
			...settings,
			push,
			withFiles: (request) => files.fill(request),
			limit,
			ledger,
			references: settings.oncePerReference ? new SentReferences(context.helpers) : undefined,
			now: () => performance.now(),
			pause: (milliseconds) => pause(milliseconds, cancelSignal),
			cancelled: () => cancelSignal?.aborted ?? false,
		});
		for (const [message, outcome] of known) outcomes.set(message, outcome);
		for (const [message, earlier] of sameReference) {
			const outcome = outcomes.get(earlier);
			outcomes.set(message, outcome && isSettled(outcome) ? { status: 'already sent' } : SAME_REFERENCE);
		}
		for (const [copy, original] of copyOf) {
			const outcome = outcomes.get(original);
			if (outcome) ledger.settle([copy], [outcome]);
		}
		allWentWell = !someItemsAreBad && outcomes.areSettled();
		return { outcomes, hints, copyOf };
	} finally {
		ledger.close(allWentWell);
	}
}
