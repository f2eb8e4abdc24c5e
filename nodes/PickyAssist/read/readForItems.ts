import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ReadRequest, ReadResponse } from '../../api/resources/readResponse';
import type { ReportItem } from '../../api/resources/reportItems';
import type { ItemRead, ReadOperation } from '../operations/readOperation';
import { asError } from '../errors';
import { Parameters } from '../parameters/parameters';
import { connect } from '../transport/connection';
import { Reader } from '../transport/reader';
import { showWaits } from './showWaits';
import { isReadFailure, throwFirstError, toItems, toApiError, toReadFailure } from './itemResults';

function toItemRead(
	operation: ReadOperation,
	parameters: Parameters,
	itemIndex: number,
	timeZone: string,
): ItemRead | Error {
	try {
		return operation.toItemRead(parameters.forItem(itemIndex), timeZone);
	} catch (error) {
		return asError(error);
	}
}

function keyOf({ endpoint, fields }: ReadRequest): string {
	return JSON.stringify([endpoint, fields]);
}

/** Sends identical requests once. A failure that would repeat for all later requests is reused for them. */
function responsesFrom(reader: Reader): (request: ReadRequest) => Promise<ReadResponse> {
	const responses = new Map<string, ReadResponse>();
	let abortingFailure: ReadResponse | undefined;
	return async (request) => {
		const key = keyOf(request);
		const response = responses.get(key) ?? abortingFailure ?? (await reader.read(request));
		responses.set(key, response);
		if (response.kind === 'readFailure' && response.abortsRun) abortingFailure = response;
		return response;
	};
}

/** The items by their request, in order. */
function itemsByRequest(
	itemReads: ReadonlyArray<ItemRead | Error>,
	items: readonly INodeExecutionData[],
): ReadonlyMap<string, [ReportItem, ...ReportItem[]]> {
	const found = new Map<string, [ReportItem, ...ReportItem[]]>();
	for (const [itemIndex, itemRead] of itemReads.entries()) {
		if (itemRead instanceof Error) continue;
		const item = { itemIndex, json: items[itemIndex]?.json ?? {} };
		const same = found.get(keyOf(itemRead.request));
		if (same) same.push(item);
		else found.set(keyOf(itemRead.request), [item]);
	}
	return found;
}

/**
 * Runs a read operation. All items are validated before the first request is sent.
 *
 * @returns the results of each item, in the order of the input items; those that several items share are at the first one
 * @throws NodeOperationError or NodeApiError with On Error = Stop, for the first item that fails
 */
export async function readForItems(
	context: IExecuteFunctions,
	operation: ReadOperation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const continueOnFail = context.continueOnFail();
	const items = context.getInputData();
	const parameters = new Parameters(context, operation.fields);
	// Not thrown: with On Error = Continue, n8n would pass the input items of a node that throws to its success output.
	const connection = await connect(context).catch(asError);
	const itemReads = items.map((_, itemIndex) =>
		connection instanceof Error
			? connection
			: toItemRead(operation, parameters, itemIndex, context.getTimezone()),
	);
	if (!continueOnFail) throwFirstError(node, itemReads);

	const reader = connection instanceof Error ? connection : Reader.forResults(context, connection);
	const responseTo =
		reader instanceof Error ? async () => toReadFailure(reader) : responsesFrom(reader);
	const sharing = operation.itemsOfResults ? itemsByRequest(itemReads, items) : undefined;
	const output: INodeExecutionData[][] = [];
	for (const [itemIndex, itemRead] of itemReads.entries()) {
		const result =
			itemRead instanceof Error
				? toReadFailure(itemRead)
				: itemRead.toResults(await responseTo(itemRead.request));
		if (!continueOnFail && isReadFailure(result)) throw toApiError(node, result, itemIndex);
		const same = itemRead instanceof Error ? undefined : sharing?.get(keyOf(itemRead.request));
		if (same && operation.itemsOfResults && !isReadFailure(result)) {
			if (same[0].itemIndex !== itemIndex) continue;
			const linked = operation.itemsOfResults(result, same);
			output.push(
				result.map((json, index) => ({ json, pairedItem: { item: linked[index] ?? itemIndex } })),
			);
			continue;
		}
		output.push(
			toItems(result, itemIndex, node.onError === 'continueErrorOutput', operation.columns),
		);
	}
	if (!(reader instanceof Error)) showWaits(context, reader);
	return output.flat();
}
