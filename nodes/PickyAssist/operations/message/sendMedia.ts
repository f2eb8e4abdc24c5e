import { requireCaptionAllowed } from '../../../api/content/caption';
import { CAPABILITIES, type Channel } from '../../../api/recipient/channels';
import { InputError, quote } from '../../../api/input/inputError';
import { type MediaKind, mediaKindOf } from '../../../api/content/mediaKind';
import { parseMediaUrl } from '../../../api/content/mediaUrl';
import { isBlank, textOf } from '../../../api/input/text';
import { requireCapability } from '../../../api/recipient/channels';
import type { Envelope } from '../../../api/push/types';
import type { Media } from '../../../api/content/media';
import type { MessageOperation } from '../messageOperation';
import type { ItemParameters } from '../../parameters/parameters';
import { addressOf, readChannel } from './recipient';
import { channelFields, recipientFields } from './fields';
import { fileFields, sendAsFields } from './mediaFields';
import { ifSessionClosedFields, FALLBACK_TEMPLATE_OPTIONS } from './ifSessionClosed';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendMedia';
/** The maximum length of `media_name` (Media attachments page). */
const MAX_FILE_NAME_LENGTH = 20;

/** `voice` or `sticker`, if the channel supports it (Push API variables page). */
function readSendAs(sendAs: unknown, channel: Channel): Envelope {
	if (sendAs === 'file') return {};
	if (sendAs === 'voiceNote') {
		requireCapability(
			channel,
			'voiceNote',
			'cannot send voice notes',
			'Set Send As to File, or choose WhatsApp Web Automation as Channel.',
		);
		return { voice: 1 };
	}
	if (sendAs === 'sticker') {
		const description =
			'Set Send As to File, or choose WhatsApp Official, Cloud API or Web Automation as Channel.';
		requireCapability(channel, 'sticker', 'cannot send stickers', description);
		return { sticker: 1 };
	}
	throw new InputError(`Send As cannot be ${quote(sendAs)}`, 'Use file, voiceNote or sticker.');
}

/** `media_name`, if given. */
function readFileName(item: ItemParameters, channel: Channel): Envelope {
	const fileName = textOf(item.get('fileName'), 'File Name').trim();
	if (fileName === '') return {};
	requireCapability(
		channel,
		'mediaName',
		'cannot show a file name',
		'Leave File Name empty for this channel.',
	);
	if (fileName.length > MAX_FILE_NAME_LENGTH) {
		throw new InputError(
			`The file name ${quote(fileName)} has ${fileName.length} characters`,
			`Picky Assist allows at most ${MAX_FILE_NAME_LENGTH}. Use a shorter File Name.`,
		);
	}
	return { media_name: fileName };
}

const KIND_NAMES: Readonly<Record<MediaKind, string>> = {
	image: 'A picture',
	video: 'A video',
	audio: 'An audio file',
	document: 'A document',
};

/** Rejects a file that cannot be shown as chosen in Send As, if its kind is known. */
function requireKind(sendAs: unknown, kind: MediaKind | undefined): void {
	if (kind === undefined) return;
	if (sendAs === 'voiceNote' && kind !== 'audio') {
		throw new InputError(
			`${KIND_NAMES[kind]} cannot be a voice note`,
			'Use an audio file, or set Send As to File.',
		);
	}
	if (sendAs === 'sticker' && kind !== 'image') {
		throw new InputError(
			`${KIND_NAMES[kind]} cannot be a sticker`,
			'Use a picture (WebP), or set Send As to File.',
		);
	}
}

/** The caption. Only images and videos can have one (Media attachments page). */
function readCaption(item: ItemParameters, sendAs: unknown, kind: MediaKind | undefined): string {
	const caption = textOf(item.get('caption'), 'Caption');
	if (isBlank(caption)) return '';
	const captionKind =
		sendAs === 'sticker' ? 'sticker' : sendAs === 'voiceNote' ? 'voice note' : kind;
	requireCaptionAllowed(caption, captionKind, 'Caption');
	return caption;
}

/**
 * Send Media: a file from a URL or binary data, to one recipient per item. A file shared by all recipients is sent once per
 * request.
 */
export const sendMedia: MessageOperation = {
	option: {
		name: 'Send Media',
		value: OPERATION,
		action: 'Send media',
		description: 'Send a picture, video, audio, document, voice note or sticker',
	},
	fields: [
		...channelFields(OPERATION),
		...recipientFields(OPERATION),
		...fileFields(OPERATION, {
			required: true,
			description:
				'Public URL of the file, without a redirect. It can differ between items; WhatsApp on a Phone and Web Automation then need one request for each file.',
		}),
		...sendAsFields(OPERATION),
		...ifSessionClosedFields(OPERATION),
		optionsField(OPERATION, FALLBACK_TEMPLATE_OPTIONS),
	],
	hasSessions: true,
	toDrafts(item, { findFile }) {
		const channel = readChannel(item);
		requireCapability(
			channel,
			'media',
			'cannot send files',
			'Choose another channel, or send a text.',
		);
		const media: Media =
			item.get('mediaSource', 'url') === 'binary'
				? findFile(item.get('binaryPropertyName'))
				: { field: 'media', value: parseMediaUrl(item.get('mediaUrl')) };
		const sendAs = item.get('sendAs', 'file');
		const sendAsVariables = readSendAs(sendAs, channel);
		requireKind(sendAs, mediaKindOf(media));
		return [
			{
				...addressOf(item.get('number'), channel, item),
				envelope: {
					...readEnvelope(item, channel),
					...readFileName(item, channel),
					...sendAsVariables,
				},
				entry: {
					message: readCaption(item, sendAs, mediaKindOf(media)),
					...readEntryOptions(item, channel),
				},
				media,
				mediaPerRecipient: CAPABILITIES[channel.kind].mediaPerRecipient,
			},
		];
	},
};
