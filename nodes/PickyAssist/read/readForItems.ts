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
	type ReadRequest,
	type ReadResponse,
} from '../../api/resources/readResponse';
import { joinSentences } from '../../api/sentences';
import type { ItemRead, ReadOperation } from '../operations/readOperation';
import { descriptionFor, asError, nodeError } from '../errors';
import { Parameters } from '../parameters/parameters';
import { connect } from '../transport/connection';
import { Reader } from '../transport/reader';

/** What came of one item: its results, or why there are none. */
type Outcome = readonly IDataObject[] | ReadFailure;

function toReadFailure(cause: Error): ReadFailure {
	return readFailure(cause.message, descriptionFor(cause));
}

function describeFailure({ code, httpStatus, description }: ReadFailure): string {
	const status =
		code !== null
			? `The status is ${code}.`
			: httpStatus !== undefined
				? `The HTTP status is ${httpStatus}.`
				: '';
	return joinSentences(status, description);
}

function errorOf({ code, httpStatus, reason, description }: ReadFailure): IDataObject {
	return { message: joinSentences(reason, description), code, http_status: httpStatus ?? null };
}

function toItemRead(
	operation: ReadOperation,
	parameters: Parameters,
	itemIndex: number,
): ItemRead | Error {
	try {
		return operation.toItemRead(parameters.forItem(itemIndex));
	} catch (error) {
		return asError(error);
	}
}

/** Asks equal questions once; when a reply shows that no later question can do better, it stands for all of them. */
function responsesFrom(reader: Reader): (request: ReadRequest) => Promise<ReadResponse> {
	const responses = new Map<string, ReadResponse>();
	let last: ReadResponse | undefined;
	return async (request) => {
		const key = JSON.stringify([request.endpoint, request.fields]);
		const response = responses.get(key) ?? last ?? (await reader.read(request));
		responses.set(key, response);
		if (response.kind === 'readFailure' && response.abortsRun) last = response;
		return response;
	};
}

function isReadFailure(outcome: Outcome): outcome is ReadFailure {
	return 'kind' in outcome;
}

function toItems(
	outcome: Outcome,
	itemIndex: number,
	errorOutput: boolean,
	columns: readonly string[],
): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (!isReadFailure(outcome)) return outcome.map((json) => ({ json, pairedItem }));
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
	return nodeError(node, reason, describeFailure({ reason, ...what }), itemIndex);
}

/** For On Error = Stop: n8n's own error where an expression cannot be evaluated, or else a sentence. */
function stopForBadItem(node: INode, drafted: ReadonlyArray<ItemRead | Error>): void {
	drafted.forEach((line, itemIndex) => {
		if (line instanceof InputError) throw stopFor(node, toReadFailure(line), itemIndex);
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
	const continueOnFail = context.continueOnFail();
	const items = context.getInputData();
	const parameters = new Parameters(context);
	// Not thrown: where the node may go on, n8n would put the input items of a node that throws on its success output.
	const connection = await connect(context).catch(asError);
	const drafted = items.map((_, itemIndex) =>
		connection instanceof Error ? connection : toItemRead(operation, parameters, itemIndex),
	);
	if (!continueOnFail) stopForBadItem(node, drafted);

	const responseTo =
		connection instanceof Error
			? async () => toReadFailure(connection)
			: responsesFrom(Reader.forResults(context, connection));
	const output: INodeExecutionData[][] = [];
	for (const [itemIndex, line] of drafted.entries()) {
		const outcome =
			line instanceof Error ? toReadFailure(line) : line.toResults(await responseTo(line.request));
		if (!continueOnFail && isReadFailure(outcome)) throw stopFor(node, outcome, itemIndex);
		output.push(
			toItems(outcome, itemIndex, node.onError === 'continueErrorOutput', operation.columns),
		);
	}
	return output.flat();
}
