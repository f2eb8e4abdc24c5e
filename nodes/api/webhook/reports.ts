import {
	buildItem,
	convertFields,
	type Field,
	type FieldKinds,
	fieldsOf,
	type Item,
	toStructure,
} from './fields';
import { isPayload, type Payload, type Value } from './payload';
import {
	DELIVERY_MESSAGE_TYPES,
	DELIVERY_STATUSES,
	NUMBER_CHECK_STATUSES,
	eventCodeName,
} from '../http/codeNames';

/** The events of the event webhook. */
export type ReportKind = 'deliveryReport' | 'numberCheck' | 'groupMembership' | 'newSubscriber';

interface Report extends Omit<FieldKinds, 'structures'> {
	labels(value: (name: string) => Value): Record<string, string | undefined>;
}

const ROW_IDS = [
	'agent_id',
	'channel_id',
	'messenger_id',
	'msg_id',
	'number',
	'project_id',
	'push_id',
	'reference_number',
	'template_id',
];

const REPORTS: Readonly<Record<ReportKind, Report>> = {
	deliveryReport: {
		ids: ROW_IDS,
		codes: ['event_id', 'message_type', 'status'],
		labels: (value) => ({
			status_text: eventCodeName(value('status'), DELIVERY_STATUSES),
			message_type_text: eventCodeName(value('message_type'), DELIVERY_MESSAGE_TYPES),
		}),
	},
	numberCheck: {
		ids: ROW_IDS,
		codes: ['event_id', 'status'],
		labels: (value) => ({ status_text: eventCodeName(value('status'), NUMBER_CHECK_STATUSES) }),
	},
	// It is not documented which action is joining and which is leaving, so it stays a number.
	groupMembership: {
		ids: ['application', 'group_id', 'number', 'project_id'],
		codes: ['action', 'event_id'],
		labels: () => ({}),
	},
	newSubscriber: {
		ids: ['mobile', 'number', 'project_id', 'subscriber_id'],
		codes: ['event_id'],
		labels: () => ({}),
	},
};

/** The rows of an event: the objects in `data`; undefined if the event itself is the only row. */
function rowsOf(data: Value): readonly Value[] | undefined {
	if (Array.isArray(data)) return data;
	return isPayload(data) ? [data] : undefined;
}

function rowFields(row: Value): Field[] {
	return fieldsOf(isPayload(row) ? row : { data: row });
}

/** Builds the item of one row. The row's own fields take precedence over the fields beside `data`. */
function readRow(event: ReportKind, fields: readonly Field[], extras: Payload): Item {
	const report = REPORTS[event];
	const converted = convertFields(fields, { ...report, structures: [] });
	const labels = report.labels((name) => converted.find((field) => field.name === name)?.value);
	return buildItem({ event, ...labels }, converted, extras);
}

/**
 * Builds the items of a call of the event webhook, one per row (Event webhook sample page). Statuses and message types stay
 * numbers; their names are added as `status_text` and `message_type_text`.
 *
 * @param extrasFor returns the extra fields of an item, given its part of the payload
 */
export function readReport(
	event: ReportKind,
	payload: Payload,
	extrasFor: (part: Payload) => Payload,
): Item[] {
	const all = fieldsOf(payload);
	const data = all.find(({ name }) => name === 'data');
	const rows = rowsOf(toStructure(data?.value));
	if (!data || !rows) return [readRow(event, all, extrasFor(payload))];
	const shared = all.filter((field) => field !== data);
	return rows.map((row) =>
		readRow(event, [...rowFields(row), ...shared], extrasFor({ ...payload, [data.key]: [row] })),
	);
}
