import type { INodeProperties } from 'n8n-workflow';

function textField(displayName: string, name: string, example: string): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}` };
}

/** What a contact card seldom has; alphabetical by display name. */
const FURTHER_FIELDS: INodeProperties[] = [
	{ ...textField('Address Type', 'addressType', 'WORK'), description: 'Whose address it is' },
	textField('City', 'city', 'Rome'),
	{
		displayName: 'Contact Image',
		name: 'contactImage',
		type: 'string',
		default: '',
		placeholder: 'e.g. iVBORw0KGgo=',
		description: 'The content of a picture as base64 text; the node Extract From File makes it from a file. A data URI works too.',
	},
	textField('Country', 'country', 'Italy'),
	{ ...textField('Country Code', 'countryCode', 'it'), description: 'The two letters of the country' },
	textField('State', 'state', 'Lazio'),
	textField('Street', 'street', '1 Main Street'),
	textField('ZIP', 'zip', '00100'),
];

/** The fields of one row of the table Contacts. */
export const CONTACT_FIELDS: INodeProperties[] = [
	{
		...textField('Phone', 'phone', '12025550109'),
		description: 'Phone number of the contact with country code. Blanks, +, dashes and brackets are removed.',
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
		options: FURTHER_FIELDS,
	},
];
