import type { INodeParameters } from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import { useEngineSetup, ERROR_OUTPUT, errorIn } from './harness/engineSetup';
import { ANA, BEN, expectSameJson } from './harness/fixtures';

const setup = useEngineSetup();
beforeEach(() => {
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
});

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });
const send = (parameters: INodeParameters, items: Array<Record<string, string | string[]>>) =>
	setup.send(
		{ operation: 'sendTemplate', number: '={{ $json.phone }}', language: 'en', ...parameters },
		items,
	);

/** The same template with a second language of the same text. */
function inSpanishToo(template: Template): Template {
	const [first] = template.template_message;
	return first
		? { ...template, template_message: [first, { ...first, language: 'es' }] }
		: template;
}

describe('the requests of the template samples', () => {
	it('the same values for all: in each entry all the same', async () => {
		const { sent, error } = await send({ template: chosen('AB1234'), values: 'Ana\norder-1001' }, [
			{ phone: ANA },
		]);
		expect(error).toBeUndefined();
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				template_id: 'AB1234',
				language: 'en',
				data: [{ number: ANA, template_message: ['Ana', 'order-1001'] }],
			},
		]);
		expect(sent.map(({ json }) => [json.number, json.status])).toEqual([[ANA, 'accepted']]);
	});

	it('values, language and PDF for each: in the entries', async () => {
		setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES.map(inSpanishToo));
		const { error } = await send(
			{
				template: chosen('AB1235'),
				language: '={{ $json.language }}',
				values: '={{ [$json.name, $json.bill] }}',
				options: {
					pdfName: '=invoice-{{ $json.id }}.pdf',
					headerMediaUrl: '=https://files.example.com/i/{{ $json.id }}.pdf',
				},
			},
			[
				{ phone: ANA, language: 'en', name: 'Ana', bill: '12.50', id: '1001' },
				{ phone: BEN, language: 'es', name: 'Ben', bill: '7.00', id: '1002' },
			],
		);
		expect(error).toBeUndefined();
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				template_id: 'AB1235',
				data: [
					{
						number: ANA,
						language: 'en',
						template_message: ['Ana', '12.50'],
						template_header: 'invoice-1001.pdf',
						media: 'https://files.example.com/i/1001.pdf',
					},
					{
						number: BEN,
						language: 'es',
						template_message: ['Ben', '7.00'],
						template_header: 'invoice-1002.pdf',
						media: 'https://files.example.com/i/1002.pdf',
					},
				],
			},
		]);
	});

	it('quick-reply payloads for each, and a URL button for all', async () => {
		const { error } = await send(
			{
				template: chosen('AB1236'),
				values: '={{ $json.name }}',
				options: {
					urlButtonValues: 'track/1001',
					buttonPayloads: '={{ ["yes-" + $json.id, "no-" + $json.id] }}',
				},
			},
			[
				{ phone: ANA, name: 'Ana', id: '1001' },
				{ phone: BEN, name: 'Ben', id: '1002' },
			],
		);
		expect(error).toBeUndefined();
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				template_id: 'AB1236',
				language: 'en',
				interactive_globalbuttons: ['track/1001'],
				data: [
					{ number: ANA, template_message: ['Ana'], payload: ['yes-1001', 'no-1001'] },
					{ number: BEN, template_message: ['Ben'], payload: ['yes-1002', 'no-1002'] },
				],
			},
		]);
	});

	it('a URL button for each, values of a text header, and the language of each only where they differ', async () => {
		const { error } = await send(
			{
				template: chosen('AB1236'),
				values: 'Ana',
				options: { urlButtonValues: '=track/{{ $json.id }}' },
			},
			[
				{ phone: ANA, id: '1' },
				{ phone: BEN, id: '2' },
			],
		);
		expect(error).toBeUndefined();
		await send(
			{ template: chosen('AB1237'), values: 'Ana', options: { headerValues: 'order-1001' } },
			[{ phone: ANA }],
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				template_id: 'AB1236',
				language: 'en',
				data: [
					{ number: ANA, template_message: ['Ana'], interactive_buttons: ['track/1'] },
					{ number: BEN, template_message: ['Ana'], interactive_buttons: ['track/2'] },
				],
			},
			{
				application: '8',
				template_id: 'AB1237',
				language: 'en',
				data: [{ number: ANA, template_message: ['Ana'], template_header: ['order-1001'] }],
			},
		]);
	});

	it('1,000 people with different values in two languages are one request', async () => {
		const people = Array.from({ length: 1000 }, (_, i) => ({
			phone: String(12_025_500_000 + i),
			language: i % 2 === 0 ? 'en' : 'es',
			name: `Name ${i}`,
		}));
		const { sent } = await send(
			{
				template: chosen('AB1234'),
				language: '={{ $json.language }}',
				values: '={{ $json.name }}\n{{ $json.phone }}',
			},
			people,
		);
		expect(sent).toHaveLength(1000);
		expect(setup.bodies()).toHaveLength(1);
		expect(setup.sandbox.log.messagesTo('12025500007')[0]?.entry).toEqual({
			number: '12025500007',
			language: 'es',
			template_message: ['Name 7', '12025500007'],
		});
	});
});

describe('values in other forms', () => {
	const ONE: ReadonlyArray<[what: string, values: string, v: string, sent: string]> = [
		['a JSON list that was typed', '["Ana"]', '', 'Ana'],
		['a JSON list around an expression', '=["{{ $json.v }}"]', 'Ana', 'Ana'],
		['an expression that gives a list', '={{ [$json.v] }}', 'Ana', 'Ana'],
		['an expression that gives a list as text', '={{ JSON.stringify([$json.v]) }}', 'An"a', 'An"a'],
		['a number in brackets', '[12]', '', '[12]'],
		['a text in brackets', '=[{{ $json.v }}]', 'Ana', '[Ana]'],
	];

	it.each(ONE)('%s: %s', async (_, values, v, value) => {
		for (const items of [
			[{ phone: ANA, v }],
			[
				{ phone: ANA, v },
				{ phone: BEN, v },
			],
		]) {
			setup.sandbox.log.clear();
			const { error } = await send(
				{ template: chosen('AB1236'), values, options: { urlButtonValues: 'a' } },
				items,
			);
			expect(error).toBeUndefined();
			expect(setup.bodies()).toMatchObject([
				{ data: items.map(({ phone }) => ({ number: phone, template_message: [value] })) },
			]);
		}
	});

	it.each([
		['an expression in a Fixed field', '{{ $json.v }}', /was not evaluated/],
		['one in a list in a Fixed field', '["{{ $json.v }}"]', /was not evaluated/],
		['a list that a value breaks', '=["{{ $json.v }}"]', /looks like a JSON list/],
	])('%s is rejected, and not sent as it is', async (_, values, pattern) => {
		const { error } = await send(
			{ template: chosen('AB1236'), values, options: { urlButtonValues: 'a' } },
			[{ phone: ANA, v: 'An"a' }],
		);
		expect(error?.message).toMatch(pattern);
		expect(setup.bodies()).toEqual([]);
	});

	it('an expression inside an expression never goes out as text', async () => {
		const { error } = await send(
			{
				template: chosen('AB1236'),
				values: '={{ ["{{ $json.v }}"] }}',
				options: { urlButtonValues: 'a' },
			},
			[{ phone: ANA, v: 'Ana' }],
		);
		expect(error?.message).toBeTruthy();
		expect(setup.bodies()).toEqual([]);
	});

	it('a template with names in place of numbers, and one whose text is not in the list', async () => {
		const [first] = SAMPLE_TEMPLATES;
		if (!first) throw new Error('no template');
		const named = {
			...first,
			template_id: 'NAMED',
			template_message: [
				{ message: 'Hello {{name}}, order {{order_id}} of {{name}}', language: 'en' },
			],
		};
		const textless = {
			...first,
			template_id: 'UNTOLD',
			template_message: [{ message: null, language: 'en' }],
		};
		setup.sandbox.account.templates.replace([named, textless]);
		for (const id of ['NAMED', 'UNTOLD']) {
			const { sent } = await send({ template: chosen(id), values: 'Ana\norder-1001' }, [
				{ phone: ANA },
			]);
			expect(sent.map(({ json }) => json.status)).toEqual(['accepted']);
		}
		const { error } = await send({ template: chosen('NAMED'), values: 'Ana' }, [{ phone: ANA }]);
		expect(error?.message).toMatch(/takes 2 values, and this item has 1/);
	});
});

describe('what is refused before sending', () => {
	const ROWS: ReadonlyArray<[what: string, parameters: INodeParameters, pattern: RegExp]> = [
		[
			'too few values',
			{ template: chosen('AB1234'), values: 'Ana' },
			/order_update \(en\) takes 2 values, and this item has 1/,
		],
		[
			'too many values',
			{ template: chosen('AB1238'), values: 'Ana' },
			/takes no values, and this item has 1/,
		],
		['no values', { template: chosen('AB1236') }, /takes 1 value, and this item has none/],
		[
			'values for a header without any',
			{ template: chosen('AB1238'), options: { headerValues: 'x' } },
			/header of the template closed_on_friday/,
		],
		[
			'a header without its value',
			{ template: chosen('AB1237'), values: 'Ana' },
			/header of the template order_header takes 1 value/,
		],
		[
			'a PDF name for a text',
			{ template: chosen('AB1238'), options: { pdfName: 'a.pdf' } },
			/no PDF in its header/,
		],
		[
			'a language that it has not',
			{ template: chosen('AB1236'), values: 'Ana', language: 'de' },
			/no language "de"/,
		],
		[
			'a template that waits for approval',
			{ template: chosen('AB1240'), values: 'Ana' },
			/summer_offer cannot be sent: it is pending/,
		],
		['a rejected template', { template: chosen('AB1241'), values: 'Ana' }, /it is rejected/],
		['a template that is not there', { template: chosen('AB9999') }, /no template "AB9999"/],
		['no template', { template: chosen('={{ "" }}') }, /Template is empty/],
		['no language', { template: chosen('AB1238'), language: '={{ "" }}' }, /Language is empty/],
		[
			'a line break in a value',
			{ template: chosen('AB1236'), values: '={{ ["a\\nb"] }}' },
			/Value 1 of Values contains a line break/,
		],
		[
			'a tab in a value',
			{ template: chosen('AB1234'), values: '={{ ["a", "b\\tc"] }}' },
			/Value 2 of Values contains a tab/,
		],
		[
			'five spaces in a value',
			{ template: chosen('AB1236'), values: 'a     b' },
			/more than four spaces/,
		],
		[
			'an empty value',
			{ template: chosen('AB1234'), values: '={{ ["a", ""] }}' },
			/Value 2 of Values is empty/,
		],
		[
			'an object as value',
			{ template: chosen('AB1236'), values: '={{ [{ a: 1 }] }}' },
			/Value 1 of Values is an object/,
		],
		[
			'header text and PDF name',
			{ template: chosen('AB1238'), options: { headerValues: 'x', pdfName: 'y' } },
			/both filled in/,
		],
		[
			'a PDF name that is too long',
			{ template: chosen('AB1235'), options: { pdfName: 'x'.repeat(61) } },
			/61 characters/,
		],
		[
			'a header file that is no address',
			{ template: chosen('AB1239'), values: 'A', options: { headerMediaUrl: 'x' } },
			/not the URL of a file/,
		],
		[
			'a channel without templates',
			{ template: chosen('AB1238'), channel: '10' },
			/Web Automation cannot send templates/,
		],
		[
			'Messenger',
			{ template: chosen('AB1238'), channel: '5' },
			/Messenger and Instagram cannot send templates/,
		],
	];

	it.each(ROWS)('%s', async (_, parameters, pattern) => {
		const { error } = await send(parameters, [{ phone: ANA }]);
		expect(error?.message).toMatch(pattern);
		expect(error?.description).toContain('Nothing was sent.');
		expect(setup.bodies()).toEqual([]);
	});

	it('with an error output the good item goes, and the other one says why', async () => {
		const { sent, refused } = await setup.send(
			{
				operation: 'sendTemplate',
				number: '={{ $json.phone }}',
				language: 'en',
				template: chosen('AB1234'),
				values: '={{ $json.values }}',
			},
			[
				{ phone: ANA, values: ['Ana'] },
				{ phone: BEN, values: ['Ben', 'order-2'] },
			],
			ERROR_OUTPUT,
		);
		expect(sent.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual([
			[BEN, { item: 1 }],
		]);
		expect(refused.map((row) => [errorIn(row).message, row.pairedItem])).toEqual([
			[
				expect.stringMatching(
					/^The template order_update \(en\) takes 2 values, and this item has 1\. /,
				),
				{ item: 0 },
			],
		]);
	});
});

it('a template from an expression, whole or as id, for each item: one request for each template', async () => {
	const parameters = {
		operation: 'sendTemplate',
		number: ANA,
		language: 'en',
		values: '={{ $json.values }}',
	};
	const items = [
		{ id: 'AB1238', values: [] },
		{ id: 'AB1236', values: ['Ana'] },
		{ id: 'AB1238', values: [] },
	];
	const options = { urlButtonValues: '={{ $json.id === "AB1236" ? "a" : "" }}' };
	for (const template of [
		{ __rl: true, mode: 'id', value: '={{ $json.id }}' },
		'={{ $json.id }}',
	]) {
		setup.sandbox.log.clear();
		const { sent, error } = await setup.send({ ...parameters, template, options }, items);
		expect(error).toBeUndefined();
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(
			setup.bodies().map((body) => [body?.template_id, (body?.data as unknown[]).length]),
		).toEqual([
			['AB1238', 2],
			['AB1236', 1],
		]);
	}
});
