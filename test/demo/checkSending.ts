import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { isJsonObject, type JsonObject } from '../sandbox/json';
import type { AcceptedMessage, SandboxLog } from '../sandbox/sandbox';

/** `application` of Send SMS (Push API variables page). */
export const SMS_CHANNEL = '3';

/** One output item of the Picky Assist node. */
export interface Row {
	readonly json: IDataObject;
	/** The index of the input item that it is linked to; -1 if it is not linked to exactly one. */
	readonly item: number;
	readonly status: string;
	/** The error object; empty for a message that was accepted. */
	readonly error: JsonObject;
	readonly isFromErrorOutput: boolean;
}

/**
 * The rows of a run, in the order of their input items.
 *
 * @param outputs the items of the node's outputs: success, and error
 */
export function rowsOf(outputs: ReadonlyArray<readonly INodeExecutionData[]>): readonly Row[] {
	const rows = outputs.flatMap((items, output) =>
		items.map(({ json, pairedItem }): Row => {
			const [link, ...others] = [pairedItem ?? []].flat();
			const error = isJsonObject(json.error) ? json.error : {};
			return {
				json,
				item: others.length > 0 ? -1 : typeof link === 'number' ? link : (link?.item ?? -1),
				status: String(error.status ?? json.status),
				error,
				isFromErrorOutput: output === 1,
			};
		}),
	);
	return rows.sort((a, b) => a.item - b.item);
}

/** A parameter of the node for one item. Only expressions such as `{{ $json.body.name }}` are evaluated. */
export function evaluate(parameter: unknown, item: JsonObject): string {
	return String(parameter ?? '')
		.replace(/^=/, '')
		.replace(/\{\{ \$json\.([\w.]+) \}\}/g, (_, path: string) =>
			String(
				path
					.split('.')
					.reduce<unknown>((value, key) => (isJsonObject(value) ? value[key] : undefined), item),
			),
		);
}

function describe(message: Partial<AcceptedMessage>): string {
	const {
		msgId,
		pushId,
		recipient,
		application,
		text,
		media = '',
		reference_number = '',
	} = message;
	return [msgId, pushId, recipient, application, text, media, reference_number].join(' | ');
}

/** The message that an item asks for, with the ids that its row reports. */
function expectedMessage({ parameters }: INode, item: JsonObject, { json }: Row): string {
	const { operation, channel, channelId, number, message, caption, mediaUrl } = parameters;
	const options: unknown = parameters.options;
	return describe({
		msgId: String(json.msg_id),
		pushId: String(json.push_id),
		recipient: evaluate(number, item).replace(/\D/g, '').replace(/^00/, ''),
		application:
			operation === 'sendSms'
				? SMS_CHANNEL
				: evaluate(channel === 'custom' ? channelId : channel, item),
		text: evaluate(message ?? caption, item),
		media: evaluate(mediaUrl, item),
		reference_number: evaluate(isJsonObject(options) ? options.referenceNumber : '', item),
	});
}

/** What is missing in `actual`, and what should not be there. Each entry counts as often as it occurs. */
export function differences(
	what: string,
	expected: readonly string[],
	actual: readonly string[],
): readonly string[] {
	const rest = [...actual];
	const missing = expected.filter((entry) => {
		const index = rest.indexOf(entry);
		if (index >= 0) rest.splice(index, 1);
		return index < 0;
	});
	return [
		...missing.map((entry) => `${what} missing: ${entry}`),
		...rest.map((entry) => `${what} unexpected: ${entry}`),
	];
}

function hasFieldsOf({ json }: Row, item: IDataObject): boolean {
	return Object.entries(item).every(
		([name, value]) => JSON.stringify(json[name]) === JSON.stringify(value),
	);
}

/**
 * Checks one run of the Picky Assist node: every item has one row with the expected status, every accepted row has its own
 * message at the sandbox, and the sandbox received nothing else.
 *
 * @param items the node's input
 * @param statuses the expected status of each item
 * @returns what is wrong; empty if everything is right
 */
export function checkSending(
	node: INode,
	items: readonly IDataObject[],
	statuses: readonly string[],
	rows: readonly Row[],
	{ pushes, acceptedMessages }: Pick<SandboxLog, 'pushes' | 'acceptedMessages'>,
): readonly string[] {
	const rowLine = (item: number, status: string, isError: boolean) =>
		`item ${item}: ${status}${isError ? ' (error output)' : ''}`;
	const messageOf = (row: Row) => expectedMessage(node, items[row.item] ?? {}, row);
	const sent = rows.filter(({ status }) => status === 'accepted').map(messageOf);
	const duplicates = rows.filter(({ status }) => status === 'duplicate');
	const failed = rows.filter(({ isFromErrorOutput }) => isFromErrorOutput);
	return [
		...differences(
			'Row',
			statuses.map((status, item) => rowLine(item, status, status === 'not sent')),
			rows.map(({ item, status, isFromErrorOutput }) => rowLine(item, status, isFromErrorOutput)),
		),
		...differences('Message', sent, acceptedMessages.map(describe)),
		...differences(
			'Number of push requests',
			[sent.length > 0 ? '1' : '0'],
			[String(pushes.length)],
		),
		...duplicates
			.filter(
				(row) =>
					messageOf(row) !== messageOf(rows[Number(row.json.duplicate_of_item)] ?? row) ||
					!sent.includes(messageOf(row)),
			)
			.map(
				({ item }) =>
					`Item ${item} does not have the ids of the message that was sent in its place`,
			),
		...failed
			.filter((row) => !hasFieldsOf(row, items[row.item] ?? {}))
			.map(({ item }) => `Item ${item} lacks its input fields in the error output`),
	];
}
