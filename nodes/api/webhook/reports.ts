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
} from '../http/codes';

/** The events of the event webhook. */
export type ReportKind = 'deliveryReport' | 'numberCheck' | 'groupMembership' | 'newSubscriber';

interface Report extends Omit<FieldKinds, 'structures'> {
	words(value: (name: string) => Value): Record<string, string | undefined>;
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
		words: (value) => ({
			status_text: eventCodeName(value('status'), DELIVERY_STATUSES),
			message_type_text: eventCodeName(value('message_type'), DELIVERY_MESSAGE_TYPES),
		}),
	},
	numberCheck: {
		ids: ROW_IDS,
		codes: ['event_id', 'status'],
		words: (value) => ({ status_text: eventCodeName(value('status'), NUMBER_CHECK_STATUSES) }),
	},
	// Which action is joining and which leaving is not documented, so it stays a number.
	groupMembership: {
		ids: ['application', 'group_id', 'number', 'project_id'],
		codes: ['action', 'event_id'],
		words: () => ({}),
	},
	newSubscriber: {
		ids: ['mobile', 'number', 'project_id', 'subscriber_id'],
		codes: ['event_id'],
		words: () => ({}),
	},
};

/** The rows of an event: the objects of `data`; none for an empty list; the event itself where it is flat. */
function rowsOf(data: Value): readonly Value[] | undefined {
	if (Array.isArray(data)) return data;
	return isPayload(data) ? [data] : undefined;
}

function rowFields(row: Value): Field[] {
	return fieldsOf(isPayload(row) ? row : { data: row });
}

/** One row, or a flat event. What the row says goes before what stands beside `data`. */
function readRow(event: ReportKind, fields: readonly Field[], added: Payload): Item {
	const report = REPORTS[event];
	const converted = convertFields(fields, { ...report, structures: [] });
	const words = report.words((name) => converted.find((field) => field.name === name)?.value);
	return buildItem({ event, ...words }, converted, added);
}

/**
 * An event of the event webhook as items, one a row (Event webhook sample page). Statuses and message types stay numbers,
 * with the word beside them as `status_text` and `message_type_text`.
 *
 * @param addedTo what an item is to hold beside its row, given the part of the payload that the row is
 */
export function readReport(
	event: ReportKind,
	payload: Payload,
	addedTo: (part: Payload) => Payload,
): Item[] {
	const all = fieldsOf(payload);
	const data = all.find(({ name }) => name === 'data');
	const rows = rowsOf(toStructure(data?.value));
	if (!data || !rows) return [readRow(event, all, addedTo(payload))];
	const beside = all.filter((field) => field !== data);
	return rows.map((row) =>
		readRow(event, [...rowFields(row), ...beside], addedTo({ ...payload, [data.key]: [row] })),
	);
}
