import { channelOf } from '../sandbox/push/channels';
import { UsageError } from '../cli/arguments';
import { PLATFORM_BASE_URLS } from '../../nodes/api/http/platforms';
import { parsePhoneNumber } from '../../nodes/api/recipient/phoneNumber';
import { WEBHOOK_QUERY } from './content';
import type { Need } from './question';
import { MASK } from './tokenForms';

/** The kind of a channel. */
export type LiveChannelKind = 'official' | 'web' | 'phone' | 'sms' | 'messenger' | 'instagram';

/** A channel of the user. */
export interface LiveChannel {
	/** The value of `application`. */
	readonly id: string;
	readonly kind: LiveChannelKind;
}

/** What the user has. */
export interface Account {
	readonly token: string;
	readonly baseUrl: string;
	readonly channels: readonly LiveChannel[];
	/** The user's own number. */
	readonly number: string;
	readonly secondNumber?: string | undefined;
	/** A number of the user that did not write to the channel within 24 hours. */
	readonly closedNumber?: string | undefined;
	/** The user's own ID on Messenger or Instagram. */
	readonly messengerId?: string | undefined;
	readonly groupId?: string | undefined;
	/** An approved template with two quick replies and no other buttons. */
	readonly buttonTemplate?: string | undefined;
	/** The only templates that may be sent; default: the first approved one that fits. */
	readonly templates?: readonly string[] | undefined;
	readonly pictureUrl?: string | undefined;
	readonly videoUrl?: string | undefined;
	/** The public address that leads to the local port. */
	readonly webhookUrl?: string | undefined;
}

const KINDS: readonly LiveChannelKind[] = [
	'official',
	'web',
	'phone',
	'sms',
	'messenger',
	'instagram',
];
const isKind = (text: string): text is LiveChannelKind => KINDS.some((kind) => kind === text);
/** Shorter ones are too common in other text to be replaced. */
const MIN_QUERY_LENGTH = 4;
/** Shorter ones could not be told from other text when they are masked. */
const MIN_TOKEN_LENGTH = 8;
/** Shorter ones cannot be masked. */
const MIN_NUMBER_LENGTH = 7;

/** Reads the list of channels: IDs with commas in between, `ID:KIND` for IDs of the user's own. @throws UsageError */
export function parseChannels(text: string): LiveChannel[] {
	return text
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '')
		.map((one) => {
			const [id = '', given] = one.split(':');
			const kind = given ?? channelOf(id)?.kind ?? '';
			if (/^\d+$/.test(id) && isKind(kind)) return { id, kind };
			throw new UsageError(
				`Channels are IDs such as 8,10; an ID of your own needs its kind, such as 51:web. Kinds: ${KINDS.join(', ')}.`,
			);
		});
}

/** A phone number with its country code, as digits. @throws UsageError, which does not repeat the number */
export function parseNumber(what: string, text: string): string {
	let number = '';
	try {
		number = parsePhoneNumber(text);
	} catch {
		// Its message repeats the number.
	}
	if (number.length >= MIN_NUMBER_LENGTH) return number;
	throw new UsageError(
		`${what} must be a full international number in digits, such as 12025550101.`,
	);
}

/** The base URL of a platform: `v4`, `v3` or an address. @throws UsageError */
export function parsePlatform(platform: string): string {
	const text = platform.trim();
	const name = text.toLowerCase();
	if (name === 'v3' || name === 'v4') return PLATFORM_BASE_URLS[name];
	if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
	throw new UsageError(
		'Platform must be v4, v3, or a base URL such as http://127.0.0.1:4010/api/v2.',
	);
}

/** The token without surrounding spaces. @throws UsageError, which does not repeat it */
export function parseToken(text: string): string {
	const token = text.trim();
	if (token.length >= MIN_TOKEN_LENGTH) return token;
	throw new UsageError(`The API token must have at least ${MIN_TOKEN_LENGTH} characters.`);
}

/** What a question asks for: a channel of one of these kinds. `any` sends to numbers. */
export type ChannelGroup = 'any' | 'official' | 'web' | 'officialOrWeb' | 'onPhone' | 'byId';

const GROUPS: Readonly<Record<ChannelGroup, readonly LiveChannelKind[]>> = {
	any: ['official', 'web', 'phone', 'sms'],
	official: ['official'],
	web: ['web'],
	officialOrWeb: ['official', 'web'],
	onPhone: ['phone', 'sms'],
	byId: ['messenger', 'instagram'],
};

/** The first channel of these kinds that the user gave. */
export function channelFor({ channels }: Account, group: ChannelGroup): LiveChannel | undefined {
	return channels.find(({ kind }) => GROUPS[group].includes(kind));
}

/** Why an account cannot answer a question with this need; undefined if it can. */
export function missingReason(need: Need, account: Account): string | undefined {
	const reasons: Readonly<Record<Need, string | false>> = {
		channel: !channelFor(account, 'any') && 'No channel was given.',
		official: !channelFor(account, 'official') && 'No WhatsApp Official channel was given.',
		web: !channelFor(account, 'web') && 'No WhatsApp Web Automation channel was given.',
		officialOrWeb:
			!channelFor(account, 'officialOrWeb') &&
			'Neither a WhatsApp Official nor a WhatsApp Web Automation channel was given.',
		phone: !channelFor(account, 'onPhone') && 'No channel on a phone was given.',
		messenger:
			(!account.messengerId || !channelFor(account, 'byId')) &&
			'No Messenger or Instagram channel with a recipient ID was given.',
		closedNumber: account.closedNumber
			? account.closedNumber === account.number && 'The number with a closed session is your own.'
			: 'No number with a closed session was given.',
		secondNumber: account.secondNumber
			? account.secondNumber === account.number && 'The second number is your own number.'
			: 'No second number was given.',
		group: !account.groupId && 'No group ID was given.',
		buttonTemplate: !account.buttonTemplate && 'No template with two quick replies was given.',
		pictureUrl: !account.pictureUrl && 'No URL of a picture was given.',
		videoUrl: !account.videoUrl && 'No URL of a video was given.',
		webhook: !account.webhookUrl && 'No public webhook address was given.',
	};
	return reasons[need] || undefined;
}

/** What stands in reports for the user's own numbers and IDs. A run with these is masked as itself, so it can be replayed. */
export const PLACEHOLDERS = {
	number: '12025550101',
	secondNumber: '12025550102',
	closedNumber: '12025550103',
	messengerId: '1000000000000001',
	groupId: 'G0001',
} as const;

/** What is replaced in texts: the user's own numbers and IDs by their placeholders, and what the webhook's address has in its query. */
export function replacedIn(account: Account): Array<readonly [string, string]> {
	const names = ['number', 'secondNumber', 'closedNumber', 'messengerId', 'groupId'] as const;
	const own = names.flatMap((name) => {
		const value = account[name];
		return value === undefined ? [] : [[value, PLACEHOLDERS[name]] as const];
	});
	// A secret in the query of the webhook's address also arrives in the body.
	const query = account.webhookUrl === undefined ? '' : new URL(account.webhookUrl).search;
	const values = [...new URLSearchParams(query)].flatMap(([name, value]) =>
		name in WEBHOOK_QUERY || value.length < MIN_QUERY_LENGTH ? [] : [[value, MASK] as const],
	);
	return [...own, ...values];
}
