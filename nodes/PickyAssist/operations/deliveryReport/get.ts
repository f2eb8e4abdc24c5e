import {
	deliveryReportRequest,
	parsePushId,
	readDeliveryReport,
	REPORT_COLUMNS,
} from '../../../api/resources/deliveryReport';
import { itemsOfReport } from '../../../api/resources/reportItems';
import { parseTimeZone } from '../../../api/input/timeZone';
import type { ReadOperation } from '../readOperation';

/** Get: the delivery status of the messages of one push request. */
export const get: ReadOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get delivery report',
		description:
			'Get the delivery status of the messages of one push request, one item for each number',
	},
	fields: [
		{
			displayName: 'Push ID',
			name: 'pushId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7000001',
			displayOptions: { show: { resource: ['deliveryReport'], operation: ['get'] } },
			description:
				'The push_id from the result of a send operation. Wait at least a minute after sending. Items with the same push_id get its report once.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions: { show: { resource: ['deliveryReport'], operation: ['get'] } },
			options: [
				{
					displayName: 'Time Zone',
					name: 'timeZone',
					type: 'string',
					default: '',
					placeholder: 'e.g. Asia/Kolkata',
					description:
						'The time zone of the Picky Assist account, if it differs from that of the workflow. Picky Assist returns the time without it.',
				},
			],
		},
	],
	columns: REPORT_COLUMNS,
	toItemRead(item, workflowTimeZone) {
		const pushId = parsePushId(item.get('pushId'));
		const timeZone = parseTimeZone(item.get('options.timeZone')) ?? workflowTimeZone;
		return {
			request: deliveryReportRequest(pushId),
			toResults: (response) => readDeliveryReport(pushId, response, timeZone),
		};
	},
	itemsOfResults: itemsOfReport,
};
