import { statusNumber } from '../../../nodes/api/http/statusCodes';
import { objectsOf } from '../../sandbox/json';
import { textFor } from '../content';
import { bodyOf, describeRows, expectAccepted, expectStatus } from '../expectations';
import { DifferentError, NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';

export const sessionMixed: Question = {
	id: 'session-mixed',
	question: 'What does Picky Assist return for free text to one open and one closed session?',
	assumed: 'the whole request is rejected with status 802',
	source: 'assumed',
	ifWrong: 'the rows then decide who gets a template instead',
	places: ['nodes/api/push/closedSessions.ts', 'nodes/api/push/sessionSearch.ts'],
	needs: ['official', 'closedNumber'],
	recipients: ['number', 'closedNumber'],
	steps: [oneText],
	messages: 2,
	async ask(check) {
		const { number, closedNumber = '' } = check.account;
		const data = [number, closedNumber].map((one) => ({
			number: one,
			message: textFor('one session closed'),
		}));
		const exchange = await check.push({ application: check.channel('official').id, data });
		const body = bodyOf(exchange);
		const rows = objectsOf(body, 'data');
		const status = statusNumber(body['status']);
		const described = describeRows(rows, (row) => (row['number'] === number ? 'open' : 'closed'));
		if (status === 100 || (status === 802 && rows.length > 0))
			throw new DifferentError(`status ${status}, ${described}`);
		expectStatus(exchange, 802);
		if (check.channel('any').id !== check.channel('official').id)
			throw new NotAnsweredError(
				'could not tell whether your own session is open: list the WhatsApp Official channel first',
			);
		expectAccepted(await check.step(oneText));
	},
};
