import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Example } from './example';
import { fillIn } from './fillIn';
import { phoneDigits } from './phoneDigits';

/** `application` of Send SMS (Push API variables page). */
export const SMS_CHANNEL = '3';
const DEFAULT_RECIPIENTS_PER_REQUEST = 1_000;

/** A message as Picky Assist should see it. */
export interface ExpectedMessage {
	readonly recipient: string;
	readonly application: string;
	readonly text: string;
	readonly media: string;
	readonly reference: string;
}

/** What should become of one item. */
export interface ExpectedItem {
	readonly row: IDataObject;
	/** Missing when the number cannot be one. */
	readonly message?: ExpectedMessage;
	/** The earlier item whose message is sent in the place of this one. */
	readonly copyOf?: number;
}

/** What should come of an example, computed from its items and parameters alone. */
export interface Expectation {
	readonly items: readonly ExpectedItem[];
	/** The messages that should arrive, copies left out. */
	readonly messages: readonly ExpectedMessage[];
	/** The fewest push requests that can carry them. */
	readonly pushRequests: number;
}

function optionOf({ options }: INodeParameters, name: string): unknown {
	if (typeof options !== 'object' || options === null) return undefined;
	return Object.entries(options).find(([key]) => key === name)?.[1];
}

/** A message of this node, as one item asks for it; undefined when the number cannot be one. */
export function expectedMessage(
	{ parameters }: INode,
	item: IDataObject,
): ExpectedMessage | undefined {
	const { operation, channel, channelId, number, message, caption, mediaUrl } = parameters;
	const recipient = phoneDigits(fillIn(number, item));
	if (recipient === undefined) return undefined;
	const application = fillIn(channel === 'custom' ? channelId : channel, item);
	return {
		recipient,
		application: operation === 'sendSms' ? SMS_CHANNEL : application,
		text: fillIn(message ?? caption, item),
		media: fillIn(mediaUrl, item),
		reference: fillIn(optionOf(parameters, 'referenceNumber'), item),
	};
}

/** What should come out of an example. Its items share a channel, so they can share a request. */
export function expectationOf(example: Example): Expectation {
	const { node } = example;
	const once = optionOf(node.parameters, 'duplicateNumbers') === 'sendOnce';
	const perRequest = Number(
		optionOf(node.parameters, 'recipientsPerRequest') ?? DEFAULT_RECIPIENTS_PER_REQUEST,
	);
	const firstWith = new Map<string, number>();
	const messages: ExpectedMessage[] = [];
	const items = example.rows.map((row, index): ExpectedItem => {
		const message = expectedMessage(node, row);
		if (!message) return { row };
		const content = JSON.stringify([message.recipient, message.text, message.media]);
		const copyOf = once ? firstWith.get(content) : undefined;
		if (copyOf !== undefined) return { row, message, copyOf };
		firstWith.set(content, index);
		messages.push(message);
		return { row, message };
	});
	return { items, messages, pushRequests: Math.ceil(messages.length / perRequest) };
}
