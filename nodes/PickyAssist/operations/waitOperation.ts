import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Draft } from '../../api/push/types';
import type { Template } from '../../api/resources/templates';
import type { Decision } from '../../api/webhook/tap';
import type { ItemParameters } from '../parameters/parameters';

/** What the person who gets the message is asked for. */
export type ResponseForm =
	| {
			readonly type: 'approval';
			readonly approveLabel: string;
			/** Undefined if the person can only approve. */
			readonly declineLabel?: string;
	  }
	| { readonly type: 'freeText'; readonly submitLabel: string };

/** A message that waits for a response. */
export interface Question {
	/** What the person is asked, without the link. */
	readonly text: string;
	readonly form: ResponseForm;
	/** What the page shows when the response was received. */
	readonly confirmation: string;
}

/** What an operation that waits knows of its run, besides the parameters. */
export interface WaitSetup {
	/** The address of the page where the person responds. */
	readonly link: string;
	/**
	 * The payload of a button in the chat.
	 *
	 * @param number who is asked: nobody else can respond
	 * @returns undefined if it would be too long
	 */
	readonly toPayload: (decision: Decision, number: string) => string | undefined;
	/** The workflow's time zone. */
	readonly timezone: string;
	readonly itemCount: number;
	/** Whether the node runs as a tool of an AI agent, which cannot wait. */
	readonly isTool: boolean;
	/** Whether it reviews the tools of an AI agent. */
	readonly isReview: boolean;
	/** The field in which the input item already has what would look like a response, if it has one. */
	readonly responseIn: string | undefined;
	/** What an AI agent calls the tool with that a person reviews; undefined in other runs. */
	readonly toolParameters: unknown;
}

/** A message that waits for a response, read before anything is sent. */
export interface Asked {
	/** The message, with the link in it or with the decisions in its buttons. */
	readonly draft: Draft;
	readonly question: Question;
	/** When the wait ends without a response; undefined if it does not. */
	readonly waitTill: Date | undefined;
}

/** An operation that sends one message and waits for a response to it. */
export interface WaitOperation {
	/** Its option in the Operation list. */
	readonly option: INodePropertyOptions & { value: string; action: string };
	/** The fields below Operation. */
	readonly fields: INodeProperties[];
	/**
	 * @param templates the account's templates, if the message is one and they could be read
	 * @throws InputError if the item cannot be sent, or nothing can wait for a response to it
	 */
	ask(item: ItemParameters, setup: WaitSetup, templates?: readonly Template[]): Asked;
}
