import { toLocation } from '../../../api/content/location';
import { requireCapability } from '../../../api/recipient/channels';
import type { MessageOperation } from '../messageOperation';
import { addressOf, readChannel } from './recipient';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendLocation';
const ALTERNATIVE =
	'Choose WhatsApp Official, Cloud API or Web Automation as Channel, or send the address as text.';

/**
 * Send Location: a place on the map, to one recipient per item. A location shared by several items is sent once per request.
 */
export const sendLocation: MessageOperation = {
	option: {
		name: 'Send Location',
		value: OPERATION,
		action: 'Send location',
		description:
			'Send a place on the map to one number. Multiple input items are still sent together.',
	},
	fields: [
		...channelFields(OPERATION),
		...recipientFields(OPERATION),
		{
			displayName: 'Name',
			name: 'locationName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Shop',
			displayOptions: showFor(OPERATION),
			description: 'Name of the place',
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1 Main Street',
			displayOptions: showFor(OPERATION),
			description: 'The address shown below the name',
		},
		{
			displayName: 'Latitude',
			name: 'latitude',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 41.9028',
			displayOptions: showFor(OPERATION),
			description: 'Degrees north of the equator with a decimal point, from -90 to 90',
		},
		{
			displayName: 'Longitude',
			name: 'longitude',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 12.4964',
			displayOptions: showFor(OPERATION),
			description: 'Degrees east of Greenwich with a decimal point, from -180 to 180',
		},
		optionsField(OPERATION),
	],
	toDrafts(item) {
		const channel = readChannel(item);
		requireCapability(channel, 'location', 'cannot send locations', ALTERNATIVE);
		const location = toLocation({
			name: item.get('locationName'),
			address: item.get('address'),
			latitude: item.get('latitude'),
			longitude: item.get('longitude'),
		});
		return [
			{
				...addressOf(item.get('number'), channel, item),
				envelope: { ...readEnvelope(item, channel), location },
				entry: readEntryOptions(item, channel),
			},
		];
	},
};
