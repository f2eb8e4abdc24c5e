import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import { messageTo, requestOf } from '../messages';

const [ANA, BEN] = ['12025550101', '12025550102'];
const row = (number: string, rest: object = {}) => ({ number, ...rest });
const accepted = (number: string) => row(number, { msg_id: '9000001', credit: '0.005' });

/** Whose session is closed: certainly, and perhaps. */
const cases: Array<[string, string[], number, object, certain: string[], possible: string[]]> = [
	['one recipient', [ANA], 200, { status: 802 }, [ANA], []],
	['as text', [ANA], 200, { status: '802' }, [ANA], []],
	['with HTTP 409', [ANA], 409, { status: 802 }, [ANA], []],
	['several recipients', [ANA, BEN], 200, { status: 802 }, [], [ANA, BEN]],
	[
		'named in the message only',
		[ANA, BEN],
		200,
		{ status: 802, message: `Session closed: ${BEN}` },
		[],
		[ANA, BEN],
	],
	[
		'a row of a refused request',
		[ANA, BEN],
		200,
		{ status: 802, data: [row(BEN, { status: 802 })] },
		[BEN],
		[ANA],
	],
	[
		'a row of an accepted request',
		[ANA, BEN],
		200,
		{ status: 100, data: [accepted(ANA), row(BEN, { status: 802 })] },
		[BEN],
		[],
	],
	[
		'a row with an error code',
		[ANA, BEN],
		200,
		{ status: 100, data: [accepted(ANA), row(BEN, { error_code: '802' })] },
		[BEN],
		[],
	],
	[
		'a row in words only',
		[ANA, BEN],
		200,
		{ status: 100, data: [accepted(ANA), row(BEN, { error: 'session closed' })] },
		[],
		[],
	],
	[
		'ids of others in a refused request',
		[ANA],
		200,
		{ status: 802, data: [accepted('12025550199'), accepted('12025550198')] },
		[],
		[],
	],
	[
		'a row that does not refuse, in a refused request',
		[ANA, BEN],
		200,
		{ status: 802, data: [row(ANA), row(BEN, { status: 802 })] },
		[BEN],
		[],
	],
	[
		'a row with an ID',
		[ANA],
		200,
		{ status: 100, data: [row(ANA, { msg_id: '9000001', status: 802 })] },
		[],
		[],
	],
	['HTTP 500 with 802', [ANA], 500, { status: 802 }, [], []],
	['accepted', [ANA, BEN], 200, { status: 100 }, [], []],
	['another status', [ANA], 200, { status: 801 }, [], []],
];

test.each(cases)('%s', (_, numbers, httpStatus, body, certain, possible) => {
	const request = requestOf(...numbers.map((number) => messageTo(number)));
	const { closedSessions } = readPushResponse(request, { kind: 'http', httpStatus, body });
	expect((closedSessions?.certain ?? []).map(({ recipient }) => recipient)).toEqual(certain);
	expect((closedSessions?.possible ?? []).map(({ recipient }) => recipient)).toEqual(possible);
});

test('two messages to one number, whose rows contradict each other: neither is certain', () => {
	const request = requestOf(messageTo(ANA), messageTo(ANA, { entry: { message: 'Other' } }));
	const body = { status: 100, data: [accepted(ANA), row(ANA, { status: 802 })] };
	const { closedSessions } = readPushResponse(request, { kind: 'http', httpStatus: 200, body });
	expect(closedSessions).toBeUndefined();
});
