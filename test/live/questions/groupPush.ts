import { textFor } from '../content';
import { requireFilled, expectStatus, expectTypes, expectValue, listOf } from '../expectations';
import type { Question } from '../question';

export const groupPush: Question = {
	id: 'group-push',
	question: 'What does Picky Assist return for a message to a group?',
	assumed: 'status 100 with one row, whose msg_id is the ID of the message',
	source: 'seen in a public client',
	ifWrong: 'the result has no msg_id',
	places: ['nodes/api/push/pushResponse.ts', 'nodes/PickyAssist/operations/message/sendToGroup.ts'],
	needs: ['web', 'group'],
	recipients: ['groupId'],
	messages: 1,
	async ask(check) {
		const { id: application } = check.channel('web');
		const { groupId = '' } = check.account;
		const top = { application, group_id: groupId, globalmessage: textFor('group') };
		const rows = listOf(expectStatus(await check.push(top), 100), 'data');
		expectValue('the number of rows', rows.length, 1);
		expectTypes(rows[0], { msg_id: 'string' });
		requireFilled(rows[0], 'msg_id');
	},
};
