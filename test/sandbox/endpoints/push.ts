import { textOf } from '../json';
import { acceptedMessages } from '../push/acceptedMessages';
import { readPushRequest } from '../push/pushRequest';
import { refusalOf } from '../push/pushRules';
import { withinSessions } from '../sessions';
import { templateRefusal } from '../templates/templateRules';
import { jsonResult, type Endpoint } from './endpoint';

const CREDIT = '0.005';

/** `push`: the whole request is accepted, or none of it. */
export const push: Endpoint = {
	word: 'push',
	generations: ['V1', 'V3', 'V4'],
	handle({ body, loggedBody, generation, account }) {
		const request = readPushRequest(body, generation);
		if ('status' in request) return jsonResult({ ...request });
		const refusal = refusalOf(request) ?? templateRefusal(request, account.templates);
		if (refusal) return jsonResult({ ...refusal });

		const pushId = account.nextPushId();
		const head = { status: 100, push_id: pushId, message: 'Success' };
		if (request.fields['action'] === 1) {
			// A number check sends nothing; its rows have a status instead of a price (number filter page).
			const absent = account.deliveries.plan.notOnWhatsApp ?? [];
			const checked = request.entries.map((entry) => {
				const number = textOf(entry, 'number');
				const msgId = account.nextMsgId();
				return { pushId, msgId, number, onWhatsApp: !absent.includes(number) };
			});
			const data = checked.map(({ msgId, number, onWhatsApp }) => ({
				msg_id: msgId,
				number,
				// The page's sample, with a phone, has 0 in every row: the phone takes its time.
				status: request.channel.kind === 'phone' ? '0' : onWhatsApp ? '1' : '2',
			}));
			return { json: { ...head, data }, messages: [], checked, pushId };
		}
		const messages = acceptedMessages(request, loggedBody, pushId, () => account.nextMsgId());
		// V1 has no `data` in its response.
		if (generation === 'V1') return { json: head, messages, pushId };
		if (request.entries.length === 0) {
			// A web automation client reads `data[0].msg_id` of a group push; what else the row has is not known.
			const data = messages.map(({ msgId }) => ({ msg_id: msgId, credit: CREDIT }));
			return { json: { ...head, data }, messages, pushId };
		}
		// For Messenger and Instagram the page shows no response: their id under `number` is inferred.
		const data = messages.map(({ msgId, recipient }) => ({
			msg_id: msgId,
			number: recipient,
			credit: CREDIT,
		}));
		return withinSessions({ json: { ...head, data }, messages, pushId }, account.sessions);
	},
};
