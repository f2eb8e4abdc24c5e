import { answerOf } from '../judge';
import { Different, type Question } from '../question';

export const unknownEndpoint: Question = {
	id: 'unknown-endpoint',
	question: 'What does Picky Assist return for an endpoint that does not exist?',
	assumed: 'an HTTP status that reports failure',
	source: 'assumed',
	ifWrong: 'a wrong Base URL is reported as an unreadable response',
	places: ['nodes/api/http/requestFailure.ts'],
	async ask(check) {
		const { httpStatus } = answerOf(await check.read('no-such-endpoint'));
		if (httpStatus < 400) throw new Different(`HTTP ${httpStatus}`);
	},
};
