import type { IDisplayOptions } from 'n8n-workflow';
import { parseGroupId } from '../../../api/recipient/groupId';
import { GROUP_COLUMNS, groupRequest, readGroup } from '../../../api/resources/group';
import { groupChannel, WEB_AUTOMATION } from '../message/groupDraft';
import type { ReadOperation } from '../readOperation';

const displayOptions: IDisplayOptions = { show: { resource: ['group'], operation: ['get'] } };

/** Get: the name and members of one WhatsApp group. */
export const get: ReadOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get group',
		description: 'Get the name, members and invite link of a WhatsApp group',
	},
	fields: [
		{
			displayName: 'Group ID',
			name: 'groupId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. G0001',
			displayOptions,
			description:
				'The ID of the group in Picky Assist, as received with a message from the group (group_id)',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions,
			options: [
				{
					displayName: 'Channel ID',
					name: 'channelId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 310',
					description:
						'If you have several WhatsApp Web Automation channels: the ID of the one that is in the group. Picky Assist shows it under Settings → Channels.',
				},
			],
		},
	],
	columns: GROUP_COLUMNS,
	toItemRead(item) {
		const groupId = parseGroupId(item.get('groupId'));
		const channel = groupChannel(
			item.get('options.channelId', WEB_AUTOMATION),
			'Enter the Channel ID of a WhatsApp Web Automation channel, or remove the option Channel ID.',
		);
		return {
			request: groupRequest(groupId, channel.id),
			toResults(response) {
				const group = readGroup(groupId, response);
				return 'kind' in group ? group : [{ ...group }];
			},
		};
	},
};
