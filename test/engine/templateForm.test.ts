import type { IDataObject, INodeParameters, ResourceMapperFields } from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import { openEditor } from './harness/editorLists';
import { CONTINUE, errorIn, type NodeSettings, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, expectSameJson } from './harness/fixtures';

const setup = useEngineSetup();
const NEW = { typeVersion: 1.1 };
const templates = () => setup.sandbox.account.templates;
beforeEach(() => templates().replace(SAMPLE_TEMPLATES));

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });
const [SAMPLE] = SAMPLE_TEMPLATES as readonly [Template];

let count = 0;
/**
 * Puts a template of this text in the account, in place of all others.
 *
 * @returns its ID: a new one, which the node cannot have in its cache
 */
function replaceBy(message: string | null, change: Partial<Template> = {}): string {
	const template = {
		...SAMPLE,
		template_id: `MINE${count++}`,
		template_name: 'mine',
		template_message: [{ message, language: 'en' }],
		...change,
	};
	templates().replace([template]);
	return template.template_id;
}

/** The form, as the editor loads it for a template and a language. */
async function formOf(id: string, language = 'en'): Promise<ResourceMapperFields> {
	const parameters = { operation: 'sendTemplate', template: chosen(id), language };
	return await openEditor(setup.engine, setup.credentials, parameters).form('getTemplateFields');
}

/** The form with these values, as the editor saves it. */
async function filled(
	id: string,
	value: Record<string, string>,
	language?: string,
): Promise<INodeParameters> {
	const { fields } = await formOf(id, language);
	return {
		operation: 'sendTemplate',
		number: '={{ $json.phone }}',
		language: language ?? 'en',
		template: chosen(id),
		valuesMode: 'fields',
		templateValues: {
			mappingMode: 'defineBelow',
			value,
			matchingColumns: [],
			schema: fields as unknown as INodeParameters[],
			attemptToConvertTypes: false,
			convertFieldsToString: false,
		},
	};
}

const send = async (
	parameters: INodeParameters,
	items: IDataObject[],
	settings: NodeSettings = {},
) => {
	setup.sandbox.log.clear();
	return await setup.send(parameters, items, { ...NEW, ...settings });
};

describe('the form in the editor', () => {
	const BUTTONS = ['url_button_1', 'url_button_2', 'payload_1', 'payload_2', 'payload_3'];

	it.each<[what: string, message: string, change: Partial<Template>, fields: object]>([
		[
			'placeholders with the words around them',
			'Hello {{1}}, your order {{2}} is on its way',
			{},
			{ body_1: 'Hello ‹1›, your order', body_2: 'your order ‹2› is on its way' },
		],
		[
			'names, one of them used twice',
			'Hello {{name}}, order {{ order_id }} of {{name}}',
			{},
			{ body_name: 'Hello ‹name›, order', body_order_id: 'order ‹order_id› of' },
		],
		['nothing but placeholders', '{{1}}\n{{2}}', {}, { body_1: '‹1›', body_2: '‹2›' }],
		['a number that is left out', '{{2}}', {}, { body_1: '‹1›', body_2: '‹2›' }],
		['a text that looks like an expression', '={{1}}', {}, { body_1: '…=‹1›' }],
		['a name with points', '{{a.b}} c', {}, { 'body_a-2e-b': '‹a.b› c' }],
		[
			'a long text',
			'We would like to inform you that your parcel with the number {{1}} has left our warehouse this morning and is on its way',
			{},
			{ body_1: '… the number ‹1› has left our warehouse …' },
		],
		[
			'a text header',
			'Hello {{1}}',
			{ header: 'Order {{1}}' },
			{ header_1: 'Header: Order ‹1›', body_1: 'Hello ‹1›' },
		],
		[
			'a picture in the header',
			'Hello',
			{ message_type: '2' },
			{ media_url: 'Header: URL of the picture' },
		],
		[
			'a PDF in the header',
			'Hello',
			{ message_type: '3' },
			{ media_url: 'Header: URL of the PDF' },
		],
	])('%s', async (_, message, change, required) => {
		const { fields } = await formOf(replaceBy(message, change));
		const must = fields.filter((field) => field.required);
		expect(Object.fromEntries(must.map(({ id, displayName }) => [id, displayName]))).toEqual(
			required,
		);
		const optional = fields.filter((field) => !field.required).map(({ id }) => id);
		expect(optional).toEqual(change.message_type === '3' ? ['pdf_name', ...BUTTONS] : BUTTONS);
	});

	it('follows the language, and shows the first one until a language is chosen', async () => {
		const labels = async (language: string) =>
			(await formOf('AB1234', language)).fields.slice(0, 1).map(({ displayName }) => displayName);
		expect(await labels('es')).toEqual(['Hola ‹1›, tu pedido']);
		expect(await labels('')).toEqual(['Hello ‹1›, your order']);
	});

	it.each<[what: string, id: string, notice: string]>([
		['no template', '', 'Choose a template first.'],
		['one that is not in the list', 'AB<b>', 'There is no approved template AB&lt;b>.'],
		['one that waits for approval', 'AB1240', 'set Enter Values to List.'],
		['one without values', 'AB1238', 'no values to fill in: "We are closed on Friday'],
	])('says why it is empty: %s', async (_, id, notice) => {
		const { fields, emptyFieldsNotice } = await formOf(id);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain(notice);
	});

	it('says that the text is not in the list', async () => {
		expect(await formOf(replaceBy(null))).toMatchObject({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('does not return the text'),
		});
	});

	it('says why it cannot be loaded, but keeps a form that was filled in', async () => {
		const { pickyAssistApi } = setup.credentials;
		const wrong = { pickyAssistApi: { ...pickyAssistApi, apiToken: 'wrong' } };
		const full = await filled('AB1234', { body_1: 'Ana' });
		const load = async (parameters: INodeParameters) =>
			await openEditor(setup.engine, wrong, parameters).form('getTemplateFields');
		const empty = { mappingMode: 'defineBelow', value: null };
		const { emptyFieldsNotice } = await load({ ...full, templateValues: empty });
		expect(emptyFieldsNotice).toMatch(/API token.*IP allowlist/);
		expect((await load(full)).fields).toEqual((await formOf('AB1234')).fields);
		// What n8n gives if it cannot evaluate the form.
		const unknown = { ...full, templateValues: null as unknown as INodeParameters };
		await expect(load(unknown)).rejects.toThrow(/API token/);
	});
});

describe('what is sent', () => {
	it('values, a text header and a URL button, by expressions for each item', async () => {
		const buttons = { quick_replies: 2, url_buttons: 1 };
		const id = replaceBy('Hello {{1}}, {{2}}', { header: 'Order {{1}}', ...buttons });
		const parameters = await filled(id, {
			body_1: '={{ $json.name }}',
			body_2: '=Total {{ $json.total }}',
			header_1: '={{ $json.id }}',
			url_button_1: '=track/{{ $json.id }}',
			payload_1: '=yes-{{ $json.id }}',
			payload_2: 'no',
		});
		const { sent, error } = await send(parameters, [
			{ phone: ANA, name: 'Ana', total: 12.5, id: 1001 },
			{ phone: BEN, name: 'Ben', total: 7, id: 1002 },
		]);
		expect(error).toBeUndefined();
		expect(sent.map(({ json, pairedItem }) => [json.number, json.status, pairedItem])).toEqual([
			[ANA, 'accepted', { item: 0 }],
			[BEN, 'accepted', { item: 1 }],
		]);
		const entry = (number: string, name: string, total: string, order: string) => ({
			number,
			template_message: [name, `Total ${total}`],
			template_header: [order],
			payload: [`yes-${order}`, 'no'],
			interactive_buttons: [`track/${order}`],
		});
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				template_id: id,
				language: 'en',
				data: [entry(ANA, 'Ana', '12.5', '1001'), entry(BEN, 'Ben', '7', '1002')],
			},
		]);
	});

	it('names in the order of the text in each language', async () => {
		const message = 'Hello {{name}}, order {{order_id}}';
		const spanish = { message: 'Pedido {{order_id}}, {{name}}', language: 'es' };
		const id = replaceBy(message, { template_message: [{ message, language: 'en' }, spanish] });
		const values = { body_name: '={{ $json.name }}', body_order_id: '={{ $json.order }}' };
		const parameters = await filled(id, values);
		const { error } = await send({ ...parameters, language: '={{ $json.language }}' }, [
			{ phone: ANA, language: 'en', name: 'Ana', order: '1' },
			{ phone: BEN, language: 'es', name: 'Ben', order: '2' },
		]);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([
			{ data: [{ template_message: ['Ana', '1'] }, { template_message: ['2', 'Ben'] }] },
		]);
	});

	it('the file of a header, and the name of a PDF', async () => {
		const parameters = await filled('AB1235', {
			media_url: '=https://files.example.com/{{ $json.id }}.pdf',
			pdf_name: 'invoice.pdf',
			body_1: 'Ana',
			body_2: '12.50',
		});
		const { error } = await send(parameters, [{ phone: ANA, id: 1 }]);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([
			{ globalmedia: 'https://files.example.com/1.pdf', template_header: 'invoice.pdf' },
		]);
	});

	it('a template without values, and options for its buttons', async () => {
		const parameters = await filled(replaceBy('Closed on Friday', { url_buttons: 1 }), {});
		const { error } = await send({ ...parameters, options: { urlButtonValues: 'a' } }, [
			{ phone: ANA },
		]);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([{ interactive_globalbuttons: ['a'] }]);
	});

	it('without reading the list of templates, as the form was saved', async () => {
		const id = replaceBy('Hello {{1}} {{2}}');
		const parameters = await filled(id, { body_1: 'Ana', body_2: '1' });
		templates().replace([]);
		const { error } = await send({ ...parameters, options: { checkTemplate: false } }, [
			{ phone: ANA },
		]);
		expect(error?.message).toContain('recognize the template');
		expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
	});

	it('from a form without its fields, as other programs save it', async () => {
		const parameters = await filled(replaceBy('Hello {{1}} {{2}}'), {});
		const values = { body_2: '1', body_1: 'Ana' };
		const templateValues = { mappingMode: 'defineBelow', value: values };
		const { error } = await send({ ...parameters, templateValues }, [{ phone: ANA }]);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
	});

	it('from a list instead, and always where Template is an expression', async () => {
		const list = { ...(await filled('AB1234', {})), values: '={{ [$json.name, "1"] }}' };
		for (const parameters of [
			{ ...list, valuesMode: 'list' },
			{ ...list, template: chosen('={{ $json.id }}') },
			{ ...list, template: '={{ $json.id }}' },
		]) {
			const { error } = await send(parameters, [{ phone: ANA, id: 'AB1234', name: 'Ana' }]);
			expect(error).toBeUndefined();
			expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
		}
	});

	it('from the list of a workflow that was saved before there was a form', async () => {
		const { templateValues, valuesMode, ...old } = await filled('AB1234', {});
		expect([templateValues, valuesMode]).toEqual([expect.anything(), 'fields']);
		const { error } = await send({ ...old, values: 'Ana\n1' }, [{ phone: ANA }], {
			typeVersion: 1,
		});
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
	});
});

describe('what is not sent', () => {
	const values = { body_1: 'Ana', body_2: '={{ $json.order }}' };

	it.each<[what: string, order: unknown, message: RegExp]>([
		['a value that an item does not have', undefined, /^your order ‹2› is on its way is empty/],
		['an empty value', ' ', /is empty/],
		['an object', { a: 1 }, /‹2›.* is an object/],
		['a line break', 'a\nb', /‹2›.* contains a line break/],
	])('%s; the other items are', async (_, order, message) => {
		const { sent } = await send(
			await filled('AB1234', values),
			[{ phone: ANA, order: '1' }, { phone: BEN, order } as IDataObject],
			CONTINUE,
		);
		expect(sent.map((row) => row.json.status ?? errorIn(row).status)).toEqual([
			'accepted',
			'not sent',
		]);
		expect(errorIn(sent[1]).message).toMatch(message);
	});

	it.each<[what: string, message: string, change: Partial<Template>, description: RegExp]>([
		[
			'one value more',
			'Hello {{1}}, your order {{2}} of {{3}}',
			{},
			/Missing: "of ‹3›"\. If the template has changed/,
		],
		[
			'one value less',
			'Hello {{1}}',
			{},
			/No longer in the template: "your order ‹2› is on its way"/,
		],
		['another name', 'Hello {{1}}, {{order}}', {}, /Missing: "‹order›".*template: "your order ‹2›/],
		[
			'a file in the header',
			SAMPLE.template_message[0]?.message ?? '',
			{ message_type: '2' },
			/pict/,
		],
	])('a template that has changed: %s', async (_, message, change, description) => {
		const id = replaceBy('Hello {{1}}, your order {{2}} is on its way');
		const parameters = await filled(id, { body_1: 'Ana', body_2: '1' });
		replaceBy(message, { template_id: id, ...change });
		const { error } = await send(parameters, [{ phone: ANA }]);
		expect(error?.message).toContain('do not match the template mine (en)');
		expect(error?.description).toMatch(description);
		expect(setup.bodies()).toEqual([]);
	});

	it('a template that is not there any more, has no such language, or whose text is not in the list', async () => {
		const values = { body_1: 'Ana', body_2: '1' };
		const parameters = await filled(replaceBy('Hello {{1}} {{2}}'), values);
		const german = await send({ ...parameters, language: 'de' }, [{ phone: ANA }]);
		expect(german.error?.message).toContain('has no language "de"');
		const gone = await filled(replaceBy('Hello {{1}} {{2}}'), values);
		const textless = replaceBy(null);
		expect((await send(gone, [{ phone: ANA }])).error?.message).toContain('no template "MINE');
		const { error } = await send(await filled(textless, {}), [{ phone: ANA }]);
		expect(error?.message).toContain('does not return the text of the template mine');
		expect(setup.bodies()).toEqual([]);
	});

	it('buttons with a gap, and a value that is also an option', async () => {
		const id = replaceBy('Hello {{1}}', { quick_replies: 2 });
		const gap = await send(await filled(id, { body_1: 'Ana', payload_2: 'no' }), [{ phone: ANA }]);
		expect(gap.error?.message).toBe('Quick reply 1: payload is empty');
		const twice = {
			...(await filled(id, { body_1: 'Ana', payload_1: 'yes', payload_2: 'no' })),
			options: { buttonPayloads: 'a\nb' },
		};
		const { error } = await send(twice, [{ phone: ANA }]);
		expect(error?.message).toContain('Button Payloads is filled in twice');
		expect(setup.bodies()).toEqual([]);
	});
});
