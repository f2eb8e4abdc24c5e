import type { Channel } from '../../../api/recipient/channels';
import { withoutReference } from '../../../api/push/duplicates';
import { InputError, quote } from '../../../api/input/inputError';
import { isPlainObject, parseJson } from '../../../api/json';
import { requiredText } from '../../../api/input/text';
import { parseReference } from '../../../api/input/referenceNumber';
import type { Draft, Entry, Envelope } from '../../../api/push/types';
import type { MessageOperation } from '../messageOperation';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import { addressOf, readChannel, readCountryCode } from './recipient';
import {
	channelFields,
	messageField,
	recipientFields,
	recipientsFromField,
	showFor,
} from './fields';
import { ifSessionClosedFields, FALLBACK_TEMPLATE_OPTIONS } from './ifSessionClosed';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendDynamic';
const LIST_PARAMETERS = new Map([
	['define', 'recipients'],
	['json', 'recipientsJson'],
]);
const RECIPIENT_FIELDS = ['number', 'message', 'reference_number'];

const LIST_EXAMPLE =
	'Enter a list such as [{"number": "12025550101", "message": "Hello Ana"}], or use an expression that returns one.';

/** The list in Recipients (JSON) or Recipients. Its rows are not validated here. */
function readList(source: string, value: unknown): unknown[] {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (parsed === undefined)
		throw new InputError('Recipients (JSON) cannot be read as JSON', LIST_EXAMPLE);
	const list = source === 'define' && isPlainObject(parsed) ? (parsed.recipient ?? []) : parsed;
	if (!Array.isArray(list))
		throw new InputError(`${quote(list)} is not a list of recipients`, LIST_EXAMPLE);
	if (list.length === 0)
		throw new InputError('The list of recipients is empty', 'Add at least one recipient.');
	return list;
}

function asRecipient(value: unknown, position: number): Record<string, unknown> {
	if (!isPlainObject(value)) {
		throw new InputError(`Recipient ${position} of the list is not an object`, LIST_EXAMPLE);
	}
	const unknownField = Object.keys(value).find((field) => !RECIPIENT_FIELDS.includes(field));
	if (unknownField === undefined) return value;
	throw new InputError(
		`Recipient ${position} of the list has a field ${quote(unknownField)} that is not supported`,
		`A recipient can have ${RECIPIENT_FIELDS.join(', ')}. Remove the field or correct its name.`,
	);
}

/** Adds a recipient's own reference number, which takes precedence over the option Reference Number. */
function withOwnReference(draft: Draft, value: unknown): Draft {
	const reference = parseReference(value);
	if (reference === undefined) return draft;
	return { ...draft, entry: { ...draft.entry, reference_number: reference } };
}

const readDynamicEnvelope = memoizePerRun((item, channel: Channel) => ({
	...readEnvelope(item, channel),
	globalmessage: '',
}));

function toDraft(
	address: ReturnType<typeof addressOf>,
	envelope: Envelope,
	message: unknown,
	options: Entry,
): Draft {
	return {
		...address,
		envelope,
		entry: { message: requiredText(message, 'Message'), ...options },
	};
}

/** Send Dynamic: a different text to each recipient. */
export const sendDynamic: MessageOperation = {
	option: {
		name: 'Send Dynamic',
		value: OPERATION,
		action: 'Send personalized messages',
		description: 'Send each number its own text, all in one request',
	},
	fields: [
		...channelFields(OPERATION),
		recipientsFromField(OPERATION, 'Where the numbers and texts come from', [
			{ name: 'Input Items', value: 'inputItems', description: 'Each input item is one message' },
			{ name: 'Define Below', value: 'define', description: 'A table in this node' },
			{ name: 'JSON', value: 'json', description: 'A list of numbers and texts' },
		]),
		...recipientFields(OPERATION, { recipientsFrom: ['inputItems'] }),
		messageField(
			OPERATION,
			'The text for this item. It can contain expressions such as {{ $json.name }}.',
			{
				recipientsFrom: ['inputItems'],
			},
		),
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Recipient',
			default: {},
			displayOptions: showFor(OPERATION, { recipientsFrom: ['define'] }),
			options: [
				{
					displayName: 'Recipient',
					name: 'recipient',
					values: [
						{
							displayName: 'Number',
							name: 'number',
							type: 'string',
							default: '',
							placeholder: 'e.g. 12025550101',
							description:
								'Phone number with country code; on Messenger and Instagram the Recipient ID',
						},
						{
							displayName: 'Message',
							name: 'message',
							type: 'string',
							typeOptions: { rows: 2 },
							default: '',
							placeholder: 'e.g. Ana, your bill is 12.50',
							description: 'The text for this number',
						},
					],
				},
			],
		},
		{
			displayName: 'Recipients (JSON)',
			name: 'recipientsJson',
			type: 'json',
			default: '[\n  { "number": "12025550101", "message": "Ana, your bill is 12.50" }\n]',
			required: true,
			displayOptions: showFor(OPERATION, { recipientsFrom: ['json'] }),
			description: 'A list of objects with number, message and, optionally, reference_number',
		},
		...ifSessionClosedFields(OPERATION),
		optionsField(OPERATION, FALLBACK_TEMPLATE_OPTIONS),
	],
	hasSessions: true,
	toList(item) {
		const from = String(item.get('recipientsFrom', 'inputItems'));
		const parameter = LIST_PARAMETERS.get(from);
		if (parameter === undefined) return undefined;
		const channel = readChannel(item);
		const envelope = readDynamicEnvelope(item, channel);
		const options = readEntryOptions(item, channel);
		const source = item.get(parameter);
		return {
			source,
			content: [
				channel,
				readEnvelope(item, channel),
				withoutReference(options),
				readCountryCode(item),
			],
			recipients: () => readList(from, source),
			recipientIn: (recipient) => (isPlainObject(recipient) ? recipient.number : recipient),
			oneNumberEach: 'Add a recipient for each number.',
			toDraft(recipient, position) {
				const { number, message, reference_number } = asRecipient(recipient, position);
				const draft = toDraft(addressOf(number, channel, item), envelope, message, options);
				return withOwnReference(draft, reference_number);
			},
		};
	},
	toDrafts(item) {
		const channel = readChannel(item);
		const envelope = readDynamicEnvelope(item, channel);
		const options = readEntryOptions(item, channel);
		const number = item.get('number');
		const message = item.get('message');
		return [toDraft(addressOf(number, channel, item), envelope, message, options)];
	},
};
