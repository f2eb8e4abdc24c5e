import type { Recording } from '../sandbox/recording';
import type { Exchange } from './exchange';
import type { Mask } from './mask';
import type { Findings } from './runCheck';

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The exchanges of a check with token, numbers, names and texts masked, as `npm run sandbox -- --replay` reads them. */
export function recordingOf(
	{ exchanges, webhookCalls }: Findings,
	date: string,
	mask: Mask,
): string {
	const recording: Recording = {
		recorded: date,
		exchanges: exchanges.map((exchange) => masked(exchange, mask)),
		// A live channel also gets calls about other people.
		webhooks: webhookCalls
			.filter(({ text }) => mask.isAboutUser(text))
			.map(({ time, query, contentType, headerNames, text }) => ({
				time: isoTime(time),
				query: mask.text(query),
				contentType: mask.text(contentType),
				headerNames: headerNames.map((name) => mask.text(name)),
				text: mask.body(text, 'webhook'),
			})),
	};
	return `${mask.withoutToken(JSON.stringify(recording, null, '\t'))}\n`;
}

function masked(exchange: Exchange, mask: Mask): Recording['exchanges'][number] {
	const { asked, time, milliseconds, endpoint, token, fields, httpResult, failure } = exchange;
	const head = {
		asked,
		time: isoTime(time),
		milliseconds,
		request: { endpoint, token, fields: mask.fields(fields, 'check') },
	};
	if (!httpResult) return { ...head, failure: mask.text(failure ?? '') };
	const { httpStatus, contentType, headerNames, text } = httpResult;
	const response = {
		httpStatus,
		contentType: mask.text(contentType),
		headerNames: headerNames.map((name) => mask.text(name)),
		text: mask.body(text, 'service'),
	};
	return { ...head, response };
}
