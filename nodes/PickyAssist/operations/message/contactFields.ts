import type { INodeProperties } from 'n8n-workflow';

function textField(displayName: string, name: string, example: string): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}` };
}

/** Less common fields of a contact card, in alphabetical order. */
const MORE_FIELDS: INodeProperties[] = [
	{ ...textField('Address Type', 'addressType', 'WORK'), description: 'Type of the address' },
	textField('City', 'city', 'Rome'),
	{
		displayName: 'Contact Image',
		name: 'contactImage',
		type: 'string',
		default: '',
		placeholder: 'e.g. iVBORw0KGgo=',
		description:
			'A picture as base64 text. The Extract From File node can create it from a file. A data URI works too.',
	},
	textField('Country', 'country', 'Italy'),
	{ ...textField('Country Code', 'countryCode', 'it'), description: 'The two-letter country code' },
	textField('State', 'state', 'Lazio'),
	textField('Street', 'street', '1 Main Street'),
	textField('ZIP', 'zip', '00100'),
];

/** The fields of one row of Contacts. */
export const CONTACT_FIELDS: INodeProperties[] = [
	{
		...textField('Phone', 'phone', '12025550109'),
		description:
			'Phone number of the contact, with country code. Spaces, +, dashes and parentheses are removed.',
	},
	textField('First Name', 'firstName', 'Ana'),
	textField('Last Name', 'lastName', 'Rossi'),
	textField('Company', 'company', 'Example Ltd'),
	textField('Email', 'email', 'ana@example.com'),
	{
		displayName: 'More',
		name: 'more',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: MORE_FIELDS,
	},
];
