import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MAX_PAYLOAD } from '../../../api/webhook/tap';
import { InputError } from '../../../api/input/inputError';
import { choiceOption } from '../../../api/input/optionValue';
import type { Draft } from '../../../api/push/types';
import { type Channel, requireCapability } from '../../../api/recipient/channels';
import type { Template } from '../../../api/resources/templates';
import type { ItemParameters } from '../../parameters/parameters';
import type { ResponseForm, WaitSetup } from '../waitOperation';
import { showFor } from './fields';
import { addressOf } from './recipient';
import { readTemplate } from './readTemplate';
import {
	languageField,
	TEMPLATE_OPTIONS,
	templateField,
	templateValuesFields,
} from './templateFields';

const NAME = 'respondBy';
const BUTTONS = 'buttons';

/** Hides a field if the person responds by a button in the chat. */
export const HIDDEN_FOR_BUTTONS = { hide: { [`/${NAME}`]: [BUTTONS] } };

/** The options of the template; its payloads are the decisions. */
export const BUTTON_OPTIONS: INodeProperties[] = TEMPLATE_OPTIONS.filter(
	({ name }) => name !== 'buttonPayloads',
).map((option) => ({ ...option, displayOptions: { show: { [`/${NAME}`]: [BUTTONS] } } }));

/**
 * Respond By, followed by Template, Language and Values. It is shown for all channels and response types: a choice that is
 * hidden would still hide Message.
 */
export function respondByFields(operation: string): INodeProperties[] {
	const ifButtons = showFor(operation, { [NAME]: [BUTTONS] });
	return [
		{
			displayName: 'Respond By',
			name: NAME,
			type: 'options',
			noDataExpression: true,
			default: 'link',
			displayOptions: showFor(operation),
			description: 'How the person responds',
			options: [
				{
					name: 'Button in the Chat (Template)',
					value: BUTTONS,
					description:
						'WhatsApp Official and Cloud API: the person taps a quick reply of an approved template. The first approves, the second declines. Needs an active workflow with a Picky Assist Trigger.',
				},
				{
					name: 'Link',
					value: 'link',
					description: 'The message has a link to a page with buttons',
				},
			],
		},
		templateField(ifButtons),
		languageField(ifButtons),
		...templateValuesFields(ifButtons),
	];
}

/** Whether the node asks with a template, which can be checked against those of the account. */
export function asksByTemplate(context: IExecuteFunctions): boolean {
	return context.getNodeParameter(NAME, 0, 'link') === BUTTONS;
}

/** Whether the person responds by a button in the chat. */
export function isByButtons(item: ItemParameters): boolean {
	const choices = [
		['link', 'Link'],
		[BUTTONS, 'Button in the Chat (Template)'],
	] as const;
	return choiceOption(item.get(NAME, 'link'), 'Respond By', choices) === BUTTONS;
}

function payloadsOf(form: ResponseForm, number: string, { toPayload }: WaitSetup): string[] {
	if (form.type === 'freeText')
		throw new InputError(
			'A button in the chat cannot return a text',
			'Set Response Type to Approval, or Respond By to Link.',
		);
	const decisions =
		form.declineLabel !== undefined ? (['approve', 'decline'] as const) : (['approve'] as const);
	return decisions.map((decision) => {
		const payload = toPayload(decision, number);
		if (payload !== undefined) return payload;
		throw new InputError(
			`The payload of a button would be longer than ${MAX_PAYLOAD} characters`,
			'The ID of this node in the workflow is longer than usual. Delete the node and add it again, or set Respond By to Link.',
		);
	});
}

/**
 * The template whose quick replies carry the decisions.
 *
 * @throws InputError if it cannot be sent, TemplateProblem if it does not match the account's templates
 */
export function templateWithDecisions(
	item: ItemParameters,
	channel: Channel,
	form: ResponseForm,
	setup: WaitSetup,
	templates: readonly Template[] | undefined,
): Draft {
	requireCapability(
		channel,
		'template',
		'cannot send templates',
		'Choose WhatsApp Official or WhatsApp Cloud API as Channel, or set Respond By to Link.',
	);
	const template = readTemplate(item, channel, templates);
	if (template.entry.payload !== undefined)
		throw new InputError(
			'The quick replies of the template carry the decision, so they cannot have payloads of their own',
			'Remove the payloads of the quick replies from Values.',
		);
	const address = addressOf(item.get('number'), channel, item);
	const payload = payloadsOf(form, address.recipient, setup);
	return { ...address, ...template, entry: { ...template.entry, payload } };
}
