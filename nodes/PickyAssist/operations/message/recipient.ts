import { CAPABILITIES, channelOf, type Channel } from '../../../api/recipient/channels';
import { parseMessengerId } from '../../../api/recipient/messengerId';
import { parseCountryCode } from '../../../api/recipient/countryCode';
import {
	mayLackCountryCode,
	parsePhoneNumber,
	SeveralNumbersError,
} from '../../../api/recipient/phoneNumber';
import type { Draft } from '../../../api/push/types';
import type { ItemParameters } from '../../parameters/parameters';
import { asError } from '../../errors';
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

/** How to send one text to the numbers of a field that takes only one. */
export const SEVERAL_NUMBERS_DESCRIPTION =
	'Use one item for each number, or Send Bulk with Recipients From set to List.';

function tryParseNumber(value: unknown, countryCode: string): string | Error {
	try {
		return parsePhoneNumber(value, countryCode);
	} catch (error) {
		return asError(error);
	}
}

function parseNumber(
	value: unknown,
	countryCode: string,
	severalNumbersDescription: string | undefined,
): string {
	const number = tryParseNumber(value, countryCode);
	if (!(number instanceof Error)) return number;
	if (number instanceof SeveralNumbersError && severalNumbersDescription !== undefined)
		throw new SeveralNumbersError(number.message, severalNumbersDescription, number.recipient);
	throw number;
}

/**
 * The recipient in the form that the channel requires.
 *
 * @param value a phone number, or the platform's own ID on Messenger and Instagram
 * @param severalNumbersDescription the advice if it contains several numbers, if the operation has a way to send to them
 * @throws InputError if it is not valid
 */
export function addressOf(
	value: unknown,
	channel: Channel,
	item: ItemParameters,
	severalNumbersDescription?: string,
): Pick<Draft, 'recipient' | 'recipientField' | 'mayLackCountryCode'> {
	const { recipientField } = CAPABILITIES[channel.kind];
	if (recipientField === 'messenger_id')
		return { recipient: parseMessengerId(value), recipientField };
	const countryCode = readCountryCode(item);
	const recipient = parseNumber(value, countryCode, severalNumbersDescription);
	return mayLackCountryCode(value, countryCode, recipient)
		? { recipient, recipientField, mayLackCountryCode: true }
		: { recipient, recipientField };
}
