import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Template } from '../../api/resources/templates';
import type { Draft } from '../../api/push/types';
import type { Media } from '../../api/content/media';
import type { RecipientField } from '../../api/recipient/channels';
import type { ItemParameters } from '../parameters/parameters';

/**
 * Finds the file in a binary field of the current item.
 *
 * @throws InputError if there is none
 */
export type FindFile = (field: unknown) => Media;

/** The fields of a trigger's item. */
export type TriggerItem = Readonly<Record<string, unknown>>;

/** A Picky Assist Trigger before this node. */
export interface UpstreamTrigger {
	/** The name of the node in the workflow. */
	readonly name: string;
	/** Its item that the current item comes from; undefined if n8n cannot tell. */
	readonly item: TriggerItem | undefined;
	/** All its items; none if it did not start this execution. */
	readonly allItems: () => readonly TriggerItem[];
}

/** What a message may use in addition to its parameters. */
export interface DraftContext {
	readonly findFile: FindFile;
	/** The Picky Assist Triggers before this node, nearest first. */
	readonly findTriggers: () => readonly UpstreamTrigger[];
	/** The account's templates, if they were needed and could be read. */
	readonly templates?: readonly Template[] | undefined;
}

/** A list of recipients in one field of an item. */
export interface RecipientList {
	/** The field's value, by which equal lists are recognized. */
	readonly source: unknown;
	/** Everything else that the messages depend on, except the reference number. It can be written as JSON. */
	readonly content: unknown;
	/**
	 * The recipients, as the user wrote them.
	 *
	 * @throws InputError if the value is not a list
	 */
	readonly recipients: () => readonly unknown[];
	/** The number or ID in a recipient. */
	readonly recipientIn: (recipient: unknown) => unknown;
	/** What to do about a recipient that has several numbers. */
	readonly oneNumberEach: string;
	/** @throws InputError if the recipient is not valid */
	readonly toDraft: (recipient: unknown, position: number) => Draft;
}

/** The recipient of an item. */
export interface ItemRecipient {
	readonly field: RecipientField;
	/** @throws InputError if it is not valid */
	readonly parse: () => string;
}

/** An operation that sends messages: its editor fields, and how an item becomes messages. */
export interface MessageOperation {
	/** Its option in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields below Operation. */
	readonly fields: INodeProperties[];
	/** The name of the recipient in its results, if the channel does not decide it. */
	readonly recipientField?: RecipientField;
	/** The recipient of an item for its error, if the item alone decides what kind of recipient it is. */
	recipientOf?(item: ItemParameters): ItemRecipient;
	/**
	 * The recipients and content of the item, if one field lists all recipients. `toDrafts` is not called then.
	 *
	 * @throws InputError if nothing of the item can be sent
	 */
	toList?(item: ItemParameters): RecipientList | undefined;
	/** Whether it sends templates, which can be checked against those of the account. */
	readonly hasTemplates?: boolean;
	/** Whether a message may be refused because the 24-hour session is closed, and a template sent instead. */
	readonly hasSessions?: boolean;
	/**
	 * The messages of one item.
	 *
	 * @throws InputError if the item cannot be sent
	 */
	toDrafts(item: ItemParameters, context: DraftContext): Draft[];
}
