import {
	type IDataObject,
	type INodeParameters,
	type ResourceMapperFields,
	sleep,
} from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import { openEditor } from './harness/editorLists';
import {
	CONTINUE,
	errorIn,
	type NodeSettings,
	useEngineSetup,
	workflowOf,
} from './harness/engineSetup';
import { ANA, BEN, expectSameJson } from './harness/fixtures';
import { N8N_LINE } from './harness/n8nVersion';
import { parameterProblems } from './harness/parameterProblems';

const setup = useEngineSetup({ minute: 5_000 });
const NEW = { typeVersion: 1.1 };
const templates = () => setup.sandbox.account.templates;
beforeEach(async () => {
	templates().replace(SAMPLE_TEMPLATES);
	// The editor does not wait for the limit of 90 requests, which all tests of this file share.
	await sleep(170);
});

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
	const BUTTONS = [
		'URL button 1',
		'URL button 2',
		'Quick reply 1',
		'Quick reply 2',
		'Quick reply 3',
	];

	it.each<[what: string, message: string, change: Partial<Template>, fields: object]>([
		[
			'placeholders with the words around them',
			'Hello {{1}}, your order {{2}} is on its way',
			{},
			{ '‹1›': 'Hello ‹1›, your order', '‹2›': 'your order ‹2› is on its way' },
		],
		[
			'names, one of them used twice',
			'Hello {{name}}, order {{ order_id }} of {{name}}',
			{},
			{ '‹name›': 'Hello ‹name›, order', '‹order_id›': 'order ‹order_id› of' },
		],
		['nothing but placeholders', '{{1}}\n{{2}}', {}, { '‹1›': '‹1›', '‹2›': '‹2›' }],
		['a number that is left out', '{{2}}', {}, { '‹1›': '‹1›', '‹2›': '‹2›' }],
		['a text that looks like an expression', '={{1}}', {}, { '‹1›': '…=‹1›' }],
		['a name with points', '{{a.b}} c', {}, { '‹a-2e-b›': '‹a.b› c' }],
		[
			'a long text',
			'We would like to inform you that your parcel with the number {{1}} has left our warehouse this morning and is on its way',
			{},
			{ '‹1›': '… the number ‹1› has left our warehouse …' },
		],
		[
			'a text header',
			'Hello {{1}}',
			{ header: 'Order {{1}}' },
			{ 'Header ‹1›': 'Header: Order ‹1›', '‹1›': 'Hello ‹1›' },
		],
		[
			'a picture in the header',
			'Hello',
			{ message_type: '2' },
			{ 'Header URL': 'Header: URL of the picture' },
		],
		[
			'a PDF in the header',
			'Hello',
			{ message_type: '3' },
			{ 'Header URL': 'Header: URL of the PDF' },
		],
	])('%s', async (_, message, change, required) => {
		const { fields } = await formOf(replaceBy(message, change));
		const must = fields.filter((field) => field.required);
		expect(Object.fromEntries(must.map(({ id, displayName }) => [id, displayName]))).toEqual(
			required,
		);
		const optional = fields.filter((field) => !field.required).map(({ id }) => id);
		expect(optional).toEqual(change.message_type === '3' ? ['PDF name', ...BUTTONS] : BUTTONS);
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
		const full = await filled('AB1234', { '‹1›': 'Ana' });
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
			'‹1›': '={{ $json.name }}',
			'‹2›': '=Total {{ $json.total }}',
			'Header ‹1›': '={{ $json.id }}',
			'URL button 1': '=track/{{ $json.id }}',
			'Quick reply 1': '=yes-{{ $json.id }}',
			'Quick reply 2': 'no',
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
		const values = { '‹name›': '={{ $json.name }}', '‹order_id›': '={{ $json.order }}' };
		const parameters = await filled(id, values);
		const byItem = { ...parameters, language: '={{ $json.language }}' };
		const items = [
			{ phone: ANA, language: 'en', name: 'Ana', order: '1' },
			{ phone: BEN, language: 'es', name: 'Ben', order: '2' },
		];
		const dry = await send({ ...byItem, options: { dryRun: true } }, items);
		expect(dry.hints.join(' ')).toMatch(/the values in the order of the form/);
		const asShown = { ...byItem, options: { dryRun: true, checkTemplate: false } };
		expect((await send(asShown, items)).hints.join(' ')).not.toMatch(/order of the form/);
		const { error } = await send(byItem, items);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([
			{ data: [{ template_message: ['Ana', '1'] }, { template_message: ['2', 'Ben'] }] },
		]);
	});

	it('the file of a header, and the name of a PDF', async () => {
		const parameters = await filled('AB1235', {
			'Header URL': '=https://files.example.com/{{ $json.id }}.pdf',
			'PDF name': 'invoice.pdf',
			'‹1›': 'Ana',
			'‹2›': '12.50',
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
		const parameters = await filled(id, { '‹1›': 'Ana', '‹2›': '1' });
		templates().replace([]);
		const { error } = await send({ ...parameters, options: { checkTemplate: false } }, [
			{ phone: ANA },
		]);
		expect(error?.message).toContain('recognize the template');
		expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
	});

	it('from a form without its fields, as other programs save it', async () => {
		const parameters = await filled(replaceBy('Hello {{1}} {{2}}'), {});
		const values = { '‹2›': '1', '‹1›': 'Ana' };
		const templateValues = { mappingMode: 'defineBelow', value: values };
		const { error } = await send({ ...parameters, templateValues }, [{ phone: ANA }]);
		expect(error).toBeUndefined();
		expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
	});

	it.each<[what: string, options: INodeParameters, isReadable: boolean]>([
		['Check Template off', { checkTemplate: false }, true],
		['a list that cannot be read', {}, false],
		['a dry run', { dryRun: true }, true],
	])('from a form without its fields, with %s', async (_, options, isReadable) => {
		const parameters = await filled(replaceBy('Hello {{1}} {{2}}'), {});
		const ofValues = async (value: Record<string, string | null>) => {
			if (!isReadable)
				setup.sandbox.faults.add({
					kind: 'http',
					endpoint: 'template-status',
					statusCode: 400,
					accept: false,
					times: Infinity,
				});
			const templateValues = { mappingMode: 'defineBelow', value };
			const { sent } = await send(
				{ ...parameters, options, templateValues },
				[{ phone: ANA }],
				CONTINUE,
			);
			setup.sandbox.faults.clear();
			return sent[0];
		};
		const row = await ofValues({ '‹2›': '1', '‹1›': 'Ana', 'Quick reply 1': null });
		if (options.dryRun) expect(row?.json).toMatchObject({ values: ['Ana', '1'] });
		else expect(setup.bodies()).toMatchObject([{ data: [{ template_message: ['Ana', '1'] }] }]);
		if (options.dryRun) return;
		for (const unordered of [{ '‹2›': '1' }, { '‹name›': 'Ana', '‹order›': '1' }]) {
			await sleep(80);
			expect(errorIn(await ofValues(unordered)).message).toMatch(/^The order of the values/);
			expect(setup.bodies().filter((body) => body?.template_id)).toEqual([]);
		}
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

describe('a form that has the values, but perhaps not their meaning', () => {
	const HELLO = 'Hello {{1}}, order {{2}}';
	const values = { '‹1›': 'Ana', '‹2›': '1' };

	it.each<[what: string, message: string, change: Partial<Template>, hint: RegExp]>([
		[
			'other words',
			'Your code {{1}} expires at {{2}}',
			{},
			/^The text of the template mine \(en\) has changed .*"Hello ‹1›, order" is now "Your code ‹1› expires at"\. .*Refresh/,
		],
		[
			'other words around the second value',
			'Hello {{1}}, order {{2}} is late',
			{},
			/"order ‹2›" is now "order ‹2› is late"/,
		],
	])('%s than before: it is sent, with a hint', async (_, message, change, hint) => {
		const id = replaceBy(HELLO);
		const parameters = await filled(id, values);
		replaceBy(message, { template_id: id, ...change });
		const { sent, hints } = await send(parameters, [{ phone: ANA }, { phone: BEN }]);
		expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
		expect(hints).toEqual([expect.stringMatching(hint)]);
		// As n8n does on Refresh.
		const { hints: none } = await send(await filled(id, values), [{ phone: ANA }]);
		expect(none).toEqual([]);
	});

	it.each<
		[what: string, message: string, change: Partial<Template>, value: Record<string, string>]
	>([
		['changes outside of the labels', 'Hello {{1}}, order {{2}}', { footer: 'Bye' }, values],
		['one value in the text', 'Hello {{name}}', {}, { '‹name›': 'Ana' }],
	])('no hint: %s', async (_, message, change, value) => {
		const id = replaceBy(message);
		const parameters = await filled(id, value);
		replaceBy(message, { template_id: id, ...change });
		const { sent, hints } = await send(parameters, [{ phone: ANA }]);
		expect(sent.map(({ json }) => json.status)).toEqual(['accepted']);
		expect(hints).toEqual([]);
	});

	it.each<[what: string, message: string, value: Record<string, string>, hints: unknown[]]>([
		['numbers', HELLO, values, []],
		[
			'names',
			'Hello {{name}}, order {{order}}',
			{ '‹name›': 'Ana', '‹order›': '1' },
			[expect.stringMatching(/not return the text of the template mine \(fr\).*order of the form/)],
		],
		['one name', 'Hello {{name}}', { '‹name›': 'Ana' }, []],
	])('another language whose text is not in the list: %s', async (_, message, value, expected) => {
		const texts = { es: `Hola. ${message}`, fr: null };
		const template_message = [
			{ message, language: 'en' },
			...Object.entries(texts).map(([language, text]) => ({ message: text, language })),
		];
		const parameters = await filled(replaceBy(message, { template_message }), value);
		const items = ['en', 'es', 'fr'].map((language) => ({ phone: ANA, language }));
		const { sent, hints } = await send({ ...parameters, language: '={{ $json.language }}' }, items);
		expect(sent.map(({ json }) => json.status)).toEqual(items.map(() => 'accepted'));
		expect(hints).toEqual(expected);
	});

	it('a form that was just loaded is not compared with an older list of templates', async () => {
		const id = replaceBy(HELLO);
		await send(await filled(id, values), [{ phone: ANA }]);
		replaceBy('Your code {{1}} expires at {{2}}', { template_id: id });
		const { hints } = await send(await filled(id, values), [{ phone: ANA }]);
		expect(hints).toEqual([]);
	});
});

describe('what is not sent', () => {
	it('a required value that is not filled in: n8n names it as its label does', async () => {
		const id = replaceBy('Hello {{1}}', { header: 'Order {{name}}' });
		const parameters = await filled(id, {});
		const [, node] = workflowOf(parameters, [{}], NEW).nodes;
		const { description } = setup.engine.types.getByNameAndVersion(String(node?.type));
		expect(node && parameterProblems(node, description)).toEqual([
			'Value "Header ‹name›" is required',
			'Value "‹1›" is required',
		]);
		// n8n 2.8 marks the node in the editor instead.
		await expect(send(parameters, [{ phone: ANA }])).rejects.toThrow(
			N8N_LINE === '2.8' ? 'has issues' : 'Value "‹1›" is required',
		);
	});

	it.each<[what: string, kind: Template['message_type'], options: INodeParameters, title: RegExp]>([
		['a picture in the header', '2', {}, /has a picture in its header, and this item has none/],
		['a PDF', '3', {}, /has a PDF in its header/],
		['a video', '4', { headerMediaUrl: '={{ "" }}' }, /has a video in its header/],
		['a file for a text', '1', { headerMediaUrl: 'https://a.example/b.jpg' }, /has no file/],
	])('%s, with values in a list', async (_, kind, options, title) => {
		const id = replaceBy('Hello {{1}}', { message_type: kind });
		const list = { ...(await filled(id, {})), valuesMode: 'list', values: 'Ana', options };
		const { error } = await send(list, [{ phone: ANA }]);
		expect(error?.message).toMatch(title);
		expect(setup.bodies()).toEqual([]);
	});

	it('a file from an option for a text header, with values in the form', async () => {
		const parameters = await filled(replaceBy('Hello {{1}}'), { '‹1›': 'Ana' });
		const options = { headerMediaUrl: 'https://a.example/b.jpg' };
		const { error } = await send({ ...parameters, options }, [{ phone: ANA }]);
		expect(error?.message).toMatch(/has no file in its header/);
		expect(setup.bodies()).toEqual([]);
	});

	const values = { '‹1›': 'Ana', '‹2›': '={{ $json.order }}' };

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
		const parameters = await filled(id, { '‹1›': 'Ana', '‹2›': '1' });
		replaceBy(message, { template_id: id, ...change });
		const { error } = await send(parameters, [{ phone: ANA }]);
		expect(error?.message).toContain('do not match the template mine (en)');
		expect(error?.description).toMatch(description);
		expect(setup.bodies()).toEqual([]);
	});

	it('a language that takes fewer values than the form: a list can have its own', async () => {
		const texts = [
			{ message: 'Hello {{1}} {{2}}', language: 'en' },
			{ message: 'Hola {{1}}', language: 'es' },
		];
		const id = replaceBy('x', { template_message: texts });
		const parameters = await filled(id, { '‹1›': 'Ana', '‹2›': '1' });
		const { error } = await send({ ...parameters, language: '={{ "es" }}' }, [{ phone: ANA }]);
		expect(error?.description).toMatch(/No longer in the template.*Enter Values to List/);
		expect(error?.description).not.toContain('Refresh');
		expect(setup.bodies()).toEqual([]);
	});

	it('a value that is no text, or an expression that was not evaluated: its field is named', async () => {
		const id = replaceBy('Hello {{1}}, your order');
		const fixed = await send(await filled(id, { '‹1›': '{{ $json.name }}' }), [{ phone: ANA }]);
		expect(fixed.error?.message).toMatch(/^Values → ‹1› contains an expression/);
		const list = await send(await filled(id, { '‹1›': '={{ [1, 2] }}' }), [{ phone: ANA }]);
		expect(list.error?.message).toContain('Hello ‹1›, your order is a list');
		expect(list.error?.description).not.toContain('$json');
		expect(setup.bodies()).toEqual([]);
	});

	it('a template that is not there any more, has no such language, or whose text is not in the list', async () => {
		const values = { '‹1›': 'Ana', '‹2›': '1' };
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
		const gap = await send(await filled(id, { '‹1›': 'Ana', 'Quick reply 2': 'no' }), [
			{ phone: ANA },
		]);
		expect(gap.error?.message).toBe('Quick reply 1: payload is empty');
		const twice = {
			...(await filled(id, { '‹1›': 'Ana', 'Quick reply 1': 'yes', 'Quick reply 2': 'no' })),
			options: { buttonPayloads: 'a\nb' },
		};
		const { error } = await send(twice, [{ phone: ANA }]);
		expect(error?.message).toContain('Button Payloads is filled in twice');
		// The problems of an item are reported in the order of the fields, whatever else is wrong with some items.
		const more = {
			...twice,
			options: {
				...twice.options,
				pdfName: '={{ $json.phone === "' + ANA + '" ? $("Nobody").item.json.x : "" }}',
			},
		};
		const rows = (await send(more, [{ phone: ANA }, { phone: BEN }], CONTINUE)).sent;
		expect(rows.map((row) => String(errorIn(row).message).split('.')[0])).toEqual([
			'Button Payloads is filled in twice',
			'Button Payloads is filled in twice',
		]);
		expect(setup.bodies()).toEqual([]);
	});
});
