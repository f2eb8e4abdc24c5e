import { ABILITIES, type Channel } from '../../../api/channels';
import { InputProblem, quote } from '../../../api/inputProblem';
import { mediaKindOfUrl } from '../../../api/mediaKind';
import { parseMediaUrl } from '../../../api/mediaUrl';
import { textOf } from '../../../api/messageText';
import type { Envelope } from '../../../api/types';
import type { MessageOperation, ReadParameter } from '../messageOperation';
import { addressOf, readChannel } from './address';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendMedia';
/** Longest `media_name` (Media attachments page). */
const MAX_FILE_NAME = 20;

function refuseMedia(channel: Channel): void {
	const { media, name } = ABILITIES[channel.kind];
	if (!media) throw new InputProblem(`${name} carries no files`, 'Choose another channel, or send a text.');
}

/** `voice` or `sticker`, where the channel has it (Push API variables page). */
function readSendAs(read: ReadParameter, channel: Channel): Envelope {
	const { voiceNote, sticker, name } = ABILITIES[channel.kind];
	const sendAs = read('sendAs', 'file');
	if (sendAs === 'file') return {};
	if (sendAs === 'voiceNote') {
		if (voiceNote) return { voice: 1 };
		throw new InputProblem(
			`${name} cannot send voice notes`,
			'Set Send As to File, or choose WhatsApp Web Automation as Channel.',
		);
	}
	if (sendAs === 'sticker') {
		if (sticker) return { sticker: 1 };
		throw new InputProblem(
			`${name} cannot send stickers`,
			'Set Send As to File, or choose WhatsApp Official or Web Automation as Channel.',
		);
	}
	throw new InputProblem(`Send As cannot be ${quote(sendAs)}`, 'Use file, voiceNote or sticker.');
}

/** `media_name`, where one is given. */
function readFileName(read: ReadParameter, channel: Channel): Envelope {
	const fileName = textOf(read('fileName'), 'File Name').trim();
	if (fileName === '') return {};
	const { mediaName, name } = ABILITIES[channel.kind];
	if (!mediaName) {
		throw new InputProblem(`${name} cannot show a file name`, 'Leave File Name empty for this channel.');
	}
	if (fileName.length > MAX_FILE_NAME) {
		throw new InputProblem(
			`The file name ${quote(fileName)} has ${fileName.length} characters`,
			`Picky Assist takes at most ${MAX_FILE_NAME}. Give a shorter File Name.`,
		);
	}
	return { media_name: fileName };
}

/** The caption; only images and videos can have one (Media attachments page). */
function readCaption(read: ReadParameter, mediaUrl: string): string {
	const caption = textOf(read('caption'), 'Caption');
	if (caption.trim() === '') return '';
	const sendAs = read('sendAs', 'file');
	const kind = sendAs === 'file' ? mediaKindOfUrl(mediaUrl) : sendAs === 'sticker' ? 'sticker' : 'voice note';
	if (kind === undefined || kind === 'image' || kind === 'video') return caption;
	throw new InputProblem(
		`${kind === 'audio' ? 'An audio file' : `A ${kind}`} cannot have a caption`,
		'WhatsApp shows captions under pictures and videos only. Leave Caption empty and send the text as a message of its own.',
	);
}

/** Send Media: a file by its address, to one recipient an item. A file that all share stands once in the request. */
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
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/offer.jpg',
			displayOptions: showFor(OPERATION),
			description:
				'Public address of the file, without a redirect. It may differ from item to item; WhatsApp phone and web automation then need one request for each file.',
		},
		{
			displayName: 'Send As',
			name: 'sendAs',
			type: 'options',
			default: 'file',
			displayOptions: showFor(OPERATION),
			description: 'How WhatsApp shows the file',
			options: [
				{ name: 'File', value: 'file', description: 'Picture, video, audio or document' },
				{ name: 'Sticker', value: 'sticker', description: 'WhatsApp Official and Web Automation' },
				{ name: 'Voice Note', value: 'voiceNote', description: 'WhatsApp Web Automation only' },
			],
		},
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Our offer of the week',
			displayOptions: showFor(OPERATION, { sendAs: ['file'] }),
			description: 'Text under a picture or video. Other files cannot have one.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. offer.pdf',
			displayOptions: { ...showFor(OPERATION, { sendAs: ['file'] }), hide: { channel: ['1', '2'] } },
			description: 'The name that the recipient sees for a document, at most 20 characters',
		},
		optionsField(OPERATION),
	],
	toDrafts(read) {
		const channel = readChannel(read);
		refuseMedia(channel);
		const mediaUrl = parseMediaUrl(read('mediaUrl'));
		return [
			{
				...addressOf(read('number'), channel, read),
				envelope: {
					...readEnvelope(read, channel),
					...readFileName(read, channel),
					...readSendAs(read, channel),
				},
				entry: { message: readCaption(read, mediaUrl), ...readEntryOptions(read, channel) },
				media: { field: 'media', value: mediaUrl },
				mediaPerRecipient: ABILITIES[channel.kind].mediaPerRecipient,
			},
		];
	},
};
