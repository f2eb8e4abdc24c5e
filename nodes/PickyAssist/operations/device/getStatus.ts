import { InputError, quote } from '../../../api/input/inputError';
import { type ReadFailure, readFailure } from '../../../api/resources/readResponse';
import { STATUS_UNAVAILABLE } from '../../../api/http/statusCodes';
import type { ItemParameters } from '../../parameters/parameters';
import type { ReadOperation } from '../readOperation';

/** The `application` of the web automation server (automation server status page). */
const WEB_AUTOMATION = 10;

interface Device {
	readonly fields: Readonly<Record<string, number>>;
	readonly notFound: ReadFailure;
}

const DEVICES: ReadonlyMap<unknown, Device> = new Map([
	[
		'webAutomation',
		{
			fields: { application: WEB_AUTOMATION },
			notFound: readFailure(
				'There is no web automation server in this Picky Assist project',
				'Connect WhatsApp Web Automation in Picky Assist, or set Device to Phone.',
				{ code: STATUS_UNAVAILABLE },
			),
		},
	],
	[
		'phone',
		{
			fields: {},
			notFound: readFailure(
				'There is no phone in this Picky Assist project',
				'Connect a phone in Picky Assist, or set Device to Web Automation Server.',
				{ code: STATUS_UNAVAILABLE },
			),
		},
	],
]);

function readDevice(item: ItemParameters): Device {
	const device = DEVICES.get(item.get('device'));
	if (device) return device;
	throw new InputError(
		`Device cannot be ${quote(item.get('device'))}`,
		'Use webAutomation or phone.',
	);
}

/** Get Status: whether the web automation server or the phone is connected, and the length of its queue. */
export const getStatus: ReadOperation = {
	option: {
		name: 'Get Status',
		value: 'getStatus',
		action: 'Get device status',
		description: 'Check whether the web automation server or the phone is connected',
	},
	fields: [
		{
			displayName: 'Device',
			name: 'device',
			type: 'options',
			default: 'webAutomation',
			displayOptions: { show: { resource: ['device'], operation: ['getStatus'] } },
			description:
				'The device to check. Picky Assist allows three such requests per minute; further requests wait.',
			options: [
				{
					name: 'Phone',
					value: 'phone',
					description: 'The phone used for WhatsApp on a Phone and SMS',
				},
				{
					name: 'Web Automation Server',
					value: 'webAutomation',
					description: 'The server of WhatsApp Web Automation',
				},
			],
		},
	],
	// Other fields of the response are passed on unchanged.
	columns: ['status'],
	toItemRead(item) {
		const { fields, notFound } = readDevice(item);
		return {
			request: { endpoint: 'device-status', fields },
			toResults(response) {
				if (response.kind === 'read') return [{ ...response.body }];
				return response.code === STATUS_UNAVAILABLE ? notFound : response;
			},
		};
	},
};
