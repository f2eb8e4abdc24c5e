import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { countryCodeHints } from '../../api/push/countryCodeHint';
import { contentKey, withoutDuplicates } from '../../api/push/duplicates';
import { halve, planPushRequests } from '../../api/push/pushRequest';
import type { Message, PushRequest } from '../../api/push/types';
import {
	notChecked,
	type NumberCheckResult,
	numberCheckRequest,
	readNumberCheckResults,
	refusesANumber,
} from '../../api/resources/numberCheck';
import { type ReadFailure, unreadable } from '../../api/resources/readResponse';
import { withVendorMessage } from '../../api/sentences';
import { asError } from '../errors';
import type { NumberCheckOperation, NumberToCheck } from '../operations/numberCheckOperation';
import { Parameters } from '../parameters/parameters';
import { INCLUDE_INPUT_FIELDS, readRunOption } from '../parameters/runOption';
import { connect, type Connection } from '../transport/connection';
import { Reader } from '../transport/reader';
import { showWaits } from './showWaits';
import { throwFirstError, toItems, toApiError, toReadFailure } from './itemResults';

const NUMBERS_PER_REQUEST = 1_000;

/** After this many rejected requests in a row, the reason is hardly in single numbers: halves of 1,000 take ten. */
const MAX_REJECTED_IN_A_ROW = 20;
/** How many rejected requests a run sends for each channel to find out which numbers are not accepted. */
const MAX_REJECTED = 200;
const SEARCH_STOPPED =
	'Not checked: Picky Assist rejected many other parts of the list (status 406), so the check was stopped.';

type Checked = NumberCheckResult | ReadFailure;

/** An item before the check: a number, the result of one that cannot be checked, or an error. */
type Planned = Message | NumberCheckResult | Error;

function isNumberToCheck(number: NumberToCheck | NumberCheckResult): number is NumberToCheck {
	return 'recipient' in number;
}

function isPlannedMessage(planned: Planned): planned is Message {
	return 'recipient' in planned && 'envelope' in planned;
}

/** What a check needs beside its numbers, or why there can be none. */
function prepare(
	connection: Connection,
	parameters: Parameters,
): { connection: Connection; includesInput: boolean } | Error {
	try {
		return { connection, includesInput: readRunOption(parameters, INCLUDE_INPUT_FIELDS) };
	} catch (error) {
		return asError(error);
	}
}

function plan(operation: NumberCheckOperation, parameters: Parameters, itemIndex: number): Planned {
	try {
		const number = operation.readNumberToCheck(parameters.forItem(itemIndex));
		return isNumberToCheck(number)
			? { kind: 'message', ...number, entry: {}, itemIndex, position: itemIndex }
			: number;
	} catch (error) {
		return asError(error);
	}
}

/** The rejected requests of one channel. */
interface Rejections {
	count: number;
	inARow: number;
	/** Picky Assist's words about the last one. */
	vendorMessage: string;
}

function areTooMany({ count, inARow }: Rejections): boolean {
	return inARow >= MAX_REJECTED_IN_A_ROW || count >= MAX_REJECTED;
}

/** Checks the numbers of planned requests, one request after the other. */
class NumberChecker {
	readonly results = new Map<Message, Checked>();
	/** A failure that later requests would repeat. */
	private abortingFailure: ReadFailure | undefined;
	private readonly rejections = new Map<unknown, Rejections>();

	constructor(private readonly reader: Reader) {}

	async checkAll(requests: readonly PushRequest[]): Promise<void> {
		for (const request of requests) await this.check(request);
	}

	private rejectionsOf({ messages: [first] }: PushRequest): Rejections {
		const channel = first?.envelope.application;
		const known = this.rejections.get(channel) ?? { count: 0, inARow: 0, vendorMessage: '' };
		this.rejections.set(channel, known);
		return known;
	}

	/** A request that is rejected because of one number is halved: repeating a check is safe, because nothing is sent. */
	private async check(request: PushRequest): Promise<void> {
		const rejections = this.rejectionsOf(request);
		if (!this.abortingFailure && areTooMany(rejections)) {
			const reason = withVendorMessage(SEARCH_STOPPED, rejections.vendorMessage);
			for (const message of request.messages)
				this.results.set(message, notChecked(message.recipient, reason));
			return;
		}
		const response = this.abortingFailure ?? (await this.reader.read(numberCheckRequest(request)));
		const failure = response.kind === 'readFailure' ? response : response.failure;
		if (failure?.abortsRun) this.abortingFailure = failure;
		const isRejected = refusesANumber(response);
		rejections.count += isRejected ? 1 : 0;
		rejections.inARow = isRejected ? rejections.inARow + 1 : 0;
		if (isRejected) rejections.vendorMessage = failure?.refusal?.vendorMessage ?? '';
		if (isRejected && request.messages.length > 1 && !areTooMany(rejections))
			return await this.checkAll(halve(request));
		const checks = readNumberCheckResults(request, response);
		request.messages.forEach((message, index) => {
			const check = checks[index];
			if (check) this.results.set(message, check);
		});
	}
}

/** Each number once for each channel, and the results of all. */
async function checkMessages(
	messages: readonly Message[],
	reader: Reader,
): Promise<ReadonlyMap<Message, Checked>> {
	const { unique, copyOf } = withoutDuplicates(messages, contentKey, () => false);
	const checker = new NumberChecker(reader);
	await checker.checkAll(planPushRequests(unique, NUMBERS_PER_REQUEST));
	for (const [copy, original] of copyOf) {
		const result = checker.results.get(original);
		if (result) checker.results.set(copy, result);
	}
	return checker.results;
}

function missingHint(results: readonly Checked[]): string[] {
	const missing = results.filter((result) => !('kind' in result) && result.on_whatsapp === null);
	return missing.length === 0
		? []
		: [
				`${missing.length.toLocaleString('en-US')} of ${results.length.toLocaleString('en-US')} numbers: no result. See the reason field.`,
			];
}

/** An `error` of an earlier node would make the result look like a failure. */
function withInput(check: NumberCheckResult, input: IDataObject = {}): IDataObject {
	const fields = Object.entries(input).filter(([name]) => name !== 'error');
	return { ...Object.fromEntries(fields), ...check };
}

/**
 * Checks which of the items' numbers are on WhatsApp. All items are validated before the first request is sent.
 *
 * @returns one result for each item, in order
 * @throws NodeOperationError with On Error = Stop, if parameters are not valid or Picky Assist rejects the check
 */
export async function checkNumbers(
	context: IExecuteFunctions,
	operation: NumberCheckOperation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const items = context.getInputData();
	const parameters = new Parameters(context, operation.fields);
	// Not thrown: with On Error = Continue, n8n would pass the input items of a node that throws to its success output.
	const connection = await connect(context).catch(asError);
	const run = connection instanceof Error ? connection : prepare(connection, parameters);
	const planned = items.map(
		(_, itemIndex): Planned =>
			run instanceof Error ? run : plan(operation, parameters, itemIndex),
	);
	if (!context.continueOnFail()) throwFirstError(node, planned);
	const messages = planned.filter(isPlannedMessage);
	const reader = run instanceof Error ? undefined : Reader.forNumberCheck(context, run.connection);
	const checked = reader ? await checkMessages(messages, reader) : new Map<Message, Checked>();
	if (reader) showWaits(context, reader);
	const results = planned.map((one): Checked => {
		if (one instanceof Error) return toReadFailure(one);
		return isPlannedMessage(one) ? (checked.get(one) ?? unreadable()) : one;
	});
	const failure = results.find((result) => 'kind' in result);
	// Items that are not valid were reported before: this is the failure of a request, for all its items.
	if (failure && 'kind' in failure && !context.continueOnFail()) throw toApiError(node, failure);

	const hints = [
		...missingHint(results),
		...countryCodeHints(messages, false, parameters.isGiven('options.countryCode'), 'checked'),
	];
	if (hints.length > 0)
		context.addExecutionHints({ message: hints.join(' '), type: 'info', location: 'outputPane' });
	const includesInput = !(run instanceof Error) && run.includesInput;
	const errorOutput = node.onError === 'continueErrorOutput';
	return results.flatMap((result, itemIndex) =>
		toItems(
			'kind' in result
				? result
				: [includesInput ? withInput(result, items[itemIndex]?.json) : { ...result }],
			itemIndex,
			errorOutput,
			operation.columns,
		),
	);
}
