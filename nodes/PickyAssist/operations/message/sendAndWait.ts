import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../api/input/inputError';
import { choiceOption } from '../../../api/input/optionValue';
import { isBlank, requiredText, textOf } from '../../../api/input/text';
import { isPlainObject } from '../../../api/json';
import type { ItemParameters } from '../../parameters/parameters';
import type { Question, ResponseForm, WaitOperation, WaitSetup } from '../waitOperation';
import {
	approvalOptionsField,
	DEFAULT_CONFIRMATION,
	DEFAULT_LINK_TEXT,
	RESPONSE_OPTIONS,
	responseTypeField,
} from './responseFields';
import { channelFields, messageField, recipientFields } from './fields';
import { LIMIT_WAIT_TIME, readWaitLimit } from './limitWaitTime';
import { optionsField, readEntryOptions, readEnvelope } from './options';
import { addressOf, readChannel } from './recipient';
import { BUTTON_OPTIONS, isByButtons, respondByFields, templateWithDecisions } from './respondBy';

/** The name by which n8n finds operations that wait for a person, and offers them as human review of AI tools. */
const OPERATION = 'sendAndWait';

/** Options for several messages or results, of which there is one here. */
const NOT_FOR_ONE_MESSAGE = [
	'duplicateNumbers',
	'includeInputFields',
	'isolateRejected',
	'maximumMessages',
	'oncePerRecipientAndReference',
	'recipientsPerRequest',
];

const RESPONSE_TYPES = [
	['approval', 'Approval'],
	['freeText', 'Free Text'],
] as const;

const APPROVAL_TYPES = [
	['double', 'Approve and Decline'],
	['single', 'Approve Only'],
] as const;

function optionsOf(operation: string): INodeProperties {
	const field = optionsField(operation, [LIMIT_WAIT_TIME, ...RESPONSE_OPTIONS, ...BUTTON_OPTIONS]);
	return {
		...field,
		options: (field.options ?? []).filter(({ name }) => !NOT_FOR_ONE_MESSAGE.includes(name)),
	};
}

/** A text that the user may leave empty. */
function textOr(value: unknown, field: string, fallback: string): string {
	const text = textOf(value, field).trim();
	return isBlank(text) ? fallback : text;
}

function readForm(item: ItemParameters): ResponseForm {
	const type = choiceOption(item.get('responseType', 'approval'), 'Response Type', RESPONSE_TYPES);
	if (type === 'freeText')
		return { type, submitLabel: textOr(item.get('options.submitLabel'), 'Submit Label', 'Submit') };
	const value = item.get('approvalOptions.values');
	const options = isPlainObject(value) ? value : {};
	const approveLabel = textOr(options.approveLabel, 'Approve Label', 'Approve');
	const buttons = choiceOption(options.approvalType ?? 'double', 'Buttons', APPROVAL_TYPES);
	if (buttons === 'single') return { type, approveLabel };
	const declineLabel = textOr(options.disapproveLabel, 'Decline Label', 'Decline');
	if (approveLabel === declineLabel)
		throw new InputError(
			`Both buttons are labelled ${approveLabel}`,
			'Enter different texts in Approve Label and Decline Label.',
		);
	return { type, approveLabel, declineLabel };
}

/** How an object is written in a text: n8n 2.41's default message of a review has `{{ $tool.parameters }}` in it. */
const OBJECT_IN_TEXT = '[object Object]';

/** The message, in which a reviewer reads what the tool is called with. */
function messageOf(item: ItemParameters, toolParameters: unknown): unknown {
	const message = item.get('message');
	return typeof message === 'string' && toolParameters !== undefined
		? message.replaceAll(OBJECT_IN_TEXT, () => JSON.stringify(toolParameters, null, 2))
		: message;
}

/** The question; without a text if a template asks it. */
function readQuestion(
	item: ItemParameters,
	{ toolParameters }: WaitSetup,
	byButtons: boolean,
): Question {
	return {
		text: byButtons ? '' : requiredText(messageOf(item, toolParameters), 'Message').trim(),
		form: readForm(item),
		confirmation: textOr(
			item.get('options.confirmationText'),
			'Confirmation Text',
			DEFAULT_CONFIRMATION,
		),
	};
}

/** The line above the link, and the link. */
function linkLines(item: ItemParameters, link: string): string {
	const text = item.isGiven('options.linkText')
		? textOf(item.get('options.linkText'), 'Link Text').trim()
		: DEFAULT_LINK_TEXT;
	return text === '' ? link : `${text}\n${link}`;
}

/**
 * Rejects what cannot wait.
 *
 * @throws InputError
 */
function checkSetup({ itemCount, isTool }: WaitSetup): void {
	if (itemCount > 1)
		throw new InputError(
			'Send and Wait for Response takes one item at a time',
			'Put a Loop Over Items node with Batch Size 1 before this node, and connect this node back to it.',
		);
	if (isTool)
		throw new InputError(
			'A tool of an AI agent cannot wait for a response',
			'To have a person approve what a tool does, add Picky Assist as human review between the agent and the tool.',
		);
}

/**
 * When the wait ends.
 *
 * @throws InputError if the limit is not valid, or what n8n passes on then would look like a response
 */
function readLimit(
	item: ItemParameters,
	{ timezone, responseIn, isReview }: WaitSetup,
): Date | undefined {
	const limit = readWaitLimit(item, timezone);
	if (!limit || responseIn === undefined) return limit;
	throw new InputError(
		`The input item already has a response in its field ${responseIn}`,
		isReview
			? 'When the time limit is reached, n8n passes the input item on, and the tool would run or not as this field says, without a review. Put an Edit Fields node before the AI agent that passes on only the fields you need, or remove the option Limit Wait Time.'
			: 'When the time limit is reached, n8n passes the input item on, and the earlier response would look like one to this message. Put an Edit Fields node before this node that passes on only the fields you need, or remove the option Limit Wait Time.',
	);
}

const MESSAGE = messageField(
	OPERATION,
	'What to ask. A link to the page for the response is added below it.',
);

/** Send and Wait for Response: one message with a link to a page where the person approves, declines or writes, or with buttons. */
export const sendAndWait: WaitOperation = {
	option: {
		name: 'Send and Wait for Response',
		value: OPERATION,
		action: 'Send a message and wait for response',
		description:
			'Send a message to which the person responds on a page or with a button. The workflow waits for the response.',
	},
	fields: [
		...channelFields(OPERATION, { withSms: true }),
		...recipientFields(OPERATION),
		...respondByFields(OPERATION),
		{ ...MESSAGE, displayOptions: { ...MESSAGE.displayOptions, hide: { respondBy: ['buttons'] } } },
		responseTypeField(OPERATION),
		approvalOptionsField(OPERATION),
		optionsOf(OPERATION),
	],
	ask(item, setup, templates) {
		checkSetup(setup);
		const waitTill = readLimit(item, setup);
		const channel = readChannel(item);
		const byButtons = isByButtons(item);
		const question = readQuestion(item, setup, byButtons);
		const { entry, ...draft } = byButtons
			? templateWithDecisions(item, channel, question.form, setup, templates)
			: {
					...addressOf(item.get('number'), channel, item),
					envelope: readEnvelope(item, channel),
					entry: { message: `${question.text}\n\n${linkLines(item, setup.link)}` },
				};
		return {
			draft: { ...draft, entry: { ...entry, ...readEntryOptions(item, channel) } },
			question,
			waitTill,
		};
	},
};
