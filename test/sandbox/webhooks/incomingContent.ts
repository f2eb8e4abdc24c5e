import type { JsonObject } from '../json';
import type { IncomingMessage } from './incomingMessage';
import type { SpellingRules } from './spelling';

/** What a person can send. `buttonPayload` is a tap on a template's quick reply; the last two are interactive. */
export const INCOMING_KINDS = [
	'text',
	'image',
	'video',
	'audio',
	'document',
	'location',
	'contact',
	'buttonPayload',
	'listReply',
	'buttonReply',
] as const;

export type IncomingKind = (typeof INCOMING_KINDS)[number];

/** What a kind adds to an incoming message. */
export interface IncomingContent {
	/** `type`, as integrators number the kinds. */
	readonly type: number;
	/** The text when none is given. */
	readonly text: string;
	readonly keys: JsonObject;
}

type Content = (message: IncomingMessage, spelling: SpellingRules) => IncomingContent;

const FILES = 'https://files.example.com/in';

function media(type: number, file: string): Content {
	return ({ mediaUrl = `${FILES}/${file}` }) => ({
		type,
		text: '',
		keys: { 'media-url': mediaUrl },
	});
}

function interactive(type: number, text: string, id: string, description: string | null): Content {
	return ({ payload = id }) => ({
		// Such a reply comes with the outer type of a text.
		type: 1,
		text,
		keys: { interactive: { type, id: payload, description } },
	});
}

const PLACE = {
	lat: 41.9028,
	long: 12.4964,
	name: 'Example Shop',
	address: '1 Main Street',
	url: '',
};
const CARD = {
	first_name: 'Ana',
	last_name: 'Rossi',
	phone: '12025550109',
	phone_type: 'CELL',
	city: null,
	company: 'Example Ltd',
	email: 'ana@example.com',
};

/** Kind -> what it adds. Keys: webhook request and response page; types and interactive: other integrators. */
export const INCOMING_CONTENT: Readonly<Record<IncomingKind, Content>> = {
	text: () => ({ type: 1, text: 'Hello', keys: {} }),
	image: media(2, 'photo.jpg'),
	video: media(3, 'video.mp4'),
	audio: media(4, 'voice.ogg'),
	document: media(6, 'order.pdf'),
	location: ({ location = PLACE }, { locationKey, locationType }) => ({
		type: locationType,
		text: '',
		keys: { [locationKey]: location },
	}),
	contact: ({ contact = [CARD] }) => ({ type: 7, text: '', keys: { contact } }),
	buttonPayload: ({ payload = 'yes-1001' }) => ({ type: 9, text: 'Yes', keys: { payload } }),
	listReply: interactive(1, 'Medium', 'size-m', 'Fits most'),
	buttonReply: interactive(2, 'Later', 'later-1001', null),
};
