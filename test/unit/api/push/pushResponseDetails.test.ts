import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import type { Message } from '../../../../nodes/api/push/types';
import { messageTo, requestOf } from '../messages';

const NUMBERS = ['12025550101', '12025550102'];
const people = NUMBERS.map((number) => messageTo(number));
const onMessenger = messageTo('1234567890123456', { recipientField: 'messenger_id' });

function read(messages: readonly Message[], body: object, httpStatus = 200) {
	return readPushResponse(requestOf(...messages), { kind: 'http', httpStatus, body });
}

function describe406(messages: readonly Message[], status = 406): string {
	const [outcome] = read(messages, { status }).outcomes;
	return outcome && 'description' in outcome ? outcome.description : '';
}

test('a rejected recipient on Messenger is no phone number: the advice is about the ID', () => {
	expect(describe406([onMessenger])).toBe('Check the recipient ID.');
	expect(describe406(people.slice(0, 1))).not.toContain('recipient ID');
	expect(describe406([onMessenger], 407)).not.toContain('recipient ID');
});

test('only a request that is rejected for one of several numbers leads to the option that isolates it', () => {
	expect(describe406(people)).toContain('Send the Others if One Is Rejected');
	expect(describe406(people.slice(0, 1))).not.toContain('Isolate');
	expect(describe406(people, 402)).not.toContain('Isolate');
});

test.each<[string, readonly Message[], object, true | undefined]>([
	['two numbers, no row', people, { status: 406 }, true],
	['one number', people.slice(0, 1), { status: 406 }, undefined],
	['another status', people, { status: 402 }, undefined],
	[
		'a row for one of two',
		people,
		{ status: 406, data: [{ number: NUMBERS[0], status: 406 }] },
		undefined,
	],
])('is a request refused for a number, which halving finds: %s', (_, messages, body, expected) => {
	expect(read(messages, body).refusedForANumber).toBe(expected);
});

test.each([
	[503, false],
	[401, true],
])(
	'acceptance under HTTP status %i is unconfirmed; whether the run goes on follows HTTP',
	(httpStatus, abortsRun) => {
		const response = read(people, { status: 100, push_id: '7' }, httpStatus);
		expect(response.abortsRun).toBe(abortsRun);
		for (const outcome of response.outcomes)
			expect(outcome).toMatchObject({ status: 'unconfirmed', code: null, httpStatus, pushId: '7' });
	},
);

test('an accepted message has only what its row says', () => {
	const [first] = people;
	const data = [{ number: NUMBERS[0] }];
	expect(first && read([first], { status: 100, push_id: '7', data }).outcomes).toEqual([
		{ status: 'accepted', pushId: '7' },
	]);
});

test.each([
	[0, undefined],
	[5, '13, 14, 15, 16, 17.'],
	[6, '13, 14, 15, 16, 17 and 1 more.'],
])('%i rows for recipients that were not in the request are named, five at most', (count, end) => {
	const own = NUMBERS.map((number) => ({ number, msg_id: number }));
	const others = Array.from({ length: count }, (_, n) => ({ number: String(13 + n), msg_id: '9' }));
	const { hints } = read(people, { status: 100, data: [...own, ...others] });
	expect(hints).toEqual(end === undefined ? [] : [expect.stringMatching(new RegExp(`: ${end}$`))]);
});
