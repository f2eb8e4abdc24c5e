import { objectsOf, type JsonObject } from '../sandbox/json';
import type { Check } from './check';
import { INCOMING_TEXT, isFromPerson } from './content';
import type { Exchange } from './exchange';
import { bodyUnlessAboutAccount, expectAccepted, rowsOf, shown } from './expectations';
import { idOf, isFromUser, isIncoming } from './ownCalls';
import { NotAnsweredError, type Step } from './question';
import { oneText } from './steps';
import type { ReceivedCall } from './webhookListener';

const READ = '3';

/** The rows of a delivery report that arrived. */
export function reportRowsOf(call: ReceivedCall | undefined): readonly JsonObject[] {
	return objectsOf(call?.json ?? {}, 'data');
}

/** The calls about the first message. They are waited for until it is read, or until nothing more comes. */
export async function waitForReportEvents(check: Check): Promise<readonly ReceivedCall[]> {
	const id = idOf(rowsOf(expectAccepted(await check.step(oneText)))[0], 'msg_id');
	if (id === '') throw new NotAnsweredError('the first message has no msg_id');
	const about = (calls: readonly ReceivedCall[]) =>
		calls.filter((call) => reportRowsOf(call).some((row) => idOf(row, 'msg_id') === id));
	const isRead = (calls: readonly ReceivedCall[]) =>
		about(calls).some((call) => reportRowsOf(call).some((row) => idOf(row, 'status') === READ));
	await check.waitIfNotTried('read', isRead, 'Open the message on your phone.');
	return about(await check.webhookCalls('a delivery report', (calls) => about(calls).length > 0));
}

/** The reported statuses of the first message, in the order in which they arrived. */
export async function waitForReportRows(check: Check): Promise<readonly JsonObject[]> {
	const events = await waitForReportEvents(check);
	const id = idOf(rowsOf(expectAccepted(await check.step(oneText)))[0], 'msg_id');
	return events.flatMap(reportRowsOf).filter((row) => idOf(row, 'msg_id') === id);
}

/** An incoming message of one kind. The person is asked to send it, unless it has arrived already. */
export async function waitForIncoming(
	check: Check,
	instruction: string,
	isMeant: (json: JsonObject) => boolean,
): Promise<ReceivedCall> {
	const isFound = (call: ReceivedCall) =>
		isIncoming(call.json) && isFromUser(call, check.account) && isMeant(call.json ?? {});
	const calls = await check.webhookCalls('the message', (all) => all.some(isFound), instruction);
	const call = calls.find(isFound);
	if (!call) throw new Error('The calls were complete.');
	return call;
}

/** The text that the person sends to the channel. */
export async function waitForIncomingText(check: Check): Promise<ReceivedCall> {
	const instruction = `Send this text from your phone to the channel: ${INCOMING_TEXT}`;
	return await waitForIncoming(check, instruction, (json) =>
		Object.values(json).some((value) => typeof value === 'string' && isFromPerson(value)),
	);
}

const report: Step<Exchange> = {
	name: 'delivery-report',
	messages: 0,
	async run(check) {
		const sent = await check.step(oneText);
		const pushId = idOf(expectAccepted(sent), 'push_id');
		await check.waitSince(sent, check.delays.report);
		const isNumber = /^[1-9]\d*$/.test(pushId) && Number.isSafeInteger(Number(pushId));
		return check.read('delivery-report', { push_id: isNumber ? Number(pushId) : pushId });
	},
};

/** The delivery report in a response. @throws NotAnsweredError if there is none yet */
export function reportIn(exchange: Exchange): JsonObject {
	const body = bodyUnlessAboutAccount(exchange);
	if ('data' in body || !('error_message' in body)) return body;
	throw new NotAnsweredError(`there is no report: ${shown(body['error_message'])}`);
}

/** The delivery report of the first message, a minute after it was sent. */
export function fetchReport(check: Check): Promise<Exchange> {
	return check.step(report);
}
