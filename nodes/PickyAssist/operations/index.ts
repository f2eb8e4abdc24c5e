import type { INodeProperties } from 'n8n-workflow';
import type { NumberCheckOperation } from './numberCheckOperation';
import { getBalance } from './account/getBalance';
import { get as getReport } from './deliveryReport/get';
import { getStatus } from './device/getStatus';
import { get as getGroup } from './group/get';
import { reply } from './message/reply';
import { sendAndWait } from './message/sendAndWait';
import { sendBulk } from './message/sendBulk';
import { sendContact } from './message/sendContact';
import { sendDynamic } from './message/sendDynamic';
import { sendLocation } from './message/sendLocation';
import { sendMedia } from './message/sendMedia';
import { sendSingle } from './message/sendSingle';
import { sendSms } from './message/sendSms';
import { sendTemplate } from './message/sendTemplate';
import { sendToGroup } from './message/sendToGroup';
import type { MessageOperation } from './messageOperation';
import { check } from './number/check';
import type { ReadOperation } from './readOperation';
import { getMany } from './template/getMany';
import type { WaitOperation } from './waitOperation';

/** What a node can do: send messages, send one and wait for a response, check numbers, or read. */
type Operation = MessageOperation | NumberCheckOperation | ReadOperation | WaitOperation;

/** A resource and its operations, in alphabetical order. */
interface Resource {
	readonly name: string;
	readonly value: string;
	/** The operation selected by default. */
	readonly defaultValue: string;
	readonly operations: readonly Operation[];
}

/** All resources, in alphabetical order. */
export const resources: readonly Resource[] = [
	{ name: 'Account', value: 'account', defaultValue: 'getBalance', operations: [getBalance] },
	{
		name: 'Delivery Report',
		value: 'deliveryReport',
		defaultValue: 'get',
		operations: [getReport],
	},
	{ name: 'Device', value: 'device', defaultValue: 'getStatus', operations: [getStatus] },
	{ name: 'Group', value: 'group', defaultValue: 'get', operations: [getGroup] },
	{
		name: 'Message',
		value: 'message',
		defaultValue: 'sendSingle',
		operations: [
			reply,
			sendAndWait,
			sendBulk,
			sendContact,
			sendDynamic,
			sendLocation,
			sendMedia,
			sendSingle,
			sendSms,
			sendTemplate,
			sendToGroup,
		],
	},
	{ name: 'Number', value: 'number', defaultValue: 'check', operations: [check] },
	{ name: 'Template', value: 'template', defaultValue: 'getMany', operations: [getMany] },
];

/** The Operation field of each resource, followed by the fields of its operations. */
export const operationFields: INodeProperties[] = resources.flatMap(
	({ value, defaultValue, operations }) => [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			default: defaultValue,
			displayOptions: { show: { resource: [value] } },
			options: operations.map(({ option }) => option),
		},
		...operations.flatMap(({ fields }) => fields),
	],
);

/** The operation with these internal names, if it exists. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
}
