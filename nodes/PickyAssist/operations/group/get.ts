import type { IDisplayOptions } from 'n8n-workflow';
import { parseGroupId } from '../../../api/recipient/groupId';
import { GROUP_COLUMNS, groupRequest, readGroup } from '../../../api/resources/group';
import { groupChannel, WEB_AUTOMATION } from '../message/groupDraft';
import { GROUP_CHANNEL_ID, GROUP_ID } from '../message/groupFields';
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
		{ ...GROUP_ID, displayOptions },
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions,
			options: [GROUP_CHANNEL_ID],
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
