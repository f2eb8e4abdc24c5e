import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Template } from '../../api/resources/templates';
import type { Draft } from '../../api/push/types';
import type { Media } from '../../api/content/media';
import type { RecipientField } from '../../api/recipient/channels';
import type { ItemParameters } from '../parameters/parameters';

/**
 * Finds the file in a field of the item at hand.
 *
 * @throws InputError if there is none
 */
export type FindFile = (field: unknown) => Media;

/** What a message may be made from beside its parameters. */
export interface Sources {
	readonly findFile: FindFile;
	/** Those of the account, where they were wanted and could be read. */
	readonly templates?: readonly Template[] | undefined;
}

/** The recipients that one item lists in a field. */
export interface RecipientList {
	/** The field's value: the same value is the same list. */
	readonly source: unknown;
	/** All else that the messages depend on, but for the reference number; it can be written as JSON. */
	readonly content: unknown;
	/**
	 * The recipients, each as the user wrote it.
	 *
	 * @throws InputError if the value is no list
	 */
	readonly recipients: () => readonly unknown[];
	/** Where the number or id stands in a recipient. */
	readonly numberIn: (recipient: unknown) => unknown;
	/** @throws InputError if this recipient cannot be sent to */
	readonly toDraft: (recipient: unknown, position: number) => Draft;
}

/** An operation that sends messages: how it looks in the editor, and how an item becomes messages. */
export interface MessageOperation {
	/** Its entry in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields it shows below Operation. */
	readonly fields: INodeProperties[];
	/** How its results name a recipient, where the channel does not decide that. */
	readonly recipientField?: RecipientField;
	/**
	 * The recipients of the item and what they get, where the user chose that one field lists them all; `toDrafts` is not
	 * called then.
	 *
	 * @throws InputError where nothing of the item can be sent
	 */
	toList?(item: ItemParameters): RecipientList | undefined;
	/** Whether it sends templates, which can be compared with those of the account. */
	readonly hasTemplates?: boolean;
	/**
	 * The messages of one item.
	 *
	 * @throws InputError where it cannot be sent
	 */
	toDrafts(item: ItemParameters, from: Sources): Draft[];
}
