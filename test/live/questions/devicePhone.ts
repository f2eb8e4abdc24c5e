import { statusNumber } from '../../../nodes/api/http/statusCodes';
import { bodyOf, expectStatus } from '../expectations';
import { NotAnsweredError, type Question } from '../question';

export const devicePhone: Question = {
	id: 'device-phone',
	question: 'What does device-status return for a phone?',
	assumed: 'status 100 with more fields, or 101 without a phone',
	source: 'seen in a public client',
	ifWrong: 'Device: Get Status reports a failure',
	places: ['nodes/PickyAssist/operations/device/getStatus.ts'],
	needs: ['phone'],
	async ask(check) {
		const exchange = await check.read('device-status');
		if (statusNumber(bodyOf(exchange)['status']) === 101) {
			check.notes.push('status 101');
			return;
		}
		const more = Object.keys(expectStatus(exchange, 100)).filter(
			(name) => !['status', 'message', 'project_id'].includes(name),
		);
		if (more.length === 0) throw new NotAnsweredError('status 100, but no other fields');
	},
};
