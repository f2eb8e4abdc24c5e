import type { IDataObject, INode, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { InputError } from '../../api/input/inputError';
import { type ReadFailure, readFailure } from '../../api/resources/readResponse';
import { joinSentences } from '../../api/sentences';
import { apiError, descriptionFor, isTool, operationError } from '../errors';

/** The results of one item, or why there are none. */
export type ItemResult = readonly IDataObject[] | ReadFailure;

export function isReadFailure(result: ItemResult): result is ReadFailure {
	return 'kind' in result;
}

export function toReadFailure(cause: Error): ReadFailure {
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

/**
 * The output items of one input item.
 *
 * @param errorOutput whether On Error is "Continue (using error output)"
 * @param columns the columns of an item without results, all null
 */
export function toItems(
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

/** The error that ends the execution because the request of an item failed. */
export function toApiError(node: INode, failure: ReadFailure, itemIndex?: number): NodeApiError {
	// A problem of the account is not that of the item.
	const position = failure.abortsRun ? undefined : itemIndex;
	return apiError(node, { ...failure, description: describeFailure(failure) }, position);
}

/** For On Error = Stop: throws for the first item that cannot be read. Errors of n8n are thrown unchanged. */
export function throwFirstError(node: INode, items: readonly unknown[]): void {
	const canReadOthers = !isTool(node) && items.some((item) => !(item instanceof Error));
	const others = canReadOthers
		? "To go on with the rest, set On Error to Continue in the node's Settings."
		: '';
	items.forEach((item, itemIndex) => {
		if (item instanceof InputError) {
			const { reason, description } = toReadFailure(item);
			const texts = { reason, description: joinSentences(description, others) };
			throw operationError(node, texts, itemIndex);
		}
		if (item instanceof Error) throw item;
	});
}
