import type { MessageOperation } from './messageOperation';
import { sendBulk } from './message/sendBulk';
import { sendContact } from './message/sendContact';
import { sendDynamic } from './message/sendDynamic';
import { sendLocation } from './message/sendLocation';
import { sendMedia } from './message/sendMedia';
import { sendSingle } from './message/sendSingle';
import { sendSms } from './message/sendSms';
import { sendToGroup } from './message/sendToGroup';

/** The operations of the resource Message, in the alphabetical order of their names. */
export const messageOperations: readonly MessageOperation[] = [
	sendBulk,
	sendContact,
	sendDynamic,
	sendLocation,
	sendMedia,
	sendSingle,
	sendSms,
	sendToGroup,
];

/** The operation with this internal name, if there is one. */
export function messageOperation(name: string): MessageOperation | undefined {
	return messageOperations.find(({ option }) => option.value === name);
}
