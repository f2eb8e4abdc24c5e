import { DateTime } from 'luxon';

import { PROJECT_ID } from '../account';
import type { SentMessage } from '../deliveries/deliveryStore';
import { REPORT_STATUS } from '../deliveries/deliveryStatus';
import type { MessageKind } from '../deliveries/messageKind';
import type { JsonObject } from '../json';
import { refuse } from '../push/refusal';
import { jsonResult, refusalOfUnknown, type Endpoint } from './endpoint';

// Delivery reports page. It is not the numbering of the webhooks' `type`.
const MESSAGE_TYPE: Readonly<Record<MessageKind, string>> = {
	image: '1',
	video: '2',
	text: '3',
	audio: '4',
	document: '5',
};

/** `delivery-report`: the rows of one push request. A success has no `status`, as in the page's sample. */
export const deliveryReport: Endpoint = {
	word: 'delivery-report',
	generations: ['V3', 'V4'],
	handle({ body, account }) {
		const refusal = refusalOfUnknown(body, ['push_id']);
		if (refusal) return jsonResult(told(refusal.message));
		const { push_id: pushId } = body;
		if (!isPushId(pushId)) return jsonResult(told('Invalid Request: push_id must be digits'));
		const push = account.deliveries.find(String(pushId));
		const [first] = push?.messages ?? [];
		if (!push || !first) {
			return jsonResult(told(refuse(410, `there is no push ID ${pushId}`).message));
		}
		return jsonResult({
			project_id: PROJECT_ID,
			push_id: Number(pushId),
			application: first.message.application,
			message_type: MESSAGE_TYPE[first.message.kind],
			time: DateTime.fromMillis(push.time, { zone: 'utc' }).toFormat('dd-LL-yyyy hh:mm a', {
				locale: 'en',
			}),
			data: push.messages.map(rowOf),
		});
	},
};

function isPushId(value: unknown): value is string | number {
	return Number.isSafeInteger(value) || (typeof value === 'string' && /^\d+$/.test(value));
}

/** The table of the page names `error_message`; every other endpoint says `message`. */
function told(sentence: string): JsonObject {
	return { status: 410, message: sentence, error_message: sentence };
}

function rowOf({ message, status }: SentMessage): JsonObject {
	return {
		number: message.recipient,
		msg_id: message.msgId,
		status: status === undefined ? '0' : REPORT_STATUS[status],
		error_code: '',
	};
}
