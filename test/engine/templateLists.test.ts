import { startSandbox } from '../sandbox/sandbox';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import { openEditor } from './harness/editorLists';
import { useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();
beforeEach(() => {
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
});

const editorWith = (template: unknown, credentials = setup.credentials) =>
	openEditor(setup.engine, credentials, {
		operation: 'sendTemplate',
		template: template as string,
	});
const editor = () => editorWith({ __rl: true, mode: 'list', value: '' });

describe('the list of templates in the editor', () => {
	it('shows the approved ones by name, with their languages', async () => {
		const { results } = await editor().search('searchTemplates');
		expect(results).toEqual([
			{ name: 'appointment_reminder (en)', value: 'AB1242' },
			{ name: 'closed_on_friday (en)', value: 'AB1238' },
			{ name: 'delivery_question (en)', value: 'AB1236' },
			{ name: 'invoice_pdf (en)', value: 'AB1235' },
			{ name: 'offer_picture (en, es)', value: 'AB1239' },
			{ name: 'order_header (en)', value: 'AB1237' },
			{ name: 'order_update (en, es)', value: 'AB1234' },
		]);
		expect(setup.sandbox.log.requests).toMatchObject([
			{ endpoint: 'template-status', tokenSeen: true, body: { template_id: '' } },
		]);
	});

	it('shows the id where names are equal or there is none, and languages where there are any', async () => {
		const [first] = SAMPLE_TEMPLATES;
		if (!first) throw new Error('no template');
		setup.sandbox.account.templates.replace([
			{ ...first, template_id: 'A1', template_name: 'welcome' },
			{
				...first,
				template_id: 'A2',
				template_name: 'welcome',
				template_message: [{ message: 'Hi', language: 'en' }],
			},
			{ ...first, template_id: 'A3', template_name: '' },
			{ ...first, template_id: 'A4', template_name: 'bare', template_message: [] },
			{
				...first,
				template_id: 'A5',
				template_name: 'untold',
				template_message: [{ message: null, language: 'en' }],
			},
		]);
		const { results } = await editor().search('searchTemplates');
		expect(results).toEqual([
			{ name: 'A3 (en, es)', value: 'A3' },
			{ name: 'bare', value: 'A4' },
			{ name: 'untold (en)', value: 'A5' },
			{ name: 'welcome (en, es), A1', value: 'A1' },
			{ name: 'welcome (en), A2', value: 'A2' },
		]);
		expect(
			await editorWith({ __rl: true, mode: 'list', value: 'A5' }).options('getLanguages'),
		).toMatchObject([{ name: 'en', value: 'en' }]);
	});

	it.each([
		['ORDER', ['AB1237', 'AB1234']],
		[' ab1239 ', ['AB1239']],
		['nothing like it', []],
	])('can be searched for %j', async (filter, ids) => {
		const { results } = await editor().search('searchTemplates', filter);
		expect(results.map(({ value }) => value)).toEqual(ids);
	});

	it('is empty for an account without templates', async () => {
		setup.sandbox.account.templates.replace([]);
		expect(await editor().search('searchTemplates')).toEqual({ results: [] });
	});

	it('waits only briefly for a dropped request', async () => {
		const busy = await startSandbox({ token: 'another-token' });
		busy.faults.add({
			kind: 'http',
			statusCode: 429,
			accept: false,
			endpoint: 'template-status',
			headers: { 'retry-after': '5' },
		});
		const credentials = {
			pickyAssistApi: { platform: 'custom', baseUrl: busy.baseUrl, apiToken: busy.token },
		};
		const begin = performance.now();
		await expect(editorWith('', credentials).search('searchTemplates')).rejects.toMatchObject({
			message: 'Picky Assist is busy and dropped this request',
			description: expect.stringContaining('minute'),
		});
		// The next one finds the limit closed and does not even leave.
		await expect(editorWith('', credentials).search('searchTemplates')).rejects.toMatchObject({
			message: expect.stringContaining('does not accept more requests'),
		});
		expect(performance.now() - begin).toBeLessThan(1_500);
		expect(busy.log.requests).toHaveLength(1);
		await busy.close();
	});

	it.each([
		['a wrong token', { apiToken: 'wrong' }, /API token/, /IP allowlist/, 'NodeApiError'],
		[
			'a Base URL that is none',
			{ baseUrl: 'example' },
			/"example"/,
			/Open the credential/,
			'NodeOperationError',
		],
		[
			'nothing listens there',
			{ baseUrl: 'http://127.0.0.1:9' },
			/^n8n could not connect to Picky Assist$/,
			/Base URL.*ECONNREFUSED/,
			'NodeApiError',
		],
	])('says what is wrong: %s', async (_, change, message, description, name) => {
		const { pickyAssistApi } = setup.credentials;
		const search = editorWith('', { pickyAssistApi: { ...pickyAssistApi, ...change } }).search(
			'searchTemplates',
		);
		await expect(search).rejects.toMatchObject({
			name,
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		});
	});
});

describe('the languages in the editor', () => {
	it('are those of the chosen template, with a preview of each', async () => {
		const options = await editorWith({ __rl: true, mode: 'list', value: 'AB1234' }).options(
			'getLanguages',
		);
		expect(options.map(({ name, value }) => [name, value])).toEqual([
			['en: Hello ‹1›, your order ‹2› is on its way', 'en'],
			['es: Hola ‹1›, tu pedido ‹2› está en camino', 'es'],
		]);
		expect(
			(await editorWith({ __rl: true, mode: 'id', value: 'AB1236' }).options('getLanguages'))[0],
		).toMatchObject({
			name: 'en: Hello ‹1›, will you be at home?',
			description: 'Hello ‹1›, will you be at home?',
		});
		expect(
			(await editorWith({ __rl: true, mode: 'id', value: 'AB1237' }).options('getLanguages'))[0],
		).toMatchObject({ description: 'Order ‹1› | Hello ‹1›, it is ready' });
	});

	it.each([
		[{ __rl: true, mode: 'list', value: '' }],
		[{ __rl: true, mode: 'id', value: '={{ $json.id }}' }],
		[''],
	])('are all there are where the template is not known: %j', async (template) => {
		const options = await editorWith(template).options('getLanguages');
		expect(options).toEqual([
			{ name: 'en', value: 'en' },
			{ name: 'es', value: 'es' },
		]);
	});
});
