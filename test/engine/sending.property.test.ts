import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../sandbox/sandbox';
import {
	CONTINUE,
	useEngineSetup,
	ERROR_OUTPUT,
	type NodeSettings,
	type SendRun,
} from './harness/engineSetup';

const setup = useEngineSetup({ minute: 60 });

const after = fc.nat({ max: 3 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constant('status' as const),
		status: fc.constantFrom(101, 403, 404, 406, 802, 999),
		message: fc.constant('No'),
		after,
	}),
	fc.record({
		kind: fc.constant('http' as const),
		statusCode: fc.constantFrom(401, 408, 429, 500, 503),
		accept: fc.constant(false),
		after,
	}),
	fc.record({
		kind: fc.constant('http' as const),
		statusCode: fc.constantFrom(408, 500, 502),
		accept: fc.constant(true),
		after,
	}),
	fc.record({
		kind: fc.constantFrom(
			'html' as const,
			'resetBeforeBody' as const,
			'resetAfterBody' as const,
			'half' as const,
			'cut' as const,
		),
		after,
	}),
	fc.record({
		kind: fc.constant('rows' as const),
		shuffle: fc.constant(true as const),
		drop: fc.constantFrom([], ['12025550101']),
		after,
	}),
	fc.record({
		kind: fc.constant('refuseNumber' as const),
		number: fc.constant('12025550102'),
		times: fc.constant(4),
		after,
	}),
);
/** Few different people, so that some are there more than once; some numbers are wrong. */
const rowArbitrary = fc.record({
	error: fc.constantFrom<IDataObject['error']>(undefined, null, '', 0, 'x', {}),
	phone: fc.constantFrom(
		'12025550101',
		'+1 202 555 0101',
		'12025550102',
		'12025550103',
		'12025550104',
		'x',
		'',
	),
	text: fc.constantFrom('One', 'Two', ''),
});
const scenario = fc.record({
	rows: fc.array(rowArbitrary, { minLength: 1, maxLength: 14 }),
	operation: fc.constantFrom('sendSingle', 'sendBulk', 'sendDynamic', 'sendSms'),
	recipientsPerRequest: fc.integer({ min: 1, max: 5 }),
	duplicateNumbers: fc.constantFrom('send', 'sendOnce'),
	isolateRejected: fc.boolean(),
	includeInputFields: fc.boolean(),
	correctsChannel: fc.boolean(),
	pressesTwice: fc.boolean(),
	faults: fc.array(fault, { maxLength: 4 }),
	onError: fc.constantFrom<NodeSettings>({}, CONTINUE, ERROR_OUTPUT),
	retryOnFail: fc.boolean(),
	retries: fc.nat({ max: 3 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** The items that a run gave a result to, in order. */
const itemsOf = ({ sent, refused }: SendRun) =>
	[...sent, ...refused]
		.map(({ pairedItem }) => (pairedItem as { item: number }).item)
		.sort((a, b) => a - b);

/** How many messages each number is to get at most: one an item that can be sent, or one for each text. */
function mostFor({ rows, duplicateNumbers }: Scenario): Map<string, number> {
	const texts = new Map<string, string[]>();
	for (const { phone, text } of rows) {
		const number = phone.replace(/\D/g, '');
		if (number !== '' && text !== '') texts.set(number, [...(texts.get(number) ?? []), text]);
	}
	return new Map(
		[...texts].map(([number, all]) => [
			number,
			duplicateNumbers === 'sendOnce' ? new Set(all).size : all.length,
		]),
	);
}

let plays = 0;

async function play(played: Scenario): Promise<void> {
	const {
		rows: generated,
		operation,
		recipientsPerRequest,
		duplicateNumbers,
		isolateRejected,
		includeInputFields,
		correctsChannel,
		pressesTwice,
		faults,
		onError,
		retryOnFail,
		retries,
	} = played;
	// On a busy machine a request that timed out may arrive during the next scenario: each has its own texts.
	plays += 1;
	const mark = ` #${plays}`;
	const rows = generated.map((row) => ({ ...row, text: row.text && `${row.text}${mark}` }));
	setup.sandbox.log.clear();
	setup.sandbox.faults.clear();
	for (const one of faults) setup.sandbox.faults.add(one);
	const parameters = {
		operation,
		number: '={{ $json.phone }}',
		message: '={{ $json.text }}',
		options: { recipientsPerRequest, duplicateNumbers, isolateRejected, includeInputFields },
	};
	const retry = retryOnFail ? { retryOnFail, maxTries: 2, waitBetweenTries: 1 } : {};
	const runs = [await setup.send(parameters, rows, { ...onError, ...retry })];
	for (let time = 0; time < retries && runs.at(-1)?.error; time++) {
		const last = runs.at(-1);
		const corrected =
			correctsChannel && operation !== 'sendSms'
				? { ...parameters, channel: 'custom', channelId: '121' }
				: parameters;
		const retryNow = async () =>
			last ? [await setup.retry(last, corrected, rows, time === 0 ? onError : CONTINUE)] : [];
		runs.push(
			...(await Promise.all(pressesTwice ? [retryNow(), retryNow()] : [retryNow()])).flat(),
		);
	}

	const most = mostFor(played);
	for (const { recipient, messages } of setup.sandbox.log.recipients()) {
		const own = messages.filter(({ text }) => text.endsWith(mark));
		expect(own.length).toBeLessThanOrEqual(most.get(recipient) ?? 0);
	}
	for (const run of runs) {
		if (run.error) expect(`${run.error.message} ${run.error.description}`).toMatch(/[a-z]{4}/);
		else expect(itemsOf(run)).toEqual(rows.map((_, index) => index));
	}
	const last = runs.at(-1);
	const accepted = last?.sent.filter(({ json }) => json.status === 'accepted') ?? [];
	const known = new Set(setup.sandbox.log.acceptedMessages.map(({ msgId }) => msgId));
	for (const { json } of accepted) expect(json).not.toHaveProperty('error');
	for (const { json } of accepted) if (json.msg_id !== null) expect(known).toContain(json.msg_id);
}

it('whatever the messages, faults and retries are: no duplicate messages, no lost results', async () => {
	await fc.assert(fc.asyncProperty(scenario, play), { numRuns: 500 });
}, 120_000);
