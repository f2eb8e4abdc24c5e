import type { IDataObject } from 'n8n-workflow';
import type { Example } from './example';
import { phoneDigits } from './phoneDigits';

const SMS_CHANNEL = '3';
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

/** @throws Error if an expression is more than a field of the item */
function valueOf(parameter: unknown, row: IDataObject): string {
	const text = String(parameter ?? '');
	if (!text.startsWith('=')) return text;
	const filled = text
		.slice(1)
		.replace(/\{\{ \$json\.(\w+) \}\}/g, (_, field: string) => String(row[field]));
	if (!filled.includes('{{')) return filled;
	throw new Error(`The demo cannot compute ${text}: use expressions such as {{ $json.name }}.`);
}

function optionOf({ node }: Example, name: string): unknown {
	const { options } = node.parameters;
	if (typeof options !== 'object' || options === null) return undefined;
	return Object.entries(options).find(([key]) => key === name)?.[1];
}

function expectedMessage(example: Example, row: IDataObject): ExpectedMessage | undefined {
	const { operation, channel, message, caption, mediaUrl } = example.node.parameters;
	const recipient = phoneDigits(row[example.numberField]);
	if (recipient === undefined) return undefined;
	return {
		recipient,
		application: operation === 'sendSms' ? SMS_CHANNEL : String(channel),
		text: valueOf(message ?? caption, row),
		media: valueOf(mediaUrl, row),
		reference: valueOf(optionOf(example, 'referenceNumber'), row),
	};
}

/** What should come out of an example. Its items share a channel, so they can share a request. */
export function expectationOf(example: Example): Expectation {
	const once = optionOf(example, 'duplicateNumbers') === 'sendOnce';
	const perRequest = Number(
		optionOf(example, 'recipientsPerRequest') ?? DEFAULT_RECIPIENTS_PER_REQUEST,
	);
	const firstWith = new Map<string, number>();
	const messages: ExpectedMessage[] = [];
	const items = example.rows.map((row, index): ExpectedItem => {
		const message = expectedMessage(example, row);
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
