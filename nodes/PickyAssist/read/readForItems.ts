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

/** The results of one item, or why there are none. */
type ItemResult = readonly IDataObject[] | ReadFailure;

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

function errorJson({ code, httpStatus, reason, description }: ReadFailure): IDataObject {
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

/** Sends identical requests once. A failure that would repeat for all later requests is reused for them. */
function responsesFrom(reader: Reader): (request: ReadRequest) => Promise<ReadResponse> {
	const responses = new Map<string, ReadResponse>();
	let abortingFailure: ReadResponse | undefined;
	return async (request) => {
		const key = JSON.stringify([request.endpoint, request.fields]);
		const response = responses.get(key) ?? abortingFailure ?? (await reader.read(request));
		responses.set(key, response);
		if (response.kind === 'readFailure' && response.abortsRun) abortingFailure = response;
		return response;
	};
}

function isReadFailure(result: ItemResult): result is ReadFailure {
	return 'kind' in result;
}

function toItems(
	result: ItemResult,
	itemIndex: number,
	errorOutput: boolean,
	columns: readonly string[],
): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (!isReadFailure(result)) return result.map((json) => ({ json, pairedItem }));
	const error = errorJson(result);
	// n8n merges this into the input item: any other key would overwrite one of the user's fields.
	if (errorOutput) return [{ json: { error }, pairedItem }];
	return [
		{ json: { ...Object.fromEntries(columns.map((column) => [column, null])), error }, pairedItem },
	];
}

function toNodeError(
	node: INode,
	{ reason, ...rest }: ReadFailure,
	itemIndex: number,
): NodeOperationError {
	return nodeError(node, reason, describeFailure({ reason, ...rest }), itemIndex);
}

/** For On Error = Stop: throws for the first item that cannot be read. Errors of n8n are thrown unchanged. */
function throwFirstError(node: INode, itemReads: ReadonlyArray<ItemRead | Error>): void {
	itemReads.forEach((itemRead, itemIndex) => {
		if (itemRead instanceof InputError) throw toNodeError(node, toReadFailure(itemRead), itemIndex);
		if (itemRead instanceof Error) throw itemRead;
	});
}

/**
 * Runs a read operation. All items are validated before the first request is sent.
 *
 * @returns the results of each item, in the order of the input items
 * @throws NodeOperationError with On Error = Stop, for the first item that fails
 */
export async function readForItems(
	context: IExecuteFunctions,
	operation: ReadOperation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const continueOnFail = context.continueOnFail();
	const items = context.getInputData();
	const parameters = new Parameters(context);
	// Not thrown: with On Error = Continue, n8n would pass the input items of a node that throws to its success output.
	const connection = await connect(context).catch(asError);
	const itemReads = items.map((_, itemIndex) =>
		connection instanceof Error ? connection : toItemRead(operation, parameters, itemIndex),
	);
	if (!continueOnFail) throwFirstError(node, itemReads);

	const reader = connection instanceof Error ? connection : Reader.forResults(context, connection);
	const responseTo =
		reader instanceof Error ? async () => toReadFailure(reader) : responsesFrom(reader);
	const output: INodeExecutionData[][] = [];
	for (const [itemIndex, itemRead] of itemReads.entries()) {
		const result =
			itemRead instanceof Error
				? toReadFailure(itemRead)
				: itemRead.toResults(await responseTo(itemRead.request));
		if (!continueOnFail && isReadFailure(result)) throw toNodeError(node, result, itemIndex);
		output.push(
			toItems(result, itemIndex, node.onError === 'continueErrorOutput', operation.columns),
		);
	}
	if (!(reader instanceof Error) && reader.hints.length > 0)
		context.addExecutionHints({
			message: reader.hints.join(' '),
			type: 'warning',
			location: 'outputPane',
		});
	return output.flat();
}
