import type { INodeProperties } from 'n8n-workflow';
import { InputError, quote } from '../../../api/input/inputError';
import { choiceOption } from '../../../api/input/optionValue';
import { isPlainObject } from '../../../api/json';
import { dateText } from '../../parameters/dateText';
import type { ItemParameters } from '../../parameters/parameters';
import { parseZonedTime } from './zonedTime';

const LIMIT_TYPES = [
	['afterTimeInterval', 'After Time Interval'],
	['atSpecifiedTime', 'At Specified Time'],
] as const;

const UNITS = [
	['minutes', 'Minutes'],
	['hours', 'Hours'],
	['days', 'Days'],
] as const;

/** Option Limit Wait Time, with the internal names that n8n's own nodes use. */
export const LIMIT_WAIT_TIME: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'days' } },
	description:
		'When to continue without a response. The input item is then passed on, without the field data.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					options: LIMIT_TYPES.map(([value, name]) => ({ name, value })),
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					description: 'How long to wait',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					default: 'days',
					options: UNITS.map(([value, name]) => ({ name, value })),
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					description: "In the workflow's time zone, unless the value has its own",
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

/** n8n's last possible time: an execution that waits until then waits for ever. */
const LATEST = Date.UTC(3000, 0, 1);

function endOfInterval({ resumeAmount = 1, resumeUnit = 'days' }: Record<string, unknown>): Date {
	const amount = Number(resumeAmount);
	if (resumeAmount === '' || !(amount > 0))
		throw new InputError(
			`Limit Wait Time cannot be ${quote(resumeAmount)}`,
			'Enter a number above 0 in Amount.',
		);
	const unit = choiceOption(resumeUnit, 'Unit', UNITS);
	const milliseconds = amount * { minutes: 60_000, hours: 3_600_000, days: 86_400_000 }[unit];
	return new Date(Math.min(Date.now() + milliseconds, LATEST));
}

function textOfDate(value: unknown): string {
	return dateText(value) ?? (typeof value === 'object' ? '' : String(value ?? '').trim());
}

function specifiedTime({ maxDateAndTime: value }: Record<string, unknown>, zone: string): Date {
	const time = parseZonedTime(textOfDate(value), zone);
	if (time === undefined)
		throw new InputError(
			value === '' ? 'Max Date and Time is empty' : `${quote(value)} is not a date and time`,
			'Enter a date and time such as 2030-01-31T18:00, or use an expression such as {{ $now.plus({ days: 1 }) }}.',
		);
	if (time <= Date.now())
		throw new InputError(
			`The time limit ${quote(textOfDate(value))} has passed`,
			'Enter a later time in Max Date and Time of the option Limit Wait Time.',
		);
	return new Date(Math.min(time, LATEST));
}

/**
 * When to continue without a response, according to the option Limit Wait Time; undefined without it.
 *
 * @throws InputError if the limit is not valid or has passed
 */
export function readWaitLimit(item: ItemParameters, timezone: string): Date | undefined {
	if (!item.isGiven('options.limitWaitTime')) return undefined;
	const value = item.get('options.limitWaitTime.values');
	const limit = isPlainObject(value) ? value : {};
	const type = choiceOption(limit.limitType ?? 'afterTimeInterval', 'Limit Type', LIMIT_TYPES);
	return type === 'afterTimeInterval' ? endOfInterval(limit) : specifiedTime(limit, timezone);
}
