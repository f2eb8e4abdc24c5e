import type { INodeParameters } from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import { objectsOf } from '../sandbox/json';
import { CONTINUE, errorIn, useEngineSetup } from './harness/engineSetup';
import { ANA } from './harness/fixtures';

const setup = useEngineSetup();

const WRITTEN = 'How do I use {{ $json.name }}?';
const single = { operation: 'sendSingle', number: ANA };
const template = {
	operation: 'sendTemplate',
	number: ANA,
	template: { __rl: true, mode: 'id', value: 'ONE' },
	language: 'en',
};
const form = (value: string) => ({
	...template,
	valuesMode: 'fields',
	templateValues: { mappingMode: 'defineBelow', value: { '‹1›': value } },
});

beforeEach(() => {
	setup.sandbox.log.clear();
	const [sample] = SAMPLE_TEMPLATES;
	if (!sample) throw new Error('There is no sample');
	const template_message = [{ message: 'Hi {{1}}', language: 'en' }];
	setup.sandbox.account.templates.replace([{ ...sample, template_id: 'ONE', template_message }]);
});

const send = (parameters: INodeParameters, value: unknown) =>
	setup.send(parameters, [{ value: value as string }], { ...CONTINUE, typeVersion: 1.1 });

it.each<[string, INodeParameters, unknown?]>([
	['Send Single', { ...single, message: '=You wrote: {{ $json.value }}' }],
	['Reply', { operation: 'reply', number: ANA, channelId: '8', message: '={{ $json.value }}' }],
	[
		'a template value in the list',
		{ ...template, valuesMode: 'list', values: '={{ [$json.value] }}' },
	],
	['a template value in the form', form('={{ $json.value }}')],
	[
		'a row of a table',
		{
			operation: 'sendDynamic',
			recipientsFrom: 'define',
			recipients: { recipient: [{ number: ANA, message: '={{ $json.value }}' }] },
		},
	],
	[
		'a list from an expression',
		{ operation: 'sendDynamic', recipientsFrom: 'json', recipientsJson: '={{ $json.value }}' },
		[{ number: ANA, message: WRITTEN }],
	],
])(
	'%s: what somebody wrote is sent, also if it looks like an expression',
	async (_, parameters, value = WRITTEN) => {
		const { sent } = await send(parameters, value);
		expect(sent[0]?.json).toMatchObject({ number: ANA, status: 'accepted' });
		expect(JSON.stringify(setup.bodies())).toContain(WRITTEN);
	},
);

it.each<[string, INodeParameters, string]>([
	['a message', { ...single, message: WRITTEN }, 'Message'],
	['a number', { ...single, number: '{{ $json.phone }}', message: 'Hi' }, 'Number'],
	[
		'an option',
		{ ...single, message: 'Hi', options: { referenceNumber: '{{ $json.id }}' } },
		'Reference Number',
	],
	[
		'an option with JSON',
		{ ...single, message: 'Hi', options: { extraRecipientFields: '{ "a": "{{ $json.id }}" }' } },
		'Extra Recipient Fields',
	],
	[
		'a row of a table',
		{
			operation: 'sendDynamic',
			recipientsFrom: 'define',
			recipients: { recipient: [{ number: '={{ $json.a }}', message: 'Hi {{ $json.b }}' }] },
		},
		'Message',
	],
	[
		'a field of a contact',
		{
			operation: 'sendContact',
			number: ANA,
			contacts: { contact: [{ phone: ANA, firstName: 'A', more: { city: '{{ $json.city }}' } }] },
		},
		'City',
	],
	[
		'a list',
		{ operation: 'sendDynamic', recipientsFrom: 'json', recipientsJson: '{{ $json.people }}' },
		'Recipients (JSON)',
	],
	['a form', form('{{ $json.name }}'), 'Values → ‹1›'],
	[
		'a number to check',
		{ resource: 'number', operation: 'check', number: '{{ $json.a }}' },
		'Number',
	],
])(
	'%s in a Fixed field is not evaluated, and the error says which one',
	async (_, parameters, field) => {
		const { sent } = await send(parameters, 'x');
		const { message = sent[0]?.json.reason } = errorIn(sent[0]);
		expect(message).toContain(`${field} contains an expression that was not evaluated: "{{ $json.`);
		expect(message).toContain(`Switch ${field} from Fixed to Expression.`);
		expect(setup.bodies()).toEqual([]);
	},
);

it('a date in the form of a template is the same text in each engine, and an invalid one is not sent', async () => {
	const parameters = form('={{ DateTime.fromISO($json.value, { zone: "utc" }) }}');
	await send(parameters, '2026-01-01');
	expect(setup.bodies().flatMap((body) => objectsOf(body ?? {}, 'data'))).toMatchObject([
		{ template_message: ['2026-01-01T00:00:00.000Z'] },
	]);
	const { sent } = await send(parameters, 'soon');
	expect(errorIn(sent[0]).message).toMatch(/contains Invalid DateTime/);
	expect(setup.bodies()).toHaveLength(1);
});
