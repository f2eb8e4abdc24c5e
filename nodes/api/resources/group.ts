import type { JsonValue } from '../json';
import { isPlainObject } from '../json';
import { idIn, rowsIn, textIn } from '../http/responseFields';
import { withVendorMessage } from '../sentences';
import { type ReadFailure, readFailure, type ReadRequest, type ReadResponse } from './readResponse';

/** Someone in a group. */
interface GroupMember {
	readonly number: string | null;
	/** When the person joined, as Picky Assist writes it. */
	readonly created_time: string;
}

/** A WhatsApp group. */
export interface Group {
	readonly group_id: string;
	readonly group_subject: string;
	readonly group_created_date: string;
	readonly group_invite_link: string;
	readonly group_icon_link: string;
	readonly group_admins: readonly GroupMember[];
	readonly group_members: readonly GroupMember[];
}

/** The columns of the result of Get. */
export const GROUP_COLUMNS: ReadonlyArray<keyof Group> = [
	'group_id',
	'group_subject',
	'group_created_date',
	'group_invite_link',
	'group_icon_link',
	'group_admins',
	'group_members',
];

/**
 * The read request for a group. Other integrators send its ID, one of them with the channel; there is no endpoint that lists
 * groups.
 *
 * @param application the ID of the Web Automation channel that is in the group
 */
export function groupRequest(groupId: string, application: string): ReadRequest {
	return { endpoint: 'group-details', fields: { application, group_id: groupId } };
}

function membersIn(value: unknown): GroupMember[] {
	return (rowsIn(value) ?? []).map(({ number, created_time: time }) => ({
		number: idIn(number) ?? null,
		created_time: textIn(time),
	}));
}

/** The fields of the group: at the top of the response, or in its `data`. */
function detailsIn(body: Readonly<Record<string, JsonValue>>): Readonly<Record<string, unknown>> {
	const data: unknown = Array.isArray(body.data) ? body.data[0] : body.data;
	return isPlainObject(data) ? data : body;
}

/** The group in a response of `group-details`, with numbers as text. */
export function readGroup(groupId: string, response: ReadResponse): Group | ReadFailure {
	if (response.kind === 'readFailure' && !response.refusal) return response;
	const details = response.kind === 'read' ? detailsIn(response.body) : {};
	if (GROUP_COLUMNS.every((name) => name === 'group_id' || details[name] === undefined)) {
		const vendorMessage = response.kind === 'read' ? '' : (response.refusal?.vendorMessage ?? '');
		return readFailure(
			`Picky Assist has no details of the group ${groupId}`,
			withVendorMessage(
				'Check the Group ID, and that WhatsApp Web Automation is connected with a number that is in the group.',
				vendorMessage,
			),
			{ code: response.kind === 'read' ? null : response.code },
		);
	}
	return {
		group_id: idIn(details.group_id) ?? groupId,
		group_subject: textIn(details.group_subject),
		group_created_date: textIn(details.group_created_date),
		group_invite_link: textIn(details.group_invite_link),
		group_icon_link: textIn(details.group_icon_link),
		group_admins: membersIn(details.group_admins),
		group_members: membersIn(details.group_members),
	};
}
