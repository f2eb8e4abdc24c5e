import { CAPABILITIES, channelOf, type Channel } from '../../../api/recipient/channels';
import { parseMessengerId } from '../../../api/recipient/messengerId';
import { parseCountryCode } from '../../../api/recipient/countryCode';
import { mayLackCountryCode, parsePhoneNumber } from '../../../api/recipient/phoneNumber';
import type { Draft } from '../../../api/push/types';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';

/**
 * The channel of the item.
 *
 * @throws InputError if its ID is not valid
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
 * The recipient in the form that the channel requires.
 *
 * @param value a phone number, or the platform's own ID on Messenger and Instagram
 * @throws InputError if it is not valid
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
