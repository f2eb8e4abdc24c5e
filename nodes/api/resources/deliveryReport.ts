import { idIn, rowsIn, textIn } from '../http/responseFields';
import { InputError, quote } from '../input/inputError';
import {
	type ReadFailure,
	readFailure,
	type ReadRequest,
	type ReadResponse,
	unreadable,
} from './readResponse';
import { isoOfVendorTime } from '../isoTime';
import { withVendorMessage } from '../sentences';
import { codeName, DELIVERY_MESSAGE_TYPES, DELIVERY_STATUSES } from '../http/codeNames';

/** The columns of every row of a report. */
export const REPORT_COLUMNS = [
	'number',
	'status',
	'msg_id',
	'push_id',
	'error_code',
	'application',
	'message_type',
	'time',
	'project_id',
] as const;

/**
 * Parses the ID of a push request.
 *
 * @param pushId the ID as the user entered it
 * @throws InputError if it cannot be one
 */
export function parsePushId(pushId: unknown): string {
	const id = typeof pushId === 'string' || typeof pushId === 'number' ? String(pushId).trim() : '';
	if (!/^[A-Za-z0-9_-]+$/.test(id)) {
		throw new InputError(
			id === '' && (pushId ?? '') === '' ? 'Push ID is empty' : `${quote(pushId)} is not a Push ID`,
			'Enter the push_id from the result of a send operation, for example {{ $json.push_id }}.',
		);
	}
	return id;
}

/** The read request for the report of one push request. */
export function deliveryReportRequest(pushId: string): ReadRequest {
	// The sample sends a number; an ID too large for a number is sent as text to stay exact.
	const isExact = /^[1-9]\d*$/.test(pushId) && Number.isSafeInteger(Number(pushId));
	return { endpoint: 'delivery-report', fields: { push_id: isExact ? Number(pushId) : pushId } };
}

/** The recipient of a row: a phone number, or a person on Messenger or Instagram. */
function recipientOf(row: Readonly<Record<string, unknown>>) {
	const number = idIn(row.number);
	const messengerId = idIn(row.messenger_id);
	return {
		...(number === undefined && messengerId !== undefined ? {} : { number: number ?? null }),
		...(messengerId === undefined ? {} : { messenger_id: messengerId }),
	};
}

/** The top-level fields of a report, repeated in each row. */
function sharedColumns(body: Readonly<Record<string, unknown>>, timeZone: string) {
	const { project_id: projectId, application, time } = body;
	return {
		application: idIn(application) ?? null,
		message_type: codeName(body.message_type, DELIVERY_MESSAGE_TYPES),
		time: isoOfVendorTime(textIn(time), timeZone),
		project_id: idIn(projectId) ?? null,
	};
}

function noReport(pushId: string, vendorMessage: string, code: number | null): ReadFailure {
	return readFailure(
		`Picky Assist has no delivery report for push ID ${pushId}`,
		withVendorMessage(
			'Check the Push ID: it must belong to this project and be at least a minute old.',
			vendorMessage,
		),
		{ code },
	);
}

/**
 * The rows of a delivery report, with names for its codes and IDs as text.
 *
 * A report is recognized by its `data`: the sample of a success has no `status` (delivery reports page).
 *
 * @param timeZone the time zone of the account, which its times are in
 */
export function readDeliveryReport(pushId: string, response: ReadResponse, timeZone = 'UTC') {
	if (response.kind === 'readFailure') {
		return response.refusal
			? noReport(pushId, response.refusal.vendorMessage, response.code)
			: response;
	}
	const rows = rowsIn(response.body.data);
	if (!rows) {
		const vendorMessage = textIn(response.body.error_message);
		return vendorMessage === '' ? unreadable() : noReport(pushId, vendorMessage, null);
	}
	if (rows.length === 0) {
		return readFailure(
			`The delivery report of push ID ${pushId} contains no numbers yet`,
			'Try again in a minute.',
		);
	}
	const shared = sharedColumns(response.body, timeZone);
	return rows.map((row) => ({
		...recipientOf(row),
		status: codeName(row.status, DELIVERY_STATUSES),
		msg_id: idIn(row.msg_id) ?? null,
		push_id: pushId,
		error_code: textIn(row.error_code),
		...(textIn(row.error_message) === '' ? {} : { error_message: textIn(row.error_message) }),
		...shared,
	}));
}
