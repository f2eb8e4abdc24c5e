import { callTool, TOOL_CALL_MODES } from './harness/agent';
import { CONTINUE, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, THREE_TRIES } from './harness/fixtures';

const setup = useEngineSetup();

/** As the editor writes it when "Let the model define this parameter" is clicked. */
const fromModel = (key: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
const single = {
	operation: 'sendSingle',
	number: fromModel('Number'),
	message: fromModel('Message'),
};

const sentTo = (number: string) => setup.sandbox.log.messagesTo(number).map(({ text }) => text);

describe.each(TOOL_CALL_MODES)('as the tool of an agent, %s', (mode) => {
	it('Send Single with what the model fills in: sent, and a brief response', async () => {
		const { responses } = await callTool(setup, mode, single, [
			{ Number: '+1 202-555-0101', Message: 'Your parcel is on its way' },
		]);
		expect(setup.bodies()).toEqual([
			{ application: '8', data: [{ number: ANA, message: 'Your parcel is on its way' }] },
		]);
		const [message] = setup.sandbox.log.messagesTo(ANA);
		expect(responses).toEqual([
			`[{"number":"${ANA}","status":"accepted","msg_id":"${message?.msgId}","push_id":"${message?.pushId}","credit":0.005}]`,
		]);
	});

	it('Send and Wait for Response: a tool cannot wait, and the model reads that', async () => {
		const parameters = { ...single, operation: 'sendAndWait' };
		const { run, responses } = await callTool(setup, mode, parameters, [
			{ Number: ANA, Message: 'OK?' },
		]);
		expect(responses[0]).toContain('A tool of an AI agent cannot wait for a response.');
		expect(run.waitTill).toBeUndefined();
		expect(setup.bodies()).toEqual([]);
	});

	it('a number as a JSON number, and values from the item that the agent works on', async () => {
		const parameters = {
			...single,
			number: fromModel('Number', 'number'),
			options: { referenceNumber: '={{ $json.order }}' },
		};
		await callTool(
			setup,
			mode,
			parameters,
			[{ Number: 12025550101, Message: 'Hi' }],
			{},
			{ order: 'order-1001' },
		);
		expect(setup.bodies()).toEqual([
			{ application: '8', data: [{ number: ANA, message: 'Hi', reference_number: 'order-1001' }] },
		]);
	});

	it('several calls: each is a separate message, even with the same text', async () => {
		const hi = { Number: ANA, Message: 'Hi' };
		const { responses } = await callTool(setup, mode, single, [
			hi,
			{ Number: BEN, Message: 'Hello' },
			hi,
		]);
		expect(responses.every((response) => response.includes('"accepted"'))).toBe(true);
		expect([sentTo(ANA), sentTo(BEN)]).toEqual([['Hi', 'Hi'], ['Hello']]);
	});

	it.each([
		[
			'a number that is none',
			{ Number: '12', Message: 'Hi' },
			'The number 12 is too short. A number has at least 5 digits, for example 12025550101.',
		],
		['no text', { Number: ANA, Message: ' ' }, 'Message is empty. Fill in Message,'],
	])(
		'%s: the model reads what is wrong and what to do, and nothing is sent; then it does better',
		async (_, bad, sentence) => {
			const { responses } = await callTool(setup, mode, single, [
				bad,
				{ Number: ANA, Message: 'Hi' },
			]);
			expect(responses[0]).toContain(sentence);
			expect(responses[0]).not.toContain('Details:');
			expect(responses[1]).toContain('"accepted"');
			expect(sentTo(ANA)).toEqual(['Hi']);
		},
	);

	it('On Error = Continue: the same as an item', async () => {
		const { responses } = await callTool(
			setup,
			mode,
			single,
			[{ Number: '12', Message: 'Hi' }],
			CONTINUE,
		);
		expect(JSON.parse(responses[0] ?? '')).toEqual([
			{
				number: '12',
				status: 'not sent',
				msg_id: null,
				push_id: null,
				credit: null,
				error: {
					message:
						'The number 12 is too short. A number has at least 5 digits, for example 12025550101.',
					number: '12',
					status: 'not sent',
					code: null,
					http_status: null,
					push_id: null,
				},
			},
		]);
	});

	it('a refusal of Picky Assist: with its code, and the next try goes out', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'Insufficient balance' });
		const hi = { Number: ANA, Message: 'Hi' };
		const { responses } = await callTool(setup, mode, single, [hi, hi]);
		expect(responses[0]).toContain('status 403');
		expect(responses[1]).toContain('"accepted"');
		expect(sentTo(ANA)).toEqual(['Hi']);
	});

	it('no response from Picky Assist: neither Retry on Fail nor the model’s own next try sends it again, another text goes out', async () => {
		setup.sandbox.faults.add({ kind: 'resetAfterBody' });
		const hi = { Number: ANA, Message: 'Hi' };
		const { responses } = await callTool(
			setup,
			mode,
			single,
			[hi, { Message: 'Hi', Number: ANA }, { Number: ANA, Message: 'Are you there?' }],
			THREE_TRIES,
		);
		for (const response of responses.slice(0, 2))
			expect(response).toMatch(/may have (been sent|sent this message)/);
		expect(responses[2]).toContain('"accepted"');
		expect(setup.bodies()).toHaveLength(2);
		expect(sentTo(ANA).filter((text) => text === 'Hi').length).toBeLessThanOrEqual(1);
	});

	it('a list of which one is refused: the next try sends only what is missing', async () => {
		const bulk = {
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: fromModel('Numbers'),
			message: 'Hi',
			options: { recipientsPerRequest: 1 },
		};
		setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number', after: 1 });
		const both = { Numbers: `${ANA}, ${BEN}` };
		const { responses } = await callTool(setup, mode, bulk, [both, both]);
		expect(responses[0]).toContain('1 of 2 messages was accepted');
		expect(JSON.parse(responses[1] ?? '')).toMatchObject([
			{ number: ANA, status: 'accepted' },
			{ number: BEN, status: 'accepted' },
		]);
		expect([sentTo(ANA), sentTo(BEN)]).toEqual([['Hi'], ['Hi']]);
	});

	it.each([
		[
			'a refusal',
			{ kind: 'status', status: 403, message: 'ETIMEDOUT at the bank, ENOTFOUND' },
			'Picky Assist says: "ETIMED-OUT at the bank, ENOT-FOUND".',
		],
		['a connection that ends', { kind: 'resetAfterBody' }, 'The network error is ECONN-RESET.'],
	] as const)(
		'a text with words that n8n replaces comes through whole: %s',
		async (_, fault, words) => {
			setup.sandbox.faults.add(fault);
			const { responses } = await callTool(setup, mode, single, [{ Number: ANA, Message: 'Hi' }]);
			expect(responses[0]).toContain(words.replaceAll('"', mode === 'requested' ? '\\"' : '"'));
			expect(responses[0]).toContain(`The message to ${ANA}`);
			expect(responses[0]).not.toMatch(/retry the request|Retry on Fail|usually occurs/);
		},
	);

	it('a question: the response, or why there is none', async () => {
		const { responses } = await callTool(
			setup,
			mode,
			{ resource: 'deliveryReport', operation: 'get', pushId: fromModel('Push_ID') },
			[{ Push_ID: 'abc' }],
		);
		expect(responses[0]).toContain(
			'no delivery report for push ID abc. The status is 410. Check the Push ID',
		);
		const { responses: balances } = await callTool(
			setup,
			mode,
			{ resource: 'account', operation: 'getBalance' },
			[{}],
		);
		expect(balances).toEqual([`[{"balance":${setup.sandbox.account.balance}}]`]);
	});
});

it('the tool introduces itself with what it needs, and each operation with its own description', async () => {
	const { introduction } = await callTool(setup, 'invoked', single, []);
	expect(introduction).toMatchObject({ name: 'Picky_Assist', values: ['Number', 'Message'] });
	const operations = [
		'sendSingle',
		'sendBulk',
		'sendDynamic',
		'sendMedia',
		'sendSms',
		'sendTemplate',
		'sendToGroup',
		'sendContact',
		'sendLocation',
	];
	const descriptions = new Set<string>();
	for (const operation of operations)
		descriptions.add(
			(await callTool(setup, 'invoked', { operation }, [])).introduction?.description ?? '',
		);
	expect(descriptions.size).toBe(operations.length);
});
