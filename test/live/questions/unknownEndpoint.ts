import { httpResultOf } from '../expectations';
import { DifferentError, NotAnsweredError, type Question } from '../question';

/** What a gateway returns if the service behind it is down. */
const UNAVAILABLE = [502, 503, 504];

export const unknownEndpoint: Question = {
	id: 'unknown-endpoint',
	question: 'What does Picky Assist return for an endpoint that does not exist?',
	assumed: 'an HTTP status that reports failure',
	source: 'assumed',
	ifWrong: 'a wrong Base URL is reported as an unreadable response',
	places: ['nodes/api/http/requestFailure.ts'],
	async ask(check) {
		const { httpStatus } = httpResultOf(await check.read('no-such-endpoint'));
		if (httpStatus < 400) throw new DifferentError(`HTTP ${httpStatus}`);
		if (UNAVAILABLE.includes(httpStatus))
			throw new NotAnsweredError(`HTTP ${httpStatus}: the service may be down`);
		check.notes.push(`HTTP ${httpStatus}`);
	},
};
