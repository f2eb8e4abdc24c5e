import { requireCaptionAllowed } from '../../../api/content/caption';
import type { Media } from '../../../api/content/media';
import { mediaKindOf } from '../../../api/content/mediaKind';
import { parseMediaUrl } from '../../../api/content/mediaUrl';
import { InputError } from '../../../api/input/inputError';
import { isBlank, textOf } from '../../../api/input/text';
import type { Draft, Entry } from '../../../api/push/types';
import { CAPABILITIES, type Channel, requireCapability } from '../../../api/recipient/channels';
import { parseGroupId } from '../../../api/recipient/groupId';
import { parseMessengerId } from '../../../api/recipient/messengerId';
import { parsePhoneNumber } from '../../../api/recipient/phoneNumber';
import { phoneOfGroupSender } from '../../../api/recipient/whatsAppId';
import type { ItemParameters } from '../../parameters/parameters';
import type { FindFile, ItemRecipient, MessageOperation } from '../messageOperation';
import { channelToPerson, repliesPrivately } from './chosenRecipient';
import { groupChannel, type GroupContent, toGroupDraft } from './groupDraft';
import { isBlankValue, type ReplyTarget } from './incomingMessage';
import { readFields, readReplyTarget } from './replyTarget';
import { optionsField, readEnvelope, readReference } from './options';
import { REPLY, REPLY_FIELDS, REPLY_OPTIONS } from './replyFields';

/** Stands for a channel whose ID is missing, to tell by the other fields whether it is one of Messenger. */
const UNKNOWN_CHANNEL = '999';

function readFile(item: ItemParameters, findFile: FindFile): Media | undefined {
	const url = item.get('options.mediaUrl');
	const hasUrl = textOf(url, 'Media URL').trim() !== '';
	const field = item.get('options.binaryPropertyName');
	if (isBlankValue(field))
		return hasUrl ? { field: 'media', value: parseMediaUrl(url) } : undefined;
	if (!hasUrl) return findFile(field);
	throw new InputError(
		'A reply can have only one file',
		'Remove one of the options Media URL and Input Data Field Name.',
	);
}

function readContent(item: ItemParameters, findFile: FindFile): GroupContent {
	const media = readFile(item, findFile);
	const text = textOf(item.get('message'), 'Message');
	if (media) requireCaptionAllowed(text, mediaKindOf(media), 'Message');
	else if (isBlank(text))
		throw new InputError(
			'There is nothing to reply with',
			'Fill in Message, or add the option Media URL or Input Data Field Name.',
		);
	return { text: isBlank(text) ? '' : text, media };
}

function isToGroup(item: ItemParameters, { groupId }: ReplyTarget): boolean {
	return !isBlankValue(groupId) && !repliesPrivately(item);
}

function personIn({ number, messengerId, groupId }: ReplyTarget, { kind }: Channel): ItemRecipient {
	const field = CAPABILITIES[kind].recipientField;
	if (field === 'messenger_id') {
		const id = isBlankValue(messengerId) ? number : messengerId;
		return { field, parse: () => parseMessengerId(id) };
	}
	const inGroup = !isBlankValue(groupId) && typeof number === 'string';
	const phone = (inGroup ? phoneOfGroupSender(number) : undefined) ?? number;
	return { field, parse: () => parsePhoneNumber(phone) };
}

/** The quoted message, if the channel can quote one. A private reply does not quote a message of the group. */
function readQuoted({ quotedMessageId, groupId }: ReplyTarget, { kind }: Channel): Entry {
	const quoted = textOf(quotedMessageId, 'Quoted Message ID').trim();
	const canQuote = CAPABILITIES[kind].quotedReply && isBlankValue(groupId);
	return quoted === '' || !canQuote ? {} : { quoted };
}

function toGroupReply(
	item: ItemParameters,
	{ channelId, groupId }: ReplyTarget,
	findFile: FindFile,
) {
	const channel = groupChannel(
		channelId,
		'To reply to the person who wrote, add the option Reply Privately.',
	);
	return toGroupDraft(
		parseGroupId(groupId),
		readEnvelope(item, channel),
		readContent(item, findFile),
		readReference(item),
	);
}

function toPersonReply(item: ItemParameters, target: ReplyTarget, findFile: FindFile): Draft {
	const channel = channelToPerson(item, target, target);
	const { field, parse } = personIn(target, channel);
	const recipient = parse();
	const { text, media } = readContent(item, findFile);
	if (media)
		requireCapability(
			channel,
			'media',
			'cannot send files',
			'Remove the options Media URL and Input Data Field Name.',
		);
	return {
		recipient,
		recipientField: field,
		envelope: readEnvelope(item, channel),
		entry: { message: text, ...readReference(item), ...readQuoted(target, channel) },
		...(media ? { media, mediaPerRecipient: CAPABILITIES[channel.kind].mediaPerRecipient } : {}),
	};
}

/** Reply: a text or file to the person or group that wrote, on the channel on which the message arrived. */
export const reply: MessageOperation = {
	option: {
		name: 'Reply',
		value: REPLY,
		action: 'Reply to message',
		description:
			'Reply to an incoming message: to the person or group that wrote, on the same channel',
	},
	fields: [...REPLY_FIELDS, optionsField(REPLY, REPLY_OPTIONS)],
	recipientOf(item) {
		const target = readFields(item);
		if (isToGroup(item, target))
			return { field: 'group_id', parse: () => parseGroupId(target.groupId) };
		const { channelId } = target;
		const known = isBlankValue(channelId) ? { ...target, channelId: UNKNOWN_CHANNEL } : target;
		return personIn(known, channelToPerson(item, known, known));
	},
	toDrafts(item, { findFile, findTriggers }) {
		const target = readReplyTarget(item, findTriggers);
		return [
			isToGroup(item, target)
				? toGroupReply(item, target, findFile)
				: toPersonReply(item, target, findFile),
		];
	},
};
