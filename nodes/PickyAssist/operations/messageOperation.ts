import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InputProblem } from '../../api/inputProblem';
import type { Template } from '../../api/template';
import type { Draft, Media, RecipientField } from '../../api/types';

/** Reads parameters for the item at hand. */
export interface ReadParameter {
	/** The parameter's value; `fallback` where the operation does not have it. */
	(name: string, fallback?: unknown): unknown;
	/** Whether the parameter holds no expression, and so is the same for all items. */
	isConstant(name: string): boolean;
}

/**
 * Finds the file in a field of the item at hand.
 *
 * @throws InputProblem if there is none
 */
export type FindFile = (field: unknown) => Media;

/** What a message may be made from beside its parameters. */
export interface Sources {
	readonly findFile: FindFile;
	/** Those of the account, where they were wanted and could be read. */
	readonly templates?: readonly Template[] | undefined;
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
	 * The parameter that lists the recipients by itself, if the user chose such a one. With several input items it must
	 * hold an expression: a constant list would be sent once for each item.
	 */
	recipientsParameter?(read: ReadParameter): string | undefined;
	/** Whether the templates of the account are to be read first, so that messages can be compared with theirs. */
	wantsTemplates?(read: ReadParameter): boolean;
	/**
	 * The messages of one item; where it lists several recipients, an InputProblem for each that cannot be sent.
	 *
	 * @throws InputProblem where nothing of the item can be sent
	 */
	toDrafts(read: ReadParameter, from: Sources): Array<Draft | InputProblem>;
}
