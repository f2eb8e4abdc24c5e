import type { INodeProperties } from 'n8n-workflow';
import { CHANNEL_KINDS, messageField, showFor } from './fields';
import { type Incoming, INCOMING_LABELS, presetOf } from './incoming';

/** The name of the operation. */
export const REPLY = 'reply';

/** A field that is taken from the incoming message unless the user changes it. */
function incomingField(name: keyof Incoming, description: string): INodeProperties {
	return {
		displayName: INCOMING_LABELS[name],
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
		'The phone number of the person who wrote. Not used for Messenger, Instagram and groups.',
	),
	incomingField('messengerId', 'The ID of the person who wrote on Messenger or Instagram'),
	incomingField(
		'groupId',
		'The group in which the message was written. If it is not empty, the reply goes to the group.',
	),
	incomingField(
		'quotedMessageId',
		'The ID of the message to quote. WhatsApp Official and Web Automation quote it, except in groups. Leave it empty to quote nothing.',
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
			'What the channel can send. Only needed for a channel whose ID is not one of those in the list of other operations.',
		options: [...CHANNEL_KINDS],
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that contains the file, as shown in the Binary tab',
		description: 'A file from a previous node to send with the reply, or instead of a text',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/offer.jpg',
		description:
			'Public URL of a file to send with the reply, or instead of a text, without a redirect',
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
