import type { INodeProperties } from 'n8n-workflow';
import { CHANNEL_KINDS, messageField, showFor } from './fields';
import type { ReplyTarget } from './incomingMessage';
import { presetOf, REPLY_TARGET_LABELS } from './replyTarget';

/** The name of the operation. */
export const REPLY = 'reply';

/** A field that is taken from the incoming message unless the user changes it. */
function incomingField(name: keyof ReplyTarget, description: string): INodeProperties {
	return {
		displayName: REPLY_TARGET_LABELS[name],
		name,
		type: 'string',
		default: presetOf(name),
		displayOptions: showFor(REPLY),
		description,
	};
}

/** Message, followed by the fields of the incoming message. */
export const REPLY_FIELDS: INodeProperties[] = [
	{
		...messageField(REPLY, 'The text of the reply. With a picture or video, it is the caption.'),
		required: false,
		placeholder: 'e.g. Yes, it is in stock',
	},
	incomingField('channelId', 'The channel on which the message arrived'),
	incomingField(
		'number',
		'The phone number of the person who wrote. Not used on Messenger or Instagram, or when the reply goes to a group.',
	),
	incomingField('messengerId', 'The ID of the person who wrote on Messenger or Instagram'),
	incomingField(
		'groupId',
		'The group in which the message was written. If it is not empty, the reply goes to the group.',
	),
	incomingField(
		'quotedMessageId',
		'The message to quote, on WhatsApp Official, Cloud API and Web Automation (not in groups). Leave it empty to quote nothing.',
	),
];

/** The options of Reply. */
export const REPLY_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Channel Kind',
		name: 'channelKind',
		type: 'options',
		default: 'official',
		description:
			'What the channel can send. Only needed if the message arrived on a channel with its own Channel ID (Other in the other operations). Without this option, such a channel counts as Web Automation, or as Messenger if only Recipient ID is filled in.',
		options: [...CHANNEL_KINDS],
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that contains the file, as shown in the Binary tab',
		description: 'A file from a previous node. Message becomes the caption, or can be empty.',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/offer.jpg',
		description:
			'Public URL of the file, without a redirect. Message becomes the caption, or can be empty.',
	},
	{
		displayName: 'Reply Privately',
		name: 'replyPrivately',
		type: 'boolean',
		default: true,
		description:
			'Whether to reply to the person who wrote in a group, instead of replying to the group',
	},
];
