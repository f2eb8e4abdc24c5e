import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import { runOf, type WorkflowFile } from '../engine/harness/engine';
import { exampleNamed, nodeOfType, PICKY_ASSIST, withoutNotes } from '../n8n/examples';
import type { AcceptedMessage, LoggedRequest, LoggedWebhook } from '../sandbox/sandbox';
import { checkSending, differences, evaluate, rowsOf, SMS_CHANNEL } from './checkSending';
import { type Customer, WHATSAPP_OFFICIAL } from './customers';

const TRIGGER = `${PICKY_ASSIST}Trigger`;

/** Answers people who write. */
export const AUTO_REPLY = withoutNotes(exampleNamed('auto-reply'));
/** Sends by SMS what did not arrive. */
export const FOLLOW_UP = withoutNotes(exampleNamed('delivery-follow-up'));

/** What came of one customer's message. */
export interface Course {
	/** The webhook with the message, and the instant reply to it. */
	readonly call: LoggedWebhook;
	readonly webhooks: readonly LoggedWebhook[];
	readonly pushes: readonly LoggedRequest[];
	readonly messages: readonly AcceptedMessage[];
	/** The executions of auto-reply. */
	readonly replies: readonly IRun[];
	/** The executions of delivery-follow-up. */
	readonly followUps: readonly IRun[];
}

/** The items of a node in all executions in which it ran. */
function itemsOf(
	workflow: WorkflowFile,
	type: string,
	runs: readonly IRun[],
): readonly INodeExecutionData[] {
	const { name } = nodeOfType(workflow, type);
	return runs
		.filter(({ data }) => data.resultData.runData[name])
		.flatMap((run) => runOf(run, name).outputs[0] ?? []);
}

/** What the trigger put out. */
function eventsOf(workflow: WorkflowFile, runs: readonly IRun[]): readonly IDataObject[] {
	return itemsOf(workflow, TRIGGER, runs).map(({ json }) => json);
}

/** The delivery reports of a message, as the trigger put them out. */
export function reportsOf(
	{ followUps }: Course,
	msgId: string | undefined,
): readonly IDataObject[] {
	return eventsOf(FOLLOW_UP, followUps).filter(({ msg_id }) => msg_id === msgId);
}

/** Users try the workflow with the item pinned to the trigger, so it must have all fields of a real event. */
function missingInPinned(workflow: WorkflowFile, event: IDataObject = {}): readonly string[] {
	const pinned = workflow.pinData?.[nodeOfType(workflow, TRIGGER).name]?.[0]?.json ?? {};
	return Object.keys(event)
		.filter((field) => !(field in pinned))
		.map((field) => `The pinned item of "${workflow.name}" lacks ${field}`);
}

function webhookProblems({ webhooks }: Course): readonly string[] {
	return webhooks.flatMap(({ about, state, attempts }) => {
		const problem = state === 'accepted' ? attempts.at(-1)?.problem : state;
		return problem ? [`Webhook "${about}": ${problem}`] : [];
	});
}

/** One workflow answered these items with one message each, on this channel and no other. */
function checkAnswers(
	workflow: WorkflowFile,
	items: readonly IDataObject[],
	channel: string,
	runs: readonly IRun[],
	course: Course,
) {
	const rows = rowsOf([itemsOf(workflow, PICKY_ASSIST, runs)]);
	const pushes = course.pushes.filter(({ body }) => String(body?.application) === channel);
	const acceptedMessages = course.messages.filter(({ application }) => application === channel);
	const statuses = items.map(() => 'accepted');
	return checkSending(nodeOfType(workflow, PICKY_ASSIST), items, statuses, rows, {
		pushes,
		acceptedMessages,
	});
}

const toLine = (...fields: unknown[]) => fields.map(String).join(' | ');

/** Checks all that came of one customer's message. Returns what is wrong; empty if everything is right. */
export function checkRoundTrip(
	{ name, number, text, deliveries }: Customer,
	course: Course,
): readonly string[] {
	const { call, messages, replies, followUps } = course;
	const received = eventsOf(AUTO_REPLY, replies);
	const reports = eventsOf(FOLLOW_UP, followUps);
	const reply = messages.find(({ application }) => application === WHATSAPP_OFFICIAL);
	const failed = reportsOf(course, reply?.msgId).filter(
		({ status_text }) => status_text === 'failed',
	);
	return [
		...webhookProblems(course),
		...[...replies, ...followUps].flatMap(({ data }) => data.resultData.error?.message ?? []),
		...differences(
			'Instant reply',
			[evaluate(nodeOfType(AUTO_REPLY, TRIGGER).parameters.replyText, { body: { name } })],
			[call.reply?.text ?? ''],
		),
		...differences(
			'Event',
			[toLine('messageReceived', number, name, text, 'inbound', 'text', WHATSAPP_OFFICIAL)],
			received.map((event) =>
				toLine(
					event.event,
					event.number,
					event.name,
					event.message,
					event.direction_text,
					event.type_text,
					event.application,
				),
			),
		),
		...checkAnswers(AUTO_REPLY, received, WHATSAPP_OFFICIAL, replies, course),
		...checkAnswers(FOLLOW_UP, failed, SMS_CHANNEL, followUps, course),
		...differences(
			'Delivery report',
			messages.flatMap(({ application, msgId, pushId, recipient, text: sent, reference_number }) =>
				(deliveries[application] ?? []).map((word) =>
					toLine('deliveryReport', word, msgId, pushId, recipient, sent, reference_number),
				),
			),
			reports.map((report) =>
				toLine(
					report.event,
					report.status_text,
					report.msg_id,
					report.push_id,
					report.number,
					report.message,
					report.reference_number,
				),
			),
		),
		...differences(
			'Number of executions',
			[toLine(1, reports.length)],
			[toLine(replies.length, followUps.length)],
		),
		...missingInPinned(AUTO_REPLY, received[0]),
		...missingInPinned(FOLLOW_UP, reports[0]),
	];
}
