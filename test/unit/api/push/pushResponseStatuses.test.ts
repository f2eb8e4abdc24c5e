import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import type { NotAccepted } from '../../../../nodes/api/push/outcome';
import { messageTo, requestOf } from '../messages';

const ONE = messageTo('12025550101');
const TWO = messageTo('12025550102');

function readHttp(httpStatus: number, body: unknown, messages = [ONE, TWO]) {
	return readPushResponse(requestOf(...messages), { kind: 'http', httpStatus, body });
}

const HELPFUL: Partial<NotAccepted> = {
	reason: expect.stringMatching(/^\S.*[^\s.]$/),
	description: expect.stringMatching(/^[A-Z].*[^\s]$/),
};

/** Page "Status codes" of the API: what a message becomes, and whether later requests are still tried. */
test.each([
	[101, 'unconfirmed', false],
	[401, 'rejected', true],
	[402, 'rejected', false],
	[403, 'rejected', true],
	[404, 'unconfirmed', false],
	[405, 'rejected', true],
	[406, 'rejected', false],
	[407, 'rejected', false],
	[408, 'rejected', true],
	[409, 'rejected', true],
	[410, 'rejected', false],
	[801, 'rejected', false],
	[802, 'rejected', false],
	[804, 'rejected', false],
	[817, 'rejected', false],
	...[0, 1, 99, 102, 200, 400, 404, 411, 429, 499, 500, 503, 800, 803, 818, 899, 1000].map(
		(code) => [code, 'unconfirmed', false] as const,
	),
] as const)(
	'status %i, as number and as text: %s, the rest is left: %p',
	(code, status, abortsRun) => {
		for (const sent of [code, String(code), ` ${code} `]) {
			const { closedSessions, ...response } = readHttp(200, {
				status: sent,
				message: 'In their words',
			});
			const outcome = { status, code, pushId: null, sharedBy: 2, ...HELPFUL };
			const whole = code === 406 ? { refusedForANumber: true } : {};
			expect(response).toEqual({
				outcomes: [outcome, outcome],
				abortsRun,
				...whole,
				hints: [],
			});
			expect(closedSessions !== undefined).toBe(code === 802);
			expect(JSON.stringify(response.outcomes)).not.toContain('{recipient}');
			expect(JSON.stringify(response.outcomes[0])).toContain('In their words');
		}
	},
);

test.each([100, '100', ' 100 '])('status %p is accepted', (status) => {
	const response = readHttp(200, { status, push_id: '7', message: 'Success' });
	const outcome = { status: 'accepted', pushId: '7' };
	expect(response).toEqual({ outcomes: [outcome, outcome], abortsRun: false, hints: [] });
});

test('a refused number is named where it stands alone, and counted where it does not', () => {
	const alone = readHttp(200, { status: 406 }, [ONE]).outcomes[0];
	const together = readHttp(200, { status: 406 }).outcomes[0];
	expect(alone).toMatchObject({ reason: expect.stringContaining(ONE.recipient) });
	expect(together).toMatchObject({ reason: expect.stringContaining('one of the 2 recipients') });
	expect(together).toMatchObject({ reason: expect.not.stringContaining(ONE.recipient) });
});

test('an unknown status is told with its number and the words of Picky Assist', () => {
	expect(readHttp(200, { status: 855, message: 'Quality too low' }).outcomes[0]).toMatchObject({
		code: 855,
		status: 'unconfirmed',
		reason: expect.stringMatching(/status 855/),
		description: expect.stringMatching(/may have been sent.*"Quality too low"/),
	});
});

test('a refused person on Messenger is called a recipient, and no phone number is asked for', () => {
	const person = messageTo('1000000000000001', { recipientField: 'messenger_id' });
	const { outcomes } = readPushResponse(requestOf(person), {
		kind: 'http',
		httpStatus: 200,
		body: { status: 406 },
	});
	expect(outcomes).toEqual([
		expect.objectContaining({
			reason: 'Picky Assist does not accept the recipient 1000000000000001',
			description: 'Check the recipient ID.',
		}),
	]);
});
