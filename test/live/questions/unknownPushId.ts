import { bodyUnlessAboutAccount, requireFilled, expectTypes, shown } from '../expectations';
import type { Question } from '../question';

export const unknownPushId: Question = {
	id: 'unknown-push-id',
	question: 'What does Picky Assist return for the delivery report of an unknown push ID?',
	assumed: 'no data, and error_message as text',
	source: 'assumed',
	ifWrong: 'Delivery Report: Get reports that the response cannot be read',
	places: ['nodes/api/resources/deliveryReport.ts'],
	async ask(check) {
		const body = bodyUnlessAboutAccount(await check.read('delivery-report', { push_id: 1 }));
		expectTypes(body, { data: 'missing', error_message: 'string' });
		requireFilled(body, 'error_message');
		// It may also be about something else.
		check.notes.push(shown(body['error_message']));
	},
};
