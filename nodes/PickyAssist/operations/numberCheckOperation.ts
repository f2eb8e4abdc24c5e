import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { NumberCheckResult } from '../../api/resources/numberCheck';
import type { Draft } from '../../api/push/types';
import type { ItemParameters } from '../parameters/parameters';

/** A number to check, without any content: nothing is sent to it. */
export type NumberToCheck = Pick<
	Draft,
	'recipient' | 'recipientField' | 'mayLackCountryCode' | 'envelope'
>;

/** An operation that checks the numbers of all items together: its editor fields, and how an item becomes a number. */
export interface NumberCheckOperation {
	/** Its option in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields below Operation. */
	readonly fields: INodeProperties[];
	/** The columns that its results always have; null if the item could not be read. */
	readonly columns: readonly string[];
	/**
	 * The number of one item, or its result if it cannot be checked.
	 *
	 * @throws InputError if the other parameters are not valid
	 */
	readNumberToCheck(item: ItemParameters): NumberToCheck | NumberCheckResult;
}
