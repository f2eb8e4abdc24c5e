import { requireCaptionAllowed } from '../../../api/content/caption';
import type { Channel } from '../../../api/recipient/channels';
import { parseGroupId } from '../../../api/recipient/groupId';
import { InputError } from '../../../api/input/inputError';
import { mediaKindOf } from '../../../api/content/mediaKind';
import { parseMediaUrl } from '../../../api/content/mediaUrl';
import { isBlank, textOf } from '../../../api/input/text';
import type { Draft } from '../../../api/push/types';
import type { Media } from '../../../api/content/media';
import type { FindFile, MessageOperation } from '../messageOperation';
import type { ItemParameters } from '../../parameters/parameters';
import { messageField, showFor } from './fields';
import { groupChannel, type GroupContent, toGroupDraft, WEB_AUTOMATION } from './groupDraft';
import { GROUP_ID } from './groupFields';
import { fileFields } from './mediaFields';
import { optionsField, readEnvelope } from './options';

const OPERATION = 'sendToGroup';

/** The Web Automation channel, or one of several chosen by its ID. */
function readWebChannel(item: ItemParameters): Channel {
	return groupChannel(
		item.get('options.channelId', WEB_AUTOMATION),
		'Enter the Channel ID of a WhatsApp Web Automation channel, or remove the option Channel ID.',
	);
}

function readFile(item: ItemParameters, findFile: FindFile): Media | undefined {
	if (item.get('mediaSource', 'url') === 'binary') return findFile(item.get('binaryPropertyName'));
	const url = item.get('mediaUrl');
	return textOf(url, 'Media URL').trim() === ''
		? undefined
		: { field: 'media', value: parseMediaUrl(url) };
}

/** The content: a text, a file, or both. */
function readContent(item: ItemParameters, findFile: FindFile): GroupContent {
	const text = textOf(item.get('message'), 'Message');
	const media = readFile(item, findFile);
	if (isBlank(text) && !media) {
		throw new InputError(
			'There is nothing to send to the group',
			'Fill in Message, choose a file, or both for this item.',
		);
	}
	if (media) requireCaptionAllowed(text, mediaKindOf(media), 'Message');
	return { text: isBlank(text) ? '' : text, media };
}

function toDraft(item: ItemParameters, findFile: FindFile): Draft {
	const channel = readWebChannel(item);
	const groupId = parseGroupId(item.get('groupId'));
	return toGroupDraft(groupId, readEnvelope(item, channel), readContent(item, findFile));
}

/** Send to Group: a text or file to one WhatsApp group per item. Each group needs its own request. */
export const sendToGroup: MessageOperation = {
	option: {
		name: 'Send to Group',
		value: OPERATION,
		action: 'Send message to group',
		description: 'Send a text or file to a WhatsApp group, through WhatsApp Web Automation',
	},
	fields: [
		{ ...GROUP_ID, displayOptions: showFor(OPERATION) },
		{
			...messageField(
				OPERATION,
				'The text to send. With a picture or video, it becomes the caption.',
			),
			required: false,
		},
		...fileFields(OPERATION, {
			description:
				'Public URL of a file to send with the text, without a redirect. Leave it empty to send only the text.',
		}),
		optionsField(OPERATION),
	],
	recipientField: 'group_id',
	toDrafts: (item, { findFile }) => [toDraft(item, findFile)],
};
