import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { FORM } from './savedTemplateForm';

const ONE_PER_LINE = 'one per line, or an expression that returns an array';

/** Template: one of the approved templates, or its ID. */
export function templateField(
	displayOptions: NonNullable<INodeProperties['displayOptions']>,
): INodeProperties {
	return {
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		displayOptions,
		description: 'The approved WhatsApp template to send',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. AB1234' },
		],
	};
}

/** Language: one of the languages of the chosen template. */
export function languageField(
	displayOptions: NonNullable<INodeProperties['displayOptions']>,
): INodeProperties {
	return {
		displayName: 'Language Name or ID',
		name: 'language',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getLanguages', loadOptionsDependsOn: ['template.value'] },
		default: '',
		required: true,
		displayOptions,
		description:
			'The language of the template. With an expression, it can differ between items. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	};
}

type Show = NonNullable<IDisplayOptions['show']>;

/** From this version of the node on, values are in a form. Before, they were a list. */
export const FORM_VERSION = 1.1;
const WITH_FORM: Show = { '@version': [{ _cnd: { gte: FORM_VERSION } }] };
const IS_EXPRESSION: Show = { template: [{ _cnd: { startsWith: '=' } }] };

/** Values: the values for {{1}}, {{2}} and so on in the text of the template. */
function valuesField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Values',
		name: 'values',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Ana',
		displayOptions,
		hint: 'One value per line, in order',
		description: `Values for {{1}}, {{2}} and so on in the template, in order: ${ONE_PER_LINE}. A value cannot contain a line break, a tab or more than four spaces in a row.`,
	};
}

/**
 * The values of a template: a form with one field for each, or a list. The form needs to know the template, so there is only
 * the list if Template is an expression.
 *
 * @param displayOptions when they are shown
 */
export function templateValuesFields({
	show: { channel, ...show } = {},
	hide,
}: IDisplayOptions): INodeProperties[] {
	// n8n checks the conditions in order. It ignores those after a field that is an expression, which Channel may be, and n8n 2.8
	// fails to open a workflow if Template is not there when its condition is checked.
	const shown = (conditions: Show, isHidden: Show = {}): IDisplayOptions => ({
		show: { ...show, ...conditions, ...(channel ? { channel } : {}) },
		hide: { ...isHidden, ...hide },
	});
	return [
		{
			displayName: 'Enter Values',
			name: 'valuesMode',
			type: 'options',
			noDataExpression: true,
			default: 'fields',
			displayOptions: shown(WITH_FORM, IS_EXPRESSION),
			description: 'How to enter the values of the template',
			options: [
				{
					name: 'One Field per Value',
					value: 'fields',
					description: 'Fill in one field for each value of the chosen template',
				},
				{
					name: 'List',
					value: 'list',
					description: 'One value per line, or an expression that returns an array',
				},
			],
		},
		{
			displayName: 'Values',
			name: FORM,
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			typeOptions: {
				loadOptionsDependsOn: ['template.value', 'language'],
				resourceMapper: {
					resourceMapperMethod: 'getTemplateFields',
					mode: 'add',
					valuesLabel: 'Values',
					fieldWords: { singular: 'value', plural: 'values' },
					// Optional values are added with a button.
					addAllFields: false,
					supportAutoMap: false,
					multiKeyMatch: false,
				},
			},
			displayOptions: shown({ ...WITH_FORM, valuesMode: ['fields'] }, IS_EXPRESSION),
		},
		{
			displayName:
				'Template is an expression, so it can differ between items. Enter the values as a list.',
			name: 'valuesNotice',
			type: 'notice',
			default: '',
			displayOptions: shown({ ...WITH_FORM, ...IS_EXPRESSION }),
		},
		valuesField(shown({ '@version': [{ _cnd: { lt: FORM_VERSION } }] })),
		valuesField(shown({ ...WITH_FORM, valuesMode: ['list'] }, IS_EXPRESSION)),
		valuesField(shown({ ...WITH_FORM, ...IS_EXPRESSION })),
	];
}

/** The options of Send Template. */
export const TEMPLATE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Button Payloads',
		name: 'buttonPayloads',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. yes-1001',
		description: `The payload that is returned when a quick-reply button is tapped, for each button: ${ONE_PER_LINE}`,
	},
	{
		displayName: 'Check Template',
		name: 'checkTemplate',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to check each item against your approved templates before sending. Items that do not match are not sent.',
	},
	{
		displayName: 'Header Media URL',
		name: 'headerMediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/offer.jpg',
		description:
			'Public URL of the picture, video or PDF in the header of the template. A file from the input data cannot be used here.',
	},
	{
		displayName: 'Header Values',
		name: 'headerValues',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. order-1001',
		hint: 'One value per line, in order',
		description: `Values for {{1}} and so on in a text header: ${ONE_PER_LINE}`,
	},
	{
		displayName: 'PDF Name',
		name: 'pdfName',
		type: 'string',
		default: '',
		placeholder: 'e.g. invoice-1001.pdf',
		description: 'The name that the recipient sees for a PDF in the header, at most 60 characters',
	},
	{
		displayName: 'URL Button Values',
		name: 'urlButtonValues',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. track/1001',
		description: `The last part of the URL for each button whose URL has a variable part: ${ONE_PER_LINE}`,
	},
];
