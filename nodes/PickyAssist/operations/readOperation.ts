import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ReadFailure, Query, ReadResponse } from '../../api/resources/readResponse';
import type { ReadParameter } from '../parameters/readParameter';

/** What an item asks, and what becomes of the answer. */
export interface Inquiry {
	readonly query: Query;
	/** The results for the item, or why there are none. */
	readonly toResults: (reply: ReadResponse) => readonly IDataObject[] | ReadFailure;
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
	toInquiry(read: ReadParameter): Inquiry;
}
