import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ReadFailure, ReadRequest, ReadResponse } from '../../api/resources/readResponse';
import type { ItemParameters } from '../parameters/parameters';

/** What an item asks, and what becomes of the response. */
export interface ItemRead {
	readonly request: ReadRequest;
	/** The results for the item, or why there are none. */
	readonly toResults: (response: ReadResponse) => readonly IDataObject[] | ReadFailure;
}

/** An operation that reads from Picky Assist: how it looks in the editor, and what an item asks. */
export interface ReadOperation {
	/** Its entry in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields it shows below Operation. */
	readonly fields: INodeProperties[];
	/** The columns of its results that are always there; null in a row for what could not be read. */
	readonly columns: readonly string[];
	/**
	 * What the item asks.
	 *
	 * @throws InputError where its parameters are no question
	 */
	toItemRead(item: ItemParameters): ItemRead;
}
