import { statusNumber } from '../../../nodes/api/http/statusCodes';
import { objectsOf } from '../../sandbox/json';
import { textFor } from '../content';
import { bodyOf, describeRows, expectAccepted, expectStatus } from '../expectations';
import { DifferentError, type Question } from '../question';
import { oneText } from '../steps';

export const goodAndBad: Question = {
	id: 'good-and-bad',
	question: 'What does Picky Assist return for a request with a good and an impossible number?',
	assumed: 'the whole request is rejected with status 406',
	source: 'assumed',
	ifWrong:
		'the good number has got the message: the rows then decide, and nothing is sent twice if they are complete',
	places: [
		'nodes/api/push/rowOutcome.ts',
		'nodes/PickyAssist/send/pushSender.ts',
		'docs/operations.md',
	],
	needs: ['officialOrWeb'],
	recipients: ['number', 'nobody'],
	steps: [oneText],
	messages: 2,
	async ask(check) {
		const { number } = check.account;
		// Not on SMS, where it may be a short code.
		const data = [number, '1234'].map((one) => ({
			number: one,
			message: textFor('a good and a bad number'),
		}));
		const exchange = await check.push({ application: check.channel('officialOrWeb').id, data });
		const body = bodyOf(exchange);
		const rows = objectsOf(body, 'data');
		const status = statusNumber(body['status']);
		const described = describeRows(rows, (row) => (row['number'] === number ? 'good' : 'bad'));
		if (status === 100 || (status === 406 && rows.length > 0))
			throw new DifferentError(`status ${status}, ${described}`);
		expectStatus(exchange, 406);
		// If the good number is not accepted alone, either, the bad one was not the reason.
		expectAccepted(await check.step(oneText));
	},
};
