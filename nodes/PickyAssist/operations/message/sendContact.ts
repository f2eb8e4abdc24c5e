import { type ContactCard, toContactCard } from '../../../api/content/contactCard';
import { parseCountryCode } from '../../../api/recipient/countryCode';
import { InputError } from '../../../api/input/inputError';
import { isPlainObject } from '../../../api/json';
import { requireCapability } from '../../../api/recipient/channels';
import type { MessageOperation } from '../messageOperation';
import type { ItemParameters } from '../../parameters/parameters';
import { addressOf, readChannel } from './recipient';
import { CONTACT_FIELDS } from './contactFields';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendContact';
const ALTERNATIVE =
	'Choose WhatsApp Official, Cloud API or Web Automation as Channel, or send the name and number as text.';

/** Converts one row to a card, by the API's names. */
function toCard(row: unknown, position: number, countryCode: string): ContactCard {
	const fields = isPlainObject(row) ? row : {};
	const more = isPlainObject(fields.more) ? fields.more : {};
	return toContactCard(
		{
			first_name: fields.firstName,
			last_name: fields.lastName,
			phone: fields.phone,
			company: fields.company,
			email: fields.email,
			city: more.city,
			country: more.country,
			country_code: more.countryCode,
			state: more.state,
			street: more.street,
			address_type: more.addressType,
			zip: more.zip,
			contact_image: more.contactImage,
		},
		position,
		countryCode,
	);
}

function readCards(item: ItemParameters): ContactCard[] {
	const table = item.get('contacts');
	const rows: unknown = isPlainObject(table) ? table.contact : undefined;
	if (!Array.isArray(rows) || rows.length === 0) {
		throw new InputError('There is no contact to send', 'Add at least one under Contacts.');
	}
	const countryCode = parseCountryCode(item.get('options.countryCode', ''));
	return rows.map((row, index) => toCard(row, index + 1, countryCode));
}

/** Send Contact: contact cards to one recipient per item. Cards shared by several items are sent once per request. */
export const sendContact: MessageOperation = {
	option: {
		name: 'Send Contact',
		value: OPERATION,
		action: 'Send contact',
		description: 'Send contact cards to one number. Multiple input items are still sent together.',
	},
	fields: [
		...channelFields(OPERATION),
		...recipientFields(OPERATION),
		{
			displayName: 'Contacts',
			name: 'contacts',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Contact',
			default: {},
			displayOptions: showFor(OPERATION),
			description: 'The contact cards to send',
			options: [{ displayName: 'Contact', name: 'contact', values: CONTACT_FIELDS }],
		},
		optionsField(OPERATION),
	],
	toDrafts(item) {
		const channel = readChannel(item);
		requireCapability(channel, 'contact', 'cannot send contact cards', ALTERNATIVE);
		return [
			{
				...addressOf(item.get('number'), channel, item),
				envelope: { ...readEnvelope(item, channel), contact: readCards(item) },
				entry: readEntryOptions(item, channel),
			},
		];
	},
};
