import { idIn, rowsIn, textIn, wordFor } from './answerFields';
import { InputProblem, quote } from './inputProblem';
import { type NotRead, notRead, type Query, type ReadReply, unreadable } from './readReply';
import { inTheirWords } from './sentences';

/** `status` of a row (delivery reports page). The event webhook has numbers of its own. */
const STATUS_WORDS = { 0: 'unknown', 1: 'delivered', 2: 'failed', 3: 'read' };
/** `message_type` (delivery reports page). It is not the numbering of the webhook's `type`. */
const MESSAGE_TYPE_WORDS = { 1: 'image', 2: 'video', 3: 'text', 4: 'audio', 5: 'document' };

/** The columns that every row of a report has. */
export const REPORT_COLUMNS = [
	'number', 'status', 'msg_id', 'push_id', 'error_code', 'application', 'message_type', 'time', 'project_id',
] as const;

/**
 * The id of a push request as text.
 *
 * @param pushId the id as the user gave it
 * @throws InputProblem if it cannot be one
 */
export function pushIdOf(pushId: unknown): string {
	const id = typeof pushId === 'string' || typeof pushId === 'number' ? String(pushId).trim() : '';
	if (!/^[A-Za-z0-9_-]+$/.test(id)) {
		throw new InputProblem(
			id === '' && (pushId ?? '') === '' ? 'Push ID is empty' : `${quote(pushId)} is not a Push ID`,
			'Give the push_id of a result of sending, for example {{ $json.push_id }}.',
		);
	}
	return id;
}

/** The question for the report of one push request. */
export function deliveryReportQuery(pushId: string): Query {
	// The sample sends a number; one too large for a number stays exact as a text.
	const isExact = /^[1-9]\d*$/.test(pushId) && Number.isSafeInteger(Number(pushId));
	return { endpoint: 'delivery-report', fields: { push_id: isExact ? Number(pushId) : pushId } };
}

/** What stands at the top of a report, for each of its rows. */
function headOf(body: Readonly<Record<string, unknown>>) {
	const { project_id: projectId, application, time } = body;
	return {
		application: idIn(application) ?? null,
		message_type: wordFor(body.message_type, MESSAGE_TYPE_WORDS),
		time: textIn(time),
		project_id: idIn(projectId) ?? null,
	};
}

function noReport(pushId: string, says: string, code: number | null): NotRead {
	return notRead(
		`Picky Assist has no delivery report for push id ${pushId}`,
		inTheirWords('Check the Push ID: its push must be of this project, and a minute old.', says),
		{ code },
	);
}

/**
 * The rows of a delivery report, with words for its numbers and ids as texts.
 *
 * A report is told by its `data`: the sample of a success has no `status` (delivery reports page).
 */
export function readDeliveryReport(pushId: string, reply: ReadReply) {
	if (reply.kind === 'notRead') {
		return reply.refusal ? noReport(pushId, reply.refusal.says, reply.code) : reply;
	}
	const rows = rowsIn(reply.body.data);
	if (!rows) {
		const says = textIn(reply.body.error_message);
		return says === '' ? unreadable() : noReport(pushId, says, null);
	}
	if (rows.length === 0) {
		return notRead(`The delivery report of push id ${pushId} names no number yet`, 'Ask again in a minute.');
	}
	const head = headOf(reply.body);
	return rows.map((row) => ({
		number: idIn(row.number) ?? null,
		status: wordFor(row.status, STATUS_WORDS),
		msg_id: idIn(row.msg_id) ?? null,
		push_id: pushId,
		error_code: textIn(row.error_code),
		...(textIn(row.error_message) === '' ? {} : { error_message: textIn(row.error_message) }),
		...head,
	}));
}
