import type { Recording } from '../sandbox/recording';
import type { Exchange } from './exchange';
import type { Mask } from './mask';
import type { Findings } from './runCheck';
import type { ReceivedCall } from './webhookListener';

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The exchanges of a check with token, numbers, names and texts masked, as `npm run sandbox -- --replay` reads them. */
export function recordingOf({ exchanges, ownCalls }: Findings, date: string, mask: Mask): string {
	const recording: Recording = {
		recorded: date,
		exchanges: exchanges.map((exchange) => mask.once(exchange, () => masked(exchange, mask))),
		webhooks: ownCalls.map((call) => mask.once(call, () => maskedCall(call, mask))),
	};
	return `${mask.withoutToken(JSON.stringify(recording, null, '\t'))}\n`;
}

function maskedCall(call: ReceivedCall, mask: Mask): Recording['webhooks'][number] {
	const { time, query, contentType, headerNames, text } = call;
	return {
		time: isoTime(time),
		query: mask.query(query),
		contentType: mask.text(contentType),
		headerNames: headerNames.map((name) => mask.text(name)),
		text: mask.body(text, 'webhook'),
	};
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
