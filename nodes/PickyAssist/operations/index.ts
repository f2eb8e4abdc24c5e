import type { MessageOperation } from './messageOperation';
import { sendBulk } from './message/sendBulk';
import { sendDynamic } from './message/sendDynamic';
import { sendMedia } from './message/sendMedia';
import { sendSingle } from './message/sendSingle';
import { sendSms } from './message/sendSms';

/** The operations of the resource Message, in the alphabetical order of their names. */
export const messageOperations: readonly MessageOperation[] = [
	sendBulk,
	sendDynamic,
	sendMedia,
	sendSingle,
	sendSms,
];

/** The operation with this internal name, if there is one. */
export function messageOperation(name: string): MessageOperation | undefined {
	return messageOperations.find(({ option }) => option.value === name);
}
