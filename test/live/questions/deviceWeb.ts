import { bodyUnlessAboutAccount, requireFilled, expectTypes, shown } from '../expectations';
import { DifferentError, type Question } from '../question';

export const deviceWeb: Question = {
	id: 'device-web',
	question: 'What does device-status return for Web Automation?',
	assumed:
		'status as a word, such as CONNECTED; connected_number and version as text, message_queue_count as a number',
	source: 'documented',
	ifWrong: 'Device: Get Status reports a failure',
	places: ['nodes/PickyAssist/operations/device/getStatus.ts'],
	needs: ['web'],
	async ask(check) {
		const application = Number(check.channel('web').id);
		const body = bodyUnlessAboutAccount(await check.read('device-status', { application }));
		if (!/^[A-Z]+$/.test(String(body['status'])))
			throw new DifferentError(`status ${shown(body['status'])}`);
		expectTypes(body, {
			connected_number: 'string',
			version: 'string',
			message_queue_count: 'number',
		});
		requireFilled(body, 'version');
	},
};
