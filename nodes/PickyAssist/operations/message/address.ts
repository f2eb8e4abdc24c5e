import { CAPABILITIES, channelOf, type Channel } from '../../../api/recipient/channels';
import { parseMessengerId } from '../../../api/recipient/messengerId';
import { parseCountryCode } from '../../../api/recipient/countryCode';
import { mayLackCountryCode, parsePhoneNumber } from '../../../api/recipient/phoneNumber';
import type { Draft } from '../../../api/push/types';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';

/**
 * The channel chosen for the item.
 *
 * @throws InputError if its id cannot be one
 */
export const readChannel = memoizePerRun((item: ItemParameters): Channel => {
	const channel = item.get('channel');
	return channel === 'custom'
		? channelOf(item.get('channelId'), item.get('channelKind'))
		: channelOf(channel);
});

/** The option Country Code. */
export const readCountryCode = memoizePerRun((item) =>
	parseCountryCode(item.get('options.countryCode', '')),
);

/**
 * How the channel addresses this recipient.
 *
 * @param value a phone number, or on Messenger and Instagram the platform's own id
 * @throws InputError if it is not one
 */
export function addressOf(
	value: unknown,
	channel: Channel,
	item: ItemParameters,
): Pick<Draft, 'recipient' | 'recipientField' | 'mayLackCountryCode'> {
	const { recipientField } = CAPABILITIES[channel.kind];
	if (recipientField === 'messenger_id')
		return { recipient: parseMessengerId(value), recipientField };
	const countryCode = readCountryCode(item);
	const recipient = parsePhoneNumber(value, countryCode);
	return mayLackCountryCode(value, countryCode, recipient)
		? { recipient, recipientField, mayLackCountryCode: true }
		: { recipient, recipientField };
}
