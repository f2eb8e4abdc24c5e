import { type Fault, type Sandbox, startSandbox } from '../sandbox/sandbox';
import type { RunOptions } from './harness/engine';
import {
	atTheFirstRequest,
	canComeFirst,
	contradictions,
	errorContradicts,
	FAULT_ROWS,
	type FaultRow,
	ON_ERROR,
	outcomesOf,
	RETRIES,
	stopAtFirst429,
} from './harness/faultTable';
import { CONTINUE, useEngineSetup, type SendRun, statusOf } from './harness/engineSetup';
import { SIX_NUMBERS } from './harness/fixtures';

let otherHost: Sandbox;
const setup = useEngineSetup({ minute: 60 });
beforeAll(async () => {
	otherHost = await startSandbox();
});
afterAll(async () => {
	await otherHost.close();
});

const people = SIX_NUMBERS.map((phone) => ({ phone }));
/** Six people, three requests, a time-out of 3.6 s (a minute takes 60 ms here); the text is another one at each evaluation, as with one-time codes. */
const parameters = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Your code is {{ Math.random() }}',
	options: { recipientsPerRequest: 2, timeout: 3600 },
};
/** Where a response never comes, a second is enough. */
const parametersFor = ({ faults }: FaultRow) =>
	faults.some(({ kind }) => kind === 'hang')
		? { ...parameters, options: { ...parameters.options, timeout: 1000 } }
		: parameters;

const CELLS = [...FAULT_ROWS, ...FAULT_ROWS.filter(canComeFirst).map(atTheFirstRequest)].flatMap(
	(row) =>
		ON_ERROR.flatMap(([onError, setting]) =>
			RETRIES.map(([retries, retry]) => ({
				row,
				onError,
				retries,
				settings: { ...setting, ...retry },
			})),
		),
);

function switchOn({ faults }: FaultRow): void {
	for (const fault of faults) {
		setup.sandbox.faults.add(
			fault.kind === 'redirect' ? { ...fault, url: `${otherHost.baseUrl}/push` } : fault,
		);
	}
}

function optionsFor({ nobodyListens, cancelled }: FaultRow): Partial<RunOptions> {
	return {
		...(nobodyListens
			? {
					credentials: {
						pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9', apiToken: 'x' },
					},
				}
			: {}),
		...(cancelled ? { onStart: stopAtFirst429(setup.sandbox) } : {}),
	};
}

/** Where the result of a run contradicts what was received: its items, or the number of accepted messages in its error. */
function problemsOf(finished: SendRun, received: readonly number[]): string[] {
	const { error, run } = finished;
	// n8n returns nothing of a stopped node; the ledger keeps what was accepted.
	if (run.status === 'canceled')
		return setup.sandbox.log.pushes.at(-1)?.httpStatus === 429 ? [] : ['stopped too late'];
	if (!error) return contradictions(outcomesOf(finished, people.length), received);
	return errorContradicts(error, received);
}

describe.each(CELLS)(
	'$row.name, On Error = $onError, Retry on Fail $retries',
	({ row, onError, settings }) => {
		it('sends no duplicates, and each item has one result or the error counts it', async () => {
			switchOn(row);
			const finished = await setup.send(parametersFor(row), people, settings, optionsFor(row));
			expect(Math.max(...setup.received())).toBeLessThanOrEqual(1);
			expect(otherHost.log.requests).toHaveLength(0);
			expect(problemsOf(finished, setup.received())).toEqual([]);
		});

		if (onError !== 'Stop' || row.name === 'nothing') return;
		it('Retry execution, pressed twice, sends what is missing and nothing else', async () => {
			switchOn(row);
			const first = await setup.send(parametersFor(row), people, settings, optionsFor(row));
			setup.sandbox.faults.clear();
			if (!first.error && first.run.status !== 'canceled')
				return expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);

			const again = await setup.retry(first, parameters, people, CONTINUE);
			const outcomes = outcomesOf(again, people.length);
			expect(outcomes.filter((word) => !['accepted', 'unconfirmed'].includes(word))).toEqual([]);
			expect(contradictions(outcomes, setup.received())).toEqual([]);
			const before = setup.received();
			const third = await setup.retry(first, parameters, people, CONTINUE);
			expect(setup.received()).toEqual(before);
			expect(Math.max(...before)).toBe(1);
			expect(outcomesOf(third, people.length)).toEqual(outcomes);
		});
	},
);

/** Values of an input field `error`; n8n's Retry on Fail takes some of them for a failure of the node, which ones depends on its version. */
const ERROR_VALUES = ['x', '', 0, null, false, {}, { message: 'from the node before' }];
const TRIES = [3, 5];

describe.each(
	ERROR_VALUES.flatMap((value) =>
		TRIES.flatMap((maxTries) =>
			ON_ERROR.map(([onError, setting]) => ({ value, maxTries, onError, setting })),
		),
	),
)(
	'Include Input Fields, first item with error = $value, On Error = $onError, Retry on Fail with $maxTries tries',
	({ value, maxTries, setting }) => {
		const items = people.map((person, index) =>
			index === 0 ? { ...person, error: value, message: 'of the item' } : person,
		);
		const withInput = {
			...parameters,
			options: { ...parameters.options, includeInputFields: true },
		};
		const settings = { ...setting, retryOnFail: true, maxTries, waitBetweenTries: 1 };

		it('reaches everybody once, and an accepted row has no error', async () => {
			const { sent, refused, error } = await setup.send(withInput, items, settings);
			expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
			expect(setup.sandbox.log.pushes).toHaveLength(3);
			expect(error).toBeUndefined();
			expect(refused).toEqual([]);
			expect(sent.map(statusOf)).toEqual(people.map(() => 'accepted'));
			expect(sent.filter(({ json }) => 'error' in json)).toEqual([]);
			expect(sent[0]?.json.message).toBe('of the item');
		});

		it('sends no duplicates when the last request fails', async () => {
			setup.sandbox.faults.add({ kind: 'resetAfterBody', after: 2 });
			await setup.send(withInput, items, settings);
			expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
		});
	},
);

/** What the first run meets, and what the two people of its second request have come to after the channel was corrected. */
const BEFORE_THE_CORRECTION: Array<[string, Fault, string]> = [
	[
		'the channel is refused (801)',
		{ kind: 'status', status: 801, message: 'Channel is not active', after: 1 },
		'accepted',
	],
	[
		'a number is refused (406)',
		{ kind: 'status', status: 406, message: 'Invalid number', after: 1 },
		'accepted',
	],
	['no response comes', { kind: 'resetAfterBody', after: 1 }, 'unconfirmed'],
	[
		'the server fails (500)',
		{ kind: 'http', statusCode: 500, accept: true, after: 1 },
		'unconfirmed',
	],
];

describe.each(BEFORE_THE_CORRECTION)(
	'%s, then the user corrects the channel',
	(_, fault, outcome) => {
		const corrected = { ...parameters, channel: 'custom', channelId: '121' };

		it('Retry execution, pressed twice, sends no duplicates', async () => {
			setup.sandbox.faults.add(fault);
			const first = await setup.send(parameters, people);
			expect(first.error).toBeDefined();
			setup.sandbox.faults.clear();
			for (const press of ['first', 'second']) {
				const again = await setup.retry(first, corrected, people, CONTINUE);
				expect([press, ...outcomesOf(again, people.length)]).toEqual([
					press,
					'accepted',
					'accepted',
					outcome,
					outcome,
					'accepted',
					'accepted',
				]);
				expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
			}
		});
	},
);
