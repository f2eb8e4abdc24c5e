import type { ChannelKind } from './channels';
import {
	APPLICATION,
	BASE64_FILE,
	CONTACT_CARDS,
	ENTRIES,
	FILE_NAME,
	FLAG,
	LOCATION,
	MESSAGE_ID,
	PRIORITY,
	TEMPLATE_HEADER,
	TEXT,
	TEXT_LIST,
	WEB_ADDRESS,
	type VariableType,
} from './variableTypes';

/** Where a variable may stand: at the top of the request, or inside an entry of `data`. */
export type Level = 'request' | 'entry';

/** One variable of a push request. */
export interface PushVariable {
	readonly name: string;
	readonly levels: readonly Level[];
	readonly type: VariableType;
	/** The kinds of channel that take it. */
	readonly kinds: readonly ChannelKind[];
	/** False for what V1 did not have. */
	readonly inV1: boolean;
}

const TOP: readonly Level[] = ['request'];
const ENTRY: readonly Level[] = ['entry'];
const BOTH: readonly Level[] = ['request', 'entry'];

const ALL: readonly ChannelKind[] = ['official', 'web', 'phone', 'sms', 'messenger', 'instagram'];
const OFFICIAL: readonly ChannelKind[] = ['official'];
const WEB: readonly ChannelKind[] = ['web'];
const OFFICIAL_AND_WEB: readonly ChannelKind[] = ['official', 'web'];
const BY_NUMBER: readonly ChannelKind[] = ['official', 'web', 'phone', 'sms'];
const BY_ID: readonly ChannelKind[] = ['messenger', 'instagram'];
const WHATSAPP: readonly ChannelKind[] = ['official', 'web', 'phone'];
const NOT_SMS: readonly ChannelKind[] = ['official', 'web', 'phone', 'messenger', 'instagram'];
const NO_PHONE: readonly ChannelKind[] = ['official', 'web', 'messenger', 'instagram'];

function variable(
	name: string,
	levels: readonly Level[],
	type: VariableType,
	kinds: readonly ChannelKind[],
	inV1 = true,
): PushVariable {
	return { name, levels, type, kinds, inV1 };
}

/**
 * Every variable of a push request but `token`: name, level, JSON type, channels.
 * Source: push API variables page and media attachments page; levels of `quoted`, `sticker`, `location`,
 * `contact`, and all of `createcontact` and `group_id`, from other integrators.
 */
export const PUSH_VARIABLES: readonly PushVariable[] = [
	variable('application', TOP, APPLICATION, ALL),
	variable('data', TOP, ENTRIES, ALL),
	variable('number', ENTRY, TEXT, BY_NUMBER),
	variable('messenger_id', ENTRY, TEXT, BY_ID),
	variable('message', ENTRY, TEXT, ALL),
	variable('globalmessage', TOP, TEXT, ALL),
	variable('priority', TOP, PRIORITY, ALL),
	variable('reference_number', ENTRY, TEXT, ALL),
	variable('quoted', ENTRY, MESSAGE_ID, OFFICIAL_AND_WEB),
	variable('createcontact', TOP, FLAG, ALL),
	variable('action', TOP, FLAG, WHATSAPP),

	variable('globalmedia', TOP, WEB_ADDRESS, NOT_SMS),
	variable('globalmedia_code', TOP, BASE64_FILE, NOT_SMS),
	variable('media', ENTRY, WEB_ADDRESS, OFFICIAL, false),
	variable('media_code', ENTRY, BASE64_FILE, OFFICIAL, false),
	variable('media_name', TOP, FILE_NAME, NO_PHONE),
	variable('voice', TOP, FLAG, WEB),
	variable('sticker', TOP, FLAG, OFFICIAL_AND_WEB),

	variable('template_id', TOP, TEXT, OFFICIAL),
	variable('language', BOTH, TEXT, OFFICIAL),
	variable('template_message', ENTRY, TEXT_LIST, OFFICIAL),
	variable('template_globalmessage', TOP, TEXT_LIST, OFFICIAL),
	variable('template_header', BOTH, TEMPLATE_HEADER, OFFICIAL),
	variable('payload', ENTRY, TEXT_LIST, OFFICIAL),
	variable('interactive_globalbuttons', TOP, TEXT_LIST, OFFICIAL),
	variable('interactive_buttons', ENTRY, TEXT_LIST, OFFICIAL),

	variable('location', TOP, LOCATION, NO_PHONE),
	variable('contact', TOP, CONTACT_CARDS, NO_PHONE),
	variable('group_id', TOP, TEXT, WEB),
];

/** What belongs to a template and makes no sense without `template_id`. */
export const TEMPLATE_VARIABLES: readonly string[] = [
	'language',
	'template_message',
	'template_globalmessage',
	'template_header',
	'payload',
	'interactive_globalbuttons',
	'interactive_buttons',
];

/** The maximum number of entries in one request: rate limits page. */
export const MOST_ENTRIES = 10_000;
