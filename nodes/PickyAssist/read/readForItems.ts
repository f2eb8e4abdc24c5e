import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { InputError } from '../../api/input/inputError';
import {
	type ReadFailure,
	readFailure,
	type Query,
	type ReadResponse,
} from '../../api/resources/readResponse';
import { sentences } from '../../api/sentences';
import type { Inquiry, ReadOperation } from '../operations/readOperation';
import { descriptionFor, asError, nodeError } from '../errors';
import { Parameters } from '../parameters/parameters';
import { connect } from '../transport/connection';
import { Reader } from '../transport/reader';

/** What came of one item: its results, or why there are none. */
type Outcome = readonly IDataObject[] | ReadFailure;

function problemOf(cause: Error): ReadFailure {
	return readFailure(cause.message, descriptionFor(cause));
}

function explain({ code, httpStatus, description }: ReadFailure): string {
	const status =
		code !== null
			? `The status is ${code}.`
			: httpStatus !== undefined
				? `The HTTP status is ${httpStatus}.`
				: '';
	return sentences(status, description);
}

function errorOf({ code, httpStatus, reason, description }: ReadFailure): IDataObject {
	return { message: sentences(reason, description), code, http_status: httpStatus ?? null };
}

function toInquiry(
	operation: ReadOperation,
	parameters: Parameters,
	itemIndex: number,
): Inquiry | Error {
	try {
		return operation.toInquiry(parameters.forItem(itemIndex));
	} catch (error) {
		return asError(error);
	}
}

/** Asks equal questions once; when a reply shows that no later question can do better, it stands for all of them. */
function answersOf(reader: Reader): (query: Query) => Promise<ReadResponse> {
	const replies = new Map<string, ReadResponse>();
	let last: ReadResponse | undefined;
	return async (query) => {
		const key = JSON.stringify([query.endpoint, query.fields]);
		const reply = replies.get(key) ?? last ?? (await reader.ask(query));
		replies.set(key, reply);
		if (reply.kind === 'readFailure' && reply.abortsRun) last = reply;
		return reply;
	};
}

function isNotRead(outcome: Outcome): outcome is ReadFailure {
	return 'kind' in outcome;
}

function toItems(
	outcome: Outcome,
	itemIndex: number,
	errorOutput: boolean,
	columns: readonly string[],
): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (!isNotRead(outcome)) return outcome.map((json) => ({ json, pairedItem }));
	const error = errorOf(outcome);
	// n8n lays this over the input item: any other key would hide one of the user's columns.
	if (errorOutput) return [{ json: { error }, pairedItem }];
	return [
		{ json: { ...Object.fromEntries(columns.map((column) => [column, null])), error }, pairedItem },
	];
}

function stopFor(
	node: INode,
	{ reason, ...what }: ReadFailure,
	itemIndex: number,
): NodeOperationError {
	return nodeError(node, reason, explain({ reason, ...what }), itemIndex);
}

/** For On Error = Stop: n8n's own error where an expression cannot be evaluated, or else a sentence. */
function stopForBadItem(node: INode, lines: ReadonlyArray<Inquiry | Error>): void {
	lines.forEach((line, itemIndex) => {
		if (line instanceof InputError) throw stopFor(node, problemOf(line), itemIndex);
		if (line instanceof Error) throw line;
	});
}

/**
 * Reads what the items ask for. All items are checked before the first question leaves.
 *
 * @returns the results of each item, in the order of the input items
 * @throws NodeOperationError under On Error = Stop, for the first item that something is wrong with
 */
export async function readForItems(
	context: IExecuteFunctions,
	operation: ReadOperation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const goOn = context.continueOnFail();
	const items = context.getInputData();
	const parameters = new Parameters(context);
	// Not thrown: where the node may go on, n8n would put the input items of a node that throws on its success output.
	const connection = await connect(context).catch(asError);
	const lines = items.map((_, itemIndex) =>
		connection instanceof Error ? connection : toInquiry(operation, parameters, itemIndex),
	);
	if (!goOn) stopForBadItem(node, lines);

	const answerTo =
		connection instanceof Error
			? async () => problemOf(connection)
			: answersOf(Reader.forResults(context, connection));
	const output: INodeExecutionData[][] = [];
	for (const [itemIndex, line] of lines.entries()) {
		const outcome =
			line instanceof Error ? problemOf(line) : line.toResults(await answerTo(line.query));
		if (!goOn && isNotRead(outcome)) throw stopFor(node, outcome, itemIndex);
		output.push(
			toItems(outcome, itemIndex, node.onError === 'continueErrorOutput', operation.columns),
		);
	}
	return output.flat();
}
