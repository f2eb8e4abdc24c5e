import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './fields';
import { HIDDEN_FOR_BUTTONS } from './respondBy';

/** Response Type: what the person is asked for. n8n sets it to Approval when the node reviews AI tools. */
export function responseTypeField(operation: string): INodeProperties {
	return {
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		noDataExpression: true,
		default: 'approval',
		displayOptions: showFor(operation),
		description: 'What the page behind the link asks for',
		options: [
			{ name: 'Approval', value: 'approval', description: 'The person taps a button' },
			{ name: 'Free Text', value: 'freeText', description: 'The person writes a text' },
		],
	};
}

/** Approval Options: the buttons. The internal names are those of n8n's own nodes. */
export function approvalOptionsField(operation: string): INodeProperties {
	return {
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showFor(operation, { responseType: ['approval'] }),
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Buttons',
						name: 'approvalType',
						type: 'options',
						default: 'double',
						options: [
							{ name: 'Approve and Decline', value: 'double' },
							{ name: 'Approve Only', value: 'single' },
						],
					},
					{
						displayName: 'Approve Label',
						name: 'approveLabel',
						type: 'string',
						default: 'Approve',
						displayOptions: HIDDEN_FOR_BUTTONS,
					},
					{
						displayName: 'Decline Label',
						name: 'disapproveLabel',
						type: 'string',
						default: 'Decline',
						displayOptions: { show: { approvalType: ['double'] }, ...HIDDEN_FOR_BUTTONS },
					},
				],
			},
		],
	};
}

/** The line above the link in the message, unless the option Link Text is set. */
export const DEFAULT_LINK_TEXT = 'Respond here:';
/** What the page shows after the response, unless the option Confirmation Text is set. */
export const DEFAULT_CONFIRMATION = 'Thank you. Your response was received.';

/** Options of the page and the link. */
export const RESPONSE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Confirmation Text',
		name: 'confirmationText',
		type: 'string',
		default: DEFAULT_CONFIRMATION,
		description: 'What the page shows after the response',
		displayOptions: HIDDEN_FOR_BUTTONS,
	},
	{
		displayName: 'Link Text',
		name: 'linkText',
		type: 'string',
		default: DEFAULT_LINK_TEXT,
		description: 'The line above the link in the message',
		displayOptions: HIDDEN_FOR_BUTTONS,
	},
	{
		displayName: 'Submit Label',
		name: 'submitLabel',
		type: 'string',
		default: 'Submit',
		description: 'The text on the button of the page',
		displayOptions: { show: { '/responseType': ['freeText'] } },
	},
];
