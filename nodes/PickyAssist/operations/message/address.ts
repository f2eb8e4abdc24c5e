import { CAPABILITIES, channelOf, type Channel } from '../../../api/recipient/channels';
import { parseMessengerId } from '../../../api/recipient/messengerId';
import { parseCountryCode } from '../../../api/recipient/countryCode';
import { mayLackCountryCode, parsePhoneNumber } from '../../../api/recipient/phoneNumber';
import type { Draft } from '../../../api/push/types';
import type { ReadParameter } from '../../parameters/readParameter';
import { memoizePerRun } from '../../parameters/memoizePerRun';

/**
 * The channel chosen for the item.
 *
 * @throws InputError if its id cannot be one
 */
export const readChannel = memoizePerRun((read: ReadParameter): Channel => {
	const channel = read('channel');
	return channel === 'custom'
		? channelOf(read('channelId'), read('channelKind'))
		: channelOf(channel);
});

/** The option Country Code. */
export const readCountryCode = memoizePerRun((read) =>
	parseCountryCode(read('options.countryCode', '')),
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
	read: ReadParameter,
): Pick<Draft, 'recipient' | 'recipientField' | 'mayLackCountryCode'> {
	const { recipientField } = CAPABILITIES[channel.kind];
	if (recipientField === 'messenger_id')
		return { recipient: parseMessengerId(value), recipientField };
	const countryCode = readCountryCode(read);
	const recipient = parsePhoneNumber(value, countryCode);
	return mayLackCountryCode(value, countryCode, recipient)
		? { recipient, recipientField, mayLackCountryCode: true }
		: { recipient, recipientField };
}
