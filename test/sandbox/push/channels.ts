import type { JsonObject } from '../json';

/** What a channel can carry depends on its kind only. */
export type ChannelKind = 'official' | 'web' | 'phone' | 'sms' | 'messenger' | 'instagram' | 'own';

/** One value of `application`. */
export interface Channel {
	readonly kind: ChannelKind;
	/** The channel in words, for people. */
	readonly name: string;
}

// Push API variables page for 1 to 10; event webhook variables page for 11 and 101; 121 and 122 from
// other integrators and a help sample.
const KNOWN_CHANNELS: ReadonlyMap<string, Channel> = new Map<string, Channel>([
	['1', { kind: 'phone', name: 'WhatsApp Personal (phone)' }],
	['2', { kind: 'phone', name: 'WhatsApp Business app (phone)' }],
	['3', { kind: 'sms', name: 'SMS' }],
	['5', { kind: 'messenger', name: 'Facebook Messenger' }],
	['8', { kind: 'official', name: 'WhatsApp Official' }],
	['10', { kind: 'web', name: 'WhatsApp Web Automation' }],
	['11', { kind: 'instagram', name: 'Instagram' }],
	['101', { kind: 'official', name: 'WhatsApp Cloud API' }],
	['121', { kind: 'official', name: 'WhatsApp Official Managed' }],
	['122', { kind: 'official', name: 'WhatsApp Official Managed (122)' }],
]);

const SHARED_NUMBER = /^\d{12}$/;
/** Every connected channel has its own id, a short number (web automation seen with 51). 4 is for calls, 6 and 7 are only received. */
const OWN_ID = /^(?![467]$)\d{1,11}$/;

/**
 * The channel of an `application` value, or undefined when this account has none of that id. What an own channel can
 * carry is not known here: it takes everything. A 12-digit value is a shared number (single message page) and counts as official here.
 */
export function channelOf(application: string): Channel | undefined {
	const known = KNOWN_CHANNELS.get(application);
	if (known) return known;
	if (OWN_ID.test(application)) return { kind: 'own', name: `Own channel ${application}` };
	if (!SHARED_NUMBER.test(application)) return undefined;
	return { kind: 'official', name: `Shared number ${application}` };
}

/** The channel in words; an unknown id is named as such. */
export function channelName(application: string): string {
	return channelOf(application)?.name ?? (application === '' ? '' : `Channel ${application}`);
}

/** Messenger and Instagram address a person by `messenger_id`, an own channel as the entry does, all others by `number`. */
export function addressField(kind: ChannelKind, entry: JsonObject): 'messenger_id' | 'number' {
	if (kind === 'own') return 'messenger_id' in entry ? 'messenger_id' : 'number';
	return kind === 'messenger' || kind === 'instagram' ? 'messenger_id' : 'number';
}
