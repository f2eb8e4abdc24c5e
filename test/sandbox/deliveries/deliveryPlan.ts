import type { AcceptedMessage } from '../log';
import { addressField, channelOf } from '../push/channels';
import type { DeliveryStatus } from './deliveryStatus';

/** The delivery statuses of accepted messages. */
export interface DeliveryPlan {
	/** For everyone; default submitted, delivered, read. */
	readonly statuses?: readonly DeliveryStatus[] | undefined;
	/** Channel id -> its own list, such as SMS that arrives where WhatsApp does not. */
	readonly channels?: Readonly<Record<string, readonly DeliveryStatus[]>> | undefined;
	/** Recipient -> its own list, on every channel. */
	readonly numbers?: Readonly<Record<string, readonly DeliveryStatus[]>> | undefined;
	/** Seconds before each step, in the sandbox's own minutes; default 0, which is at once. */
	readonly stepSeconds?: number | undefined;
	/** What a number check finds not to be on WhatsApp. */
	readonly notOnWhatsApp?: readonly string[] | undefined;
}

const DEFAULT_STATUSES: readonly DeliveryStatus[] = ['submitted', 'delivered', 'read'];
/** Phones do not report that a message was read: event webhook variables page. */
const WITHOUT_READ: ReadonlySet<string | undefined> = new Set(['phone', 'sms']);

function ownStatuses(
	statusLists: DeliveryPlan['numbers'],
	name: string,
): readonly DeliveryStatus[] | undefined {
	return statusLists && Object.hasOwn(statusLists, name) ? statusLists[name] : undefined;
}

/** The steps of one message in order; none for a group, of which there are no reports. */
export function statusesOf(
	message: AcceptedMessage,
	plan: DeliveryPlan,
): readonly DeliveryStatus[] {
	const kind = channelOf(message.application)?.kind;
	if (kind === undefined || !(addressField(kind, message.entry) in message.entry)) return [];
	const statuses =
		ownStatuses(plan.numbers, message.recipient) ??
		ownStatuses(plan.channels, message.application) ??
		plan.statuses ??
		DEFAULT_STATUSES;
	return WITHOUT_READ.has(kind)
		? statuses.filter((deliveryStatus) => deliveryStatus !== 'read')
		: statuses;
}
