import { PROJECT_ID } from '../account';
import { EVENT_STATUS, type DeliveryStatus } from '../deliveries/deliveryStatus';
import type { JsonObject } from '../json';
import type { AcceptedMessage } from '../log';
import { channelOf } from '../push/channels';

/** A message has come so far. */
export interface DeliveryStep {
	readonly message: AcceptedMessage;
	readonly status: DeliveryStatus;
}

/** A number that was checked. */
export interface CheckedNumber {
	readonly pushId: string;
	readonly msgId: string;
	readonly number: string;
	readonly onWhatsApp: boolean;
}

/** Someone came into a group or left it; the sample page does not say which of the two `action` 1 is. */
export interface GroupMembership {
	readonly action?: number | undefined;
	readonly groupId?: string | undefined;
	readonly subject?: string | undefined;
	readonly number?: string | undefined;
}

/** Someone new. */
export interface NewSubscriber {
	readonly mobile?: string | undefined;
	readonly name?: string | undefined;
	readonly email?: string | undefined;
}

const FAILED: ReadonlySet<DeliveryStatus> = new Set(['failed', 'refunded']);

/** Event 1. Source of all four: event webhook sample page and event webhook variables page. */
export function deliveryEvent(steps: readonly DeliveryStep[]): JsonObject {
	return { project_id: PROJECT_ID, event_id: 1, data: steps.map(deliveryRow) };
}

function deliveryRow({ message, status }: DeliveryStep): JsonObject {
	const { reference_number: reference, template_id: template, media = '' } = message;
	// Only official channels say why.
	const told = FAILED.has(status) && channelOf(message.application)?.kind === 'official';
	return {
		push_id: message.pushId,
		number: message.recipient,
		msg_id: message.msgId,
		status: EVENT_STATUS[status],
		...(reference === undefined ? {} : { reference_number: reference }),
		message: message.text,
		media: /^https?:/.test(media) ? media : '',
		message_type: message.kind,
		channel_id: message.application,
		...(template === undefined ? {} : { template_id: template }),
		...(told ? { error_message: 'The number is not on WhatsApp', error_code: '' } : {}),
	};
}

/** Event 2; that status 1 means "on WhatsApp" and 2 "not" is inferred. */
export function numberCheckEvent(numbers: readonly CheckedNumber[]): JsonObject {
	const data = numbers.map(({ pushId, msgId, number, onWhatsApp }) => ({
		push_id: pushId,
		number,
		msg_id: msgId,
		status: onWhatsApp ? '1' : '2',
	}));
	return { project_id: PROJECT_ID, event_id: 2, data };
}

/** Event 3, flat. */
export function groupMembershipEvent({
	action = 1,
	groupId = 'G0001',
	subject = 'Example group',
	number = '12025550101',
}: GroupMembership): JsonObject {
	const group = { group_id: groupId, group_subject: subject };
	return { project_id: PROJECT_ID, event_id: 3, action, ...group, number, application: 10 };
}

/** Event 4, flat. */
export function newSubscriberEvent(
	{ mobile = '12025550101', name = '', email = '' }: NewSubscriber,
	id: string,
): JsonObject {
	const person = { subscriber_id: id, mobile, name, email, profile_pic: '' };
	return { project_id: PROJECT_ID, event_id: 4, ...person };
}
