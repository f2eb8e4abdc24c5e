import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { countryCodeHints } from '../../api/push/countryCodeHint';
import { joinSentences } from '../../api/sentences';
import { formHints } from '../operations/message/savedTemplateForm';
import type { Parameters } from '../parameters/parameters';
import { draftHints } from './draftHints';
import { type DraftResult, type InvalidItem, isInvalidItem, isMessage } from './draftResult';
import { type DryRunPlan, planDryRun } from './dryRunPlan';
import { dryRunRows } from './dryRunRows';
import { resultShape } from './results';
import type { Settings } from './settings';
import { count } from './summary';

function summaryOf(
	{ requests, copyOf }: DryRunPlan,
	invalidItems: readonly InvalidItem[],
	stops: boolean,
	maximumMessages = Infinity,
): string {
	const messages = requests.reduce((sum, request) => sum + request.messages.length, 0);
	const copied = copyOf.size;
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
 * @returns one item per message, as in a real run: sent, left out as a duplicate, or with the reason why it cannot be sent
 */
export function showDryRun(
	context: IExecuteFunctions,
	drafted: readonly DraftResult[],
	settings: Settings | undefined,
	parameters: Parameters,
): INodeExecutionData[] {
	const plan = planDryRun(drafted.filter(isMessage), settings);
	const message = joinSentences(
		summaryOf(
			plan,
			drafted.filter(isInvalidItem),
			!context.continueOnFail(),
			settings?.maximumMessages,
		),
		...countryCodeHints(
			plan.requests.flatMap(({ messages }) => messages),
			true,
			parameters.isGiven('options.countryCode'),
		),
		...formHints(parameters),
		...draftHints(drafted, settings?.oncePerRecipientAndReference === true, plan.copyOf),
	);
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return dryRunRows(drafted, plan, {
		...resultShape(context, drafted, settings),
		includeRequestBody: settings?.includeRequestBody === true,
	});
}
