import { DateTime } from 'luxon';

import { PROJECT_ID } from '../account';
import { refuse } from '../push/refusal';
import { jsonResult, refusalOfUnknown, type Endpoint } from './endpoint';

/**
 * `device-status`: the web automation server with `application` 10, the phone without.
 * Source: automation server status page. The phone's field names are not known: these are the sandbox's own.
 */
export const deviceStatus: Endpoint = {
	word: 'device-status',
	generations: ['V3', 'V4'],
	statusCheck: true,
	handle({ body, account }) {
		const refusal = refusalOfUnknown(body, ['application']);
		if (refusal) return jsonResult({ ...refusal });
		const { phone, webServer } = account.devices;
		const { application } = body;
		if (application === undefined) {
			if (!phone) return jsonResult({ status: 101, message: 'Service Unavailable' });
			const seen = { battery: 87, message_queue_count: 0, free_space: '12.4 GB' };
			return jsonResult({ status: 100, message: 'Success', project_id: PROJECT_ID, ...seen });
		}
		if (application !== 10 && application !== '10') {
			return jsonResult({ ...refuse(410, 'application must be 10, or left out for the phone') });
		}
		return jsonResult({
			project_id: PROJECT_ID,
			status: webServer,
			connected_number: webServer === 'UNPAIRED' ? '' : '12025550100',
			version: '2.3000.1',
			message_queue_count: 0,
			time: DateTime.utc().toFormat("yyyy-LL-dd'T'HH:mm:ssZZ"),
		});
	},
};
