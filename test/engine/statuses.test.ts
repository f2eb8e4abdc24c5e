import { startSandbox } from '../sandbox/sandbox';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, errorIn, statusOf } from './harness/engineSetup';

const setup = useEngineSetup();

const NUMBERS = ['12025550101', '12025550102', '12025550103'];
const people = NUMBERS.map((phone) => ({ phone }));
/** Three people, three requests. */
const parameters = {
	operation: 'sendSms',
	number: '={{ $json.phone }}',
	message: 'Hi',
	options: { recipientsPerRequest: 1, referenceNumber: '=ref-{{ $json.phone }}' },
};

/** Status, what becomes of its message, whether the next request is tried, and a word of what to do. */
const STATUSES: Array<[number, string, 'goes on' | 'stops', RegExp]> = [
	[101, 'unconfirmed', 'goes on', /before you send it again/],
	[401, 'rejected', 'stops', /IP allowlist/],
	[402, 'rejected', 'goes on', /Number field/],
	[403, 'rejected', 'stops', /Top up/],
	[404, 'unconfirmed', 'goes on', /phone/],
	[405, 'rejected', 'stops', /plan/],
	[406, 'rejected', 'goes on', /international/],
	[407, 'rejected', 'goes on', /text/],
	[408, 'rejected', 'stops', /project/],
	[409, 'rejected', 'stops', /account/],
	[410, 'rejected', 'goes on', /channel/],
	[801, 'rejected', 'goes on', /Channel ID/],
	[802, 'rejected', 'goes on', /template/],
	[804, 'rejected', 'goes on', /Choose the template/],
	[0, 'unconfirmed', 'goes on', /before you send it again/],
	[429, 'unconfirmed', 'goes on', /before you send it again/],
	[899, 'unconfirmed', 'goes on', /before you send it again.*support/],
];

describe.each(STATUSES)('status %i in an HTTP 200', (status, outcome, next, description) => {
	// The second of three requests meets it.
	beforeEach(() => {
		setup.sandbox.faults.add({
			kind: 'status',
			status,
			message: 'In the words of the service',
			after: 1,
			asString: status % 2 === 0,
		});
	});
	const messagesAccepted = next === 'goes on' ? 2 : 1;

	it('On Error = Stop: says what to do, how many were accepted, and under which push IDs', async () => {
		const { error } = await setup.send(parameters, people);
		const [first] = setup.sandbox.log.acceptedMessages;
		expect(error?.message.length).toBeGreaterThan(20);
		// A problem of the account is not that of the item.
		expect(error?.itemIndex).toBe(next === 'goes on' ? 1 : undefined);
		expect(error?.description).toMatch(description);
		expect(error?.description).toMatch(
			new RegExp(`^The message to 12025550102 (was|is) ${outcome} \\(status ${status}\\)\\. `),
		);
		expect(error?.description).toContain(
			`${messagesAccepted} of 3 messages ${messagesAccepted === 1 ? 'was' : 'were'} accepted (push ID ${first?.pushId}`,
		);
		expect(error?.description).toContain('Picky Assist says: "In the words of the service".');
		expect(error?.message).not.toContain('In the words of the service');
	});

	it('error output: the item’s own fields, and one error that says what happened and what to do', async () => {
		const { sent, refused } = await setup.send(parameters, people, ERROR_OUTPUT);
		expect(sent).toHaveLength(messagesAccepted);
		expect(refused).toHaveLength(3 - messagesAccepted);
		expect(refused[0]?.json).toEqual({
			phone: '12025550102',
			error: {
				message: expect.stringMatching(description),
				number: '12025550102',
				status: outcome,
				code: status,
				http_status: null,
				push_id: null,
				reference_number: 'ref-12025550102',
			},
		});
	});

	it('Continue: the same error in a row with all columns, one result for each item in order', async () => {
		const { sent } = await setup.send(parameters, people, CONTINUE);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(sent[0]?.json.status).toBe('accepted');
		const own = {
			number: '12025550102',
			status: outcome,
			push_id: null,
			reference_number: 'ref-12025550102',
		};
		expect(sent[1]?.json).toEqual({
			...own,
			msg_id: null,
			credit: null,
			error: {
				...own,
				message: expect.stringContaining('In the words of the service'),
				code: status,
				http_status: null,
			},
		});
		const third =
			next === 'goes on'
				? { status: 'accepted' }
				: { status: 'not sent', error: { status: 'not sent', code: null } };
		expect(sent[2]?.json).toMatchObject(third);
		expect(setup.sandbox.log.pushes).toHaveLength(next === 'goes on' ? 3 : 2);
	});
});

describe('a request of many', () => {
	it('refused with 406: all are rejected, and the sentence does not blame one of them', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid mobile number' });
		const together = { ...parameters, options: {} };
		const { refused } = await setup.send(together, people, ERROR_OUTPUT);
		expect(refused).toHaveLength(3);
		expect(errorIn(refused[2]).message).toContain('one of the 3 recipients');
		expect(errorIn(refused[2]).message).toContain('Send the Others if One Is Rejected');
	});

	it('rows of a refused request are judged by their row', async () => {
		setup.sandbox.faults.add({
			kind: 'status',
			status: 406,
			message: 'Invalid mobile number',
			rows: [
				{ msg_id: '9', number: NUMBERS[0], credit: '0.005' },
				{ number: NUMBERS[1], status: '406' },
			],
		});
		const { sent, refused } = await setup.send(
			{ ...parameters, options: {} },
			people,
			ERROR_OUTPUT,
		);
		expect(sent.map(({ json }) => [json.number, json.msg_id])).toEqual([[NUMBERS[0], '9']]);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(errorIn(refused[0]).message).toContain(`the number ${NUMBERS[1]}`);
	});
});

/** What the network and HTTP do, what becomes of the message, and how many of the three requests are tried. */
const FAULTS = [
	['HTTP 500', { kind: 'http', statusCode: 500, accept: true }, 'unconfirmed', 3],
	['HTTP 408', { kind: 'http', statusCode: 408, accept: true }, 'unconfirmed', 3],
	['HTTP 401', { kind: 'http', statusCode: 401, accept: false }, 'rejected', 2],
	['HTTP 413', { kind: 'http', statusCode: 413, accept: false }, 'rejected', 3],
	['HTML', { kind: 'html' }, 'unconfirmed', 3],
	['a connection that ends', { kind: 'resetAfterBody' }, 'unconfirmed', 3],
	['half a response', { kind: 'half' }, 'unconfirmed', 3],
	['JSON cut in the middle', { kind: 'cut' }, 'unconfirmed', 3],
] as const;

describe.each(FAULTS)('%s', (_, fault, outcome, requests) => {
	it(`is ${outcome}; ${requests} requests leave, none twice`, async () => {
		setup.sandbox.faults.add({ ...fault, after: 1 });
		const { sent } = await setup.send(parameters, people, CONTINUE);
		expect(sent[1]?.json).toMatchObject({
			number: NUMBERS[1],
			status: outcome,
			error: { code: null },
		});
		expect(setup.sandbox.log.pushes).toHaveLength(requests);
	});
});

describe('an address that leads elsewhere', () => {
	it('a redirect is not followed: the other host sees nothing', async () => {
		const other = await startSandbox();
		setup.sandbox.faults.add({ kind: 'redirect', url: `${other.baseUrl}/push` });
		const { refused } = await setup.send(parameters, people, ERROR_OUTPUT);
		expect(refused).toHaveLength(3);
		expect(errorIn(refused[0]).status).toBe('rejected');
		expect(other.log.requests).toHaveLength(0);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
		await other.close();
	});

	it.each([CONTINUE, ERROR_OUTPUT])(
		'a credential that is gone: every item says so, none passes as sent (%j)',
		async (settings) => {
			const { sent, refused } = await setup.send(parameters, people, settings, { credentials: {} });
			const all = [...sent, ...refused];
			expect(all).toHaveLength(3);
			expect(all.map(statusOf)).toEqual(Array(3).fill('not sent'));
			expect(sent.filter(({ json }) => json.error === undefined)).toEqual([]);
		},
	);

	it('a Base URL that is none', async () => {
		const credentials = {
			pickyAssistApi: { platform: 'custom', baseUrl: 'example', apiToken: 'x' },
		};
		const { error } = await setup.send(parameters, people, {}, { credentials });
		expect(error?.message).toContain('"example"');
		expect(error?.description).toContain('Nothing was sent.');
	});

	it('nothing listens there: nothing was sent, and it says so', async () => {
		const credentials = {
			pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9/', apiToken: 'x' },
		};
		const { refused } = await setup.send(parameters, people, ERROR_OUTPUT, { credentials });
		expect(refused).toHaveLength(3);
		expect(errorIn(refused[0])).toMatchObject({
			status: 'not sent',
			message: expect.stringContaining('ECONNREFUSED'),
		});
	});
});
