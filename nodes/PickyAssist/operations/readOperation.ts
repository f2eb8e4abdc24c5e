import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ReadFailure, ReadRequest, ReadResponse } from '../../api/resources/readResponse';
import type { ReportItem } from '../../api/resources/reportItems';
import type { ItemParameters } from '../parameters/parameters';

/** The read request of an item, and how the response becomes results. */
export interface ItemRead {
	readonly request: ReadRequest;
	/** The results of the item, or why there are none. */
	readonly toResults: (response: ReadResponse) => readonly IDataObject[] | ReadFailure;
}

/** An operation that reads from Picky Assist: its editor fields, and how an item becomes a read request. */
export interface ReadOperation {
	/** Its option in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields below Operation. */
	readonly fields: INodeProperties[];
	/** The columns that its results always have; null if the item could not be read. */
	readonly columns: readonly string[];
	/**
	 * The read request of one item.
	 *
	 * @param workflowTimeZone the IANA name of the workflow's time zone
	 * @throws InputError if its parameters are not valid
	 */
	toItemRead(item: ItemParameters, workflowTimeZone: string): ItemRead;
	/**
	 * Items with the same request get its results only once: the item of each result. Otherwise, each item gets them all.
	 *
	 * @param items the items with the same request
	 */
	itemsOfResults?(
		results: readonly IDataObject[],
		items: readonly [ReportItem, ...ReportItem[]],
	): readonly number[];
}
