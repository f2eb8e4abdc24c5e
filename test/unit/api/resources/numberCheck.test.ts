import type { JsonValue } from '../../../../nodes/api/json';
import {
	numberCheckRequest,
	readNumberCheckResults,
} from '../../../../nodes/api/resources/numberCheck';
import { readFailure, type ReadResponse } from '../../../../nodes/api/resources/readResponse';
import { messageTo, requestOf } from '../messages';

const ANA = '12025550101';
const BEN = '12025550102';
const check = { envelope: { application: '10' }, entry: {} };
const request = requestOf(...[ANA, BEN].map((number) => messageTo(number, check)));
const read = (body: Record<string, JsonValue>): ReadResponse => ({ kind: 'read', body });

test('the request is a check, whatever the push request is', () => {
	expect(numberCheckRequest(request)).toEqual({
		endpoint: 'push',
		fields: { application: '10', data: [{ number: ANA }, { number: BEN }], action: 1 },
	});
});

test.each<[JsonValue, boolean | null]>([
	['1', true],
	[1, true],
	['2', false],
	[2, false],
	['0', null],
	[0, null],
	['', null],
	['3', null],
	['yes', null],
	[true, null],
	[null, null],
])('a row with the status %j', (status, onWhatsApp) => {
	const data = [
		{ number: ANA, msg_id: 9, status },
		{ number: BEN, msg_id: 10, status: '1' },
	];
	const checks = readNumberCheckResults(request, read({ status: 100, push_id: 7, data }));
	expect(checks).toMatchObject([
		{
			number: ANA,
			on_whatsapp: onWhatsApp,
			reason: onWhatsApp === null ? expect.any(String) : null,
			msg_id: '9',
			push_id: '7',
		},
		{ number: BEN, on_whatsapp: true },
	]);
});

test('rows of a refused request do not hide its status', () => {
	const data = [{ number: ANA, status: '' }];
	expect(readNumberCheckResults(request, read({ status: '410', data }))).toMatchObject([
		{ on_whatsapp: null, reason: 'Picky Assist responded with status 410.' },
		{ on_whatsapp: null, reason: 'Picky Assist responded with status 410.' },
	]);
});

test('a response without status and rows cannot be read, and a failure stays one', () => {
	expect(readNumberCheckResults(request, read({}))).toMatchObject(
		request.messages.map(() => ({ kind: 'readFailure' })),
	);
	const refused = readFailure('Picky Assist does not accept {recipient}', 'Check it.', {
		code: 406,
	});
	expect(readNumberCheckResults(request, refused)).toMatchObject(
		request.messages.map(({ recipient }) => ({
			number: recipient,
			on_whatsapp: null,
			reason: expect.stringContaining('this number and others (status 406)') as unknown,
		})),
	);
	expect(readNumberCheckResults({ messages: request.messages.slice(0, 1) }, refused)).toMatchObject(
		[{ number: ANA, on_whatsapp: null }],
	);
});
