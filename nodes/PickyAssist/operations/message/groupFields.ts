import type { INodeProperties } from 'n8n-workflow';

/** The group to send to or to read. */
export const GROUP_ID: INodeProperties = {
	displayName: 'Group ID',
	name: 'groupId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. G0001',
	description:
		'The ID of the group in Picky Assist, as received with a message from the group (group_id)',
};

/** Option: the channel that is in the group. */
export const GROUP_CHANNEL_ID: INodeProperties = {
	displayName: 'Channel ID',
	name: 'channelId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 310',
	description:
		'If you have several WhatsApp Web Automation channels: the ID of the one that is in the group. Picky Assist shows it under Settings → Channels.',
};
