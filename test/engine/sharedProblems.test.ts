import { ERROR_OUTPUT, errorIn, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();

const CLARA = '12025550103';
const people = [ANA, BEN, CLARA].map((phone) => ({ phone }));
const single = { operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' };
const refuse = (status: number, message: string) =>
	setup.sandbox.faults.add({ kind: 'status', status, message });

describe.each([
	[406, 'does not accept'],
	[802, 'The 24-hour session with'],
])('status %i for several numbers', (status, title) => {
	it('that names none: nor does the error, and the words of Picky Assist come first', async () => {
		refuse(status, 'One of them');
		const { error } = await setup.send(single, people);
		expect(error?.message).toContain(title);
		expect(error?.message).toContain('one of the 3 recipients in the request');
		expect(error?.itemIndex).toBeUndefined();
		expect(error?.description).toMatch(
			new RegExp(
				`^Picky Assist says: "One of them"\\. None of the 3 messages in the request was sent \\(status ${status}\\)\\.`,
			),
		);
		expect(error?.description).not.toContain(ANA);
	});

	it.each([`Number ${BEN} failed`, 'Number +1 202-555-0102 failed'])(
		'"%s": the error names the number and its item',
		async (message) => {
			refuse(status, message);
			const { error } = await setup.send(single, people);
			expect(error?.message).toContain(`${title} the number ${BEN}`);
			expect(error).toMatchObject({ itemIndex: 1 });
			expect(error?.description).toContain('None of the 3 messages in the request was sent');
			refuse(status, message);
			const { refused } = await setup.send(single, people, ERROR_OUTPUT);
			for (const row of refused) expect(errorIn(row).message).toContain(`the number ${BEN}`);
		},
	);

	it('for one number: the error names it and its item', async () => {
		refuse(status, 'That one');
		const { error } = await setup.send(single, people.slice(0, 1));
		expect(error?.message).toContain(`the number ${ANA}`);
		expect(error?.itemIndex).toBe(0);
	});
});

it.each([401, 403, 405, 408, 409])(
	'status %i is a problem of the account: the error names no item',
	async (status) => {
		for (const items of [people, people.slice(0, 1)]) {
			refuse(status, 'Why');
			const { error } = await setup.send(single, items);
			expect(error?.httpCode).toBe(String(status));
			expect(error?.itemIndex).toBeUndefined();
			expect(error?.description).toMatch(
				items === people
					? /^Picky Assist says: "Why"\. None of the 3 messages in the request was sent \(status/
					: new RegExp(`^The message to ${ANA} was rejected \\(status ${status}\\)`),
			);
		}
		setup.sandbox.faults.add({ kind: 'status', status, message: 'Why', endpoint: 'check-balance' });
		const read = await setup.send({ resource: 'account', operation: 'getBalance' }, [{}]);
		expect(read.error?.httpCode).toBe(String(status));
		expect(read.error?.itemIndex).toBeUndefined();
	},
);

it.each([
	['an address that cannot be reached', { baseUrl: 'http://127.0.0.1:9/api/v2' }],
	['a credential that is not complete', { baseUrl: 'no address' }],
])('%s is not the problem of an item', async (_, data) => {
	const { pickyAssistApi } = setup.credentials;
	const credentials = { pickyAssistApi: { ...pickyAssistApi, ...data } };
	const { error } = await setup.send(single, people, {}, { credentials });
	expect(error?.itemIndex).toBeUndefined();
	expect(error?.description).toContain('Nothing was sent');
});

it('rows of accepted messages in a refused request: it is not said that none was sent', async () => {
	setup.sandbox.faults.add({
		kind: 'status',
		status: 406,
		message: 'One of them',
		rows: [{ msg_id: '901', number: ANA }],
	});
	const { refused, sent } = await setup.send(single, people, ERROR_OUTPUT);
	expect([sent.length, refused.length]).toEqual([1, 2]);
	expect(errorIn(refused[0]).message).not.toContain('None of');
});
