import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import { type SendRun, statusOf, useEngineSetup } from './harness/engineSetup';
import {
	atTheFirstRequest,
	FAULT_ROWS,
	type FaultRow,
	ON_ERROR,
	RETRIES,
	stopAtFirst429,
} from './harness/faultTable';
import { ANA } from './harness/fixtures';

// A minute takes 60 ms, so a timeout of 1,000 seconds takes one.
const setup = useEngineSetup({ minute: 60 });
let otherHost: Sandbox;
beforeAll(async () => {
	otherHost = await startSandbox();
});
afterAll(async () => await otherHost.close());

const [SAMPLE] = SAMPLE_TEMPLATES as readonly [Template];
const TEMPLATE: Template = {
	...SAMPLE,
	template_id: 'AP1001',
	template_message: [{ message: 'A discount for {{1}}?', language: 'en' }],
	quick_replies: 2,
};
beforeEach(() => setup.sandbox.account.templates.replace([TEMPLATE]));

const question = { operation: 'sendAndWait', number: ANA, options: { timeout: 1000 } };
const FORMS: ReadonlyArray<readonly [string, INodeParameters]> = [
	['link', { ...question, message: 'OK?' }],
	[
		'buttons',
		{
			...question,
			respondBy: 'buttons',
			template: { __rl: true, mode: 'list', value: TEMPLATE.template_id },
			language: 'en',
			values: 'Ana',
		},
	],
];
const NOBODY = {
	pickyAssistApi: { platform: 'custom', baseUrl: 'http://127.0.0.1:9', apiToken: 'x' },
};
const MORE_ROWS: readonly FaultRow[] = [
	{ name: '503, not accepted', faults: [{ kind: 'http', statusCode: 503, accept: false }] },
	{
		name: '802 for the request',
		faults: [{ kind: 'status', status: 802, message: 'Session Closed' }],
	},
	{ name: 'row refused', faults: [{ kind: 'refuseNumber', number: ANA }] },
];
const ROWS = [...FAULT_ROWS.map(atTheFirstRequest), ...MORE_ROWS].flatMap((row) =>
	FORMS.flatMap(([form, parameters]) =>
		ON_ERROR.flatMap(([onError, settings]) =>
			RETRIES.map(([retries, more]) => ({
				row,
				name: row.name,
				form,
				onError,
				retries,
				parameters,
				settings: { ...settings, ...more },
			})),
		),
	),
);

async function run(
	{ faults, nobodyListens, cancelled }: FaultRow,
	parameters: INodeParameters,
	settings: object,
): Promise<SendRun> {
	for (const fault of faults)
		setup.sandbox.faults.add(
			fault.kind === 'redirect' ? { ...fault, url: `${otherHost.baseUrl}/push` } : fault,
		);
	return await setup.send(parameters, [{}], settings, {
		...(nobodyListens ? { credentials: NOBODY } : {}),
		...(cancelled ? { onStart: stopAtFirst429(setup.sandbox) } : {}),
	});
}

/** What n8n shows of a message that does not wait: the title and description, or the row. */
function shown({ error, sent, refused }: SendRun): string {
	return JSON.stringify(error ?? [...sent, ...refused].map((row) => [statusOf(row), row.json]));
}

/** Whether the message that was sent has a link or a button. */
function canRespond(): boolean {
	return /webhook-waiting|"pa1a/.test(JSON.stringify(setup.bodies().at(-1)));
}

describe.each(ROWS)(
	'$form: $name, On Error = $onError, Retry on Fail $retries',
	({ row, parameters, settings }) => {
		it('one message at most; it waits if the message was accepted, and is an error otherwise', async () => {
			const first = await run(row, parameters, settings);
			const [received = 0] = setup.received([ANA]);
			expect(received).toBeLessThanOrEqual(1);
			expect(otherHost.log.requests).toHaveLength(0);
			if (first.run.status === 'waiting')
				return expect([received, canRespond()]).toEqual([1, true]);
			expect(first.run.waitTill).toBeUndefined();
			if (first.run.status === 'canceled')
				return expect([row.cancelled, received]).toEqual([true, 0]);
			expect(shown(first)).toMatch(
				received === 1
					? /unconfirmed|may have (been )?sent/
					: /unconfirmed|rejected|not sent|may have sent/,
			);

			setup.sandbox.faults.clear();
			if (!first.error) return;
			const again = await Promise.all(
				[1, 2].map(async () => await setup.retry(first, parameters, [{}])),
			);
			const [after = 0] = setup.received([ANA]);
			expect(after).toBeLessThanOrEqual(1);
			expect(again.map((one) => one.run.status).sort()).toEqual([
				'error',
				after > received ? 'waiting' : 'error',
			]);
		});
	},
);
