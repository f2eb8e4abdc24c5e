import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { CAPABILITIES } from '../../../api/recipient/channels';
import { choiceOption } from '../../../api/input/optionValue';
import type { Draft, FallbackTemplate } from '../../../api/push/types';
import type { Template } from '../../../api/resources/templates';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import type { ItemParameters } from '../../parameters/parameters';
import type { RunOption } from '../../parameters/runOption';
import { showFor } from './fields';
import { readChannel } from './recipient';
import { readTemplate } from './readTemplate';
import {
	languageField,
	TEMPLATE_OPTIONS,
	templateField,
	templateValuesFields,
} from './templateFields';

const NAME = 'ifSessionClosed';
const DISPLAY_NAME = 'If the Session Is Closed';
const SEND_TEMPLATE = 'sendTemplate';

/** The channels with a 24-hour session. */
const CHANNELS = ['8', '101', 'custom'];
const OTHER_KINDS = ['web', 'phone', 'messenger'];

/** What to do with a message that is rejected because the 24-hour session with its recipient is closed. */
export const IF_SESSION_CLOSED: RunOption<'report' | 'sendTemplate'> = {
	name: NAME,
	isField: true,
	displayName: DISPLAY_NAME,
	defaultValue: 'report',
	parse: (value, displayName, where) =>
		choiceOption(
			value,
			displayName,
			[
				['report', 'Report It'],
				[SEND_TEMPLATE, 'Send a Template Instead'],
			],
			where,
		),
};

/** The options of the fallback template, shown if one is to be sent. */
export const FALLBACK_TEMPLATE_OPTIONS: INodeProperties[] = TEMPLATE_OPTIONS.map((option) => ({
	...option,
	displayOptions: {
		show: { [`/${NAME}`]: [SEND_TEMPLATE], '/channel': CHANNELS },
		hide: { '/channelKind': OTHER_KINDS },
	},
}));

/**
 * If the Session Is Closed, followed by Template, Language and Values. Fields of their own: n8n shows a field only depending on
 * others outside of collections.
 */
export function ifSessionClosedFields(operation: string): INodeProperties[] {
	// Channel comes last: if it is an expression, n8n shows the field and ignores the conditions after it.
	const onOfficial = (conditions = {}): IDisplayOptions => ({
		...showFor(operation, { ...conditions, channel: CHANNELS }),
		hide: { channelKind: OTHER_KINDS },
	});
	const ifChosen = onOfficial({ [NAME]: [SEND_TEMPLATE] });
	return [
		{
			displayName: DISPLAY_NAME,
			name: NAME,
			type: 'options',
			default: 'report',
			displayOptions: onOfficial(),
			description:
				"WhatsApp accepts free text only within 24 hours of the person's last message. What to do with messages that Picky Assist rejects for that reason (status 802).",
			options: [
				{
					name: 'Report It',
					value: 'report',
					description: 'The message comes out as rejected. Nothing is sent to this person.',
				},
				{
					name: 'Send a Template Instead',
					value: SEND_TEMPLATE,
					description:
						'People whose session is closed get the template; nobody gets both. Finding out who they are can take many requests.',
				},
			],
		},
		templateField(ifChosen),
		languageField(ifChosen),
		...templateValuesFields(ifChosen),
	];
}

/** Reads the template of an item, once per run if it is the same for all items. */
const readTemplateOnce = memoizePerRun(readTemplate);

/**
 * The fallback template for the recipients of an item; undefined on channels without sessions.
 *
 * @throws InputError if it cannot be sent, TemplateError if it does not match the account's templates
 */
export function readFallbackTemplate(
	item: ItemParameters,
	templates: readonly Template[] | undefined,
): FallbackTemplate | undefined {
	const channel = readChannel(item);
	return CAPABILITIES[channel.kind].template
		? readTemplateOnce(item, channel, templates)
		: undefined;
}

/** The variables of an entry that belong to the message, whatever is sent. */
const VARIABLES_OF_BOTH = ['reference_number', 'quoted'];

/** A draft with its fallback template, under the same reference number. */
export function withFallbackTemplate(draft: Draft, template: FallbackTemplate): Draft {
	const kept = Object.entries(draft.entry).filter(([name]) => VARIABLES_OF_BOTH.includes(name));
	return {
		...draft,
		fallbackTemplate:
			kept.length === 0
				? template
				: { ...template, entry: { ...template.entry, ...Object.fromEntries(kept) } },
	};
}
