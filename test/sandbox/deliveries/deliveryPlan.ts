import type { AcceptedMessage } from '../log';
import { addressField, channelOf } from '../push/channels';
import type { DeliveryWord } from './deliveryStatus';

/** What becomes of the messages that are taken. */
export interface DeliveryPlan {
	/** For everyone; default submitted, delivered, read. */
	readonly course?: readonly DeliveryWord[] | undefined;
	/** Channel id -> a course of its own, such as SMS that arrives where WhatsApp does not. */
	readonly channels?: Readonly<Record<string, readonly DeliveryWord[]>> | undefined;
	/** Recipient -> a course of its own, on every channel. */
	readonly numbers?: Readonly<Record<string, readonly DeliveryWord[]>> | undefined;
	/** Seconds before each step, in the sandbox's own minutes; default 0, which is at once. */
	readonly stepSeconds?: number | undefined;
	/** What a number check finds not to be on WhatsApp. */
	readonly notOnWhatsApp?: readonly string[] | undefined;
}

const DEFAULT_COURSE: readonly DeliveryWord[] = ['submitted', 'delivered', 'read'];
/** Phones do not report that a message was read: event webhook variables page. */
const WITHOUT_READ: ReadonlySet<string | undefined> = new Set(['phone', 'sms']);

function ownCourse(
	courses: DeliveryPlan['numbers'],
	name: string,
): readonly DeliveryWord[] | undefined {
	return courses && Object.hasOwn(courses, name) ? courses[name] : undefined;
}

/** The steps of one message in order; none for a group, of which there are no reports. */
export function courseOf(message: AcceptedMessage, plan: DeliveryPlan): readonly DeliveryWord[] {
	const kind = channelOf(message.application)?.kind;
	if (kind === undefined || !(addressField(kind, message.entry) in message.entry)) return [];
	const course =
		ownCourse(plan.numbers, message.recipient) ??
		ownCourse(plan.channels, message.application) ??
		plan.course ??
		DEFAULT_COURSE;
	return WITHOUT_READ.has(kind) ? course.filter((word) => word !== 'read') : course;
}
