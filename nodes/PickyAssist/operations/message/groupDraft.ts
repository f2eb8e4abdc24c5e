import { CAPABILITIES, type Channel, channelOf } from '../../../api/recipient/channels';
import { InputError } from '../../../api/input/inputError';
import type { Draft, Entry, Envelope } from '../../../api/push/types';
import type { Media } from '../../../api/content/media';

/** The `application` of WhatsApp Web Automation, the only channel with groups (Push API variables page). */
export const WEB_AUTOMATION = '10';

/** What is sent to a group: a text, a file, or both. */
export interface GroupContent {
	/** Empty for a file without text. */
	readonly text: string;
	readonly media: Media | undefined;
}

/**
 * A channel that can send to groups: only WhatsApp Web Automation can.
 *
 * @param description how to fix the error
 * @throws InputError if the channel is of another kind
 */
export function groupChannel(id: unknown, description: string): Channel {
	const channel = channelOf(id, 'web');
	const { group, name } = CAPABILITIES[channel.kind];
	if (group) return channel;
	throw new InputError(
		`Channel ${channel.id} is ${name}, which does not support groups`,
		description,
	);
}

/**
 * Drafts a message to a group.
 *
 * @param entry variables that a group cannot be sent: they stay in n8n, such as the reference number
 */
export function toGroupDraft(
	groupId: string,
	envelope: Envelope,
	{ text, media }: GroupContent,
	entry: Entry = {},
): Draft {
	return {
		recipient: groupId,
		recipientField: 'group_id',
		envelope: {
			...envelope,
			group_id: groupId,
			...(text === '' ? {} : { globalmessage: text }),
		},
		entry,
		...(media ? { media, mediaPerRecipient: false } : {}),
	};
}
