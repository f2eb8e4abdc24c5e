import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Outcomes } from '../../api/push/outcome';
import { TemplateError } from '../../api/resources/templateCheck';
import type { Template } from '../../api/resources/templates';
import type { MessageOperation } from '../operations/messageOperation';
import { Parameters } from '../parameters/parameters';
import { type Ledger, underLedger } from '../sendOnce/ledger';
import { withTemplates } from '../transport/templateCache';
import { BinaryFiles } from './binaryFiles';
import { planAndSend, type SendReport } from './planAndSend';
import { draftMessages } from './draftMessages';
import { type DraftResult, isInvalidItem, isMessage } from './draftResult';
import { showDryRun } from './dryRun';
import { recordDuplicates } from './duplicateItems';
import { showResults } from './showResults';
import { prepareRun } from './run';
import type { Settings } from './settings';
import { withSentInEarlierAttempt } from './sentInEarlierAttempt';
import { stopForInvalidItems } from './stopExecution';
import { UpstreamTriggers } from './upstreamTriggers';

const NOTHING_SENT: SendReport = { outcomes: new Outcomes(), copyOf: new Map(), hints: [] };

function doesNotFitTemplate(result: DraftResult): boolean {
	return isInvalidItem(result) && result.cause instanceof TemplateError;
}

/** Whether the operation sends templates, or may send one instead of a message. */
function usesTemplates(operation: MessageOperation, settings: Settings | undefined): boolean {
	return (
		operation.hasTemplates === true ||
		(operation.hasSessions === true && settings?.sendsFallback === true)
	);
}

/**
 * Turns input items into results: items, messages, push requests, outcomes, output items. All items are checked before the
 * first request is sent.
 *
 * @param onSentBefore called if an earlier attempt sent one of the messages, or may have
 * @returns one item per message, in the order of the input items
 * @throws NodeOperationError or NodeApiError under On Error = Stop, if an item cannot be sent or a message was not accepted
 */
export async function sendMessages(
	context: IExecuteFunctions,
	operation: MessageOperation,
	onSentBefore: () => void = () => {},
): Promise<INodeExecutionData[]> {
	const parameters = new Parameters(context, operation.fields);
	const run = await prepareRun(context, parameters);
	const files = new BinaryFiles(context);
	const triggers = new UpstreamTriggers(context);
	const draft = (ledger?: Ledger, templates?: readonly Template[]) =>
		draftMessages({ operation, parameters, files, triggers, run, ledger, templates });

	const isDryRun = run.kind === 'failed' ? run.isDryRun : run.kind === 'dryRun';
	if (isDryRun) return showDryRun(context, draft(), run.settings, parameters);

	// Even if nothing is sent: the ledger is how two retries of this execution coordinate.
	return await underLedger(context, async (ledger) => {
		const checksTemplates =
			usesTemplates(operation, run.settings) && run.settings?.checkTemplate === true;
		const results =
			checksTemplates && run.kind === 'ready'
				? await withTemplates(
						context,
						run.connection,
						(templates) => draft(ledger, templates),
						(found) => found.some(doesNotFitTemplate),
					)
				: draft(ledger);
		const messages = results.filter(isMessage);
		ledger.setMessages(
			messages,
			results.filter(isInvalidItem).map(({ itemIndex }) => itemIndex),
		);
		if (ledger.outcomesOf(messages).size > 0) onSentBefore();
		const drafted = withSentInEarlierAttempt(results, ledger);
		if (!context.continueOnFail())
			stopForInvalidItems(context.getNode(), drafted.filter(isInvalidItem), {
				hasSentInEarlierAttempt: ledger.itemsSent.size > 0,
				isProblemOfRun: run.kind === 'failed',
				canSendOthers: messages.length > 0,
			});
		const dispatched =
			run.kind === 'ready' && messages.length > 0
				? await planAndSend(context, run, files, { drafted, messages }, ledger)
				: NOTHING_SENT;
		recordDuplicates(drafted, dispatched.outcomes, ledger);
		return showResults(context, drafted, dispatched, run.settings, parameters);
	});
}
