import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import {
	CONTINUE,
	ERROR_OUTPUT,
	type SendRun,
	statusOf,
	useEngineSetup,
} from './harness/engineSetup';
import { atTheFirstRequest, FAULT_ROWS, type FaultRow } from './harness/faultTable';
import { ANA, THREE_TRIES } from './harness/fixtures';
import { linksTo } from './harness/links';

// A minute takes 60 ms, so a timeout of 1,000 seconds takes one.
const setup = useEngineSetup({ minute: 60 });
let otherHost: Sandbox;
beforeAll(async () => {
	otherHost = await startSandbox();
});
afterAll(async () => await otherHost.close());

const question = {
	operation: 'sendAndWait',
	number: ANA,
	message: 'OK?',
	options: { timeout: 1000 },
};
const NOBODY = {
	pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9', apiToken: 'x' },
};
const ROWS = FAULT_ROWS.filter(({ cancelled }) => !cancelled)
	.map(atTheFirstRequest)
	.flatMap((row) =>
		[{}, ERROR_OUTPUT, THREE_TRIES, { ...CONTINUE, ...THREE_TRIES }].map((settings) => ({
			row,
			name: row.name,
			settings,
		})),
	);

async function run({ faults, nobodyListens }: FaultRow, settings: object): Promise<SendRun> {
	for (const fault of faults)
		setup.sandbox.faults.add(
			fault.kind === 'redirect' ? { ...fault, url: `${otherHost.baseUrl}/push` } : fault,
		);
	return await setup.send(question, [{}], settings, nobodyListens ? { credentials: NOBODY } : {});
}

/** What n8n shows of a message that does not wait: the title and description, or the row. */
function shown({ error, sent, refused }: SendRun): string {
	return JSON.stringify(error ?? [...sent, ...refused].map((row) => [statusOf(row), row.json]));
}

describe.each(ROWS)('$name, $settings', ({ row, settings }) => {
	it('one message at most; it waits if the message was accepted, and is an error otherwise', async () => {
		const first = await run(row, settings);
		const [received = 0] = setup.received([ANA]);
		expect(received).toBeLessThanOrEqual(1);
		expect(otherHost.log.requests).toHaveLength(0);
		if (first.run.status === 'waiting')
			return expect([received, linksTo(setup.sandbox, ANA).length]).toEqual([1, 1]);
		expect(first.run.waitTill).toBeUndefined();
		expect(shown(first)).toMatch(
			received === 1
				? /unconfirmed|may have (been )?sent/
				: /unconfirmed|rejected|not sent|may have sent/,
		);

		setup.sandbox.faults.clear();
		if (!first.error) return;
		const again = await setup.retry(first, question, [{}]);
		const [after = 0] = setup.received([ANA]);
		expect(after).toBeLessThanOrEqual(1);
		expect(again.run.status).toBe(after > received ? 'waiting' : 'error');
	});
});
