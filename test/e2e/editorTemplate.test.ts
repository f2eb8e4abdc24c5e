import type { INodeParameters } from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Theme } from './browser/browser';
import { useEditor } from './browser/editorSetup';
import type { NodeView } from './browser/nodeView';
import { takeScreenshot } from './browser/screenshot';
import { NODE } from './n8nSetup';

const { setup, editor: openEditor } = useEditor();
const ORDERS = [
	{ name: 'Ana', phone: '12025550101', order: 1001 },
	{ name: 'Ben', phone: '12025550102', order: 1002 },
];
const BEFORE = ['Resource', 'Operation', 'Channel', 'Number', 'Template', 'Language Name or ID'];

beforeEach(() => {
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
	setup.sandbox.log.clear();
});

/** Opens the Picky Assist node of a new workflow. */
async function openNode(
	parameters: INodeParameters,
	typeVersion: number,
	theme?: Theme,
): Promise<NodeView> {
	const { id } = await setup.saveNode(
		{ operation: 'sendTemplate', number: '={{ $json.phone }}', ...parameters },
		ORDERS,
		{ typeVersion },
	);
	const editor = await openEditor(theme);
	await editor.open(id, NODE);
	return await editor.openNode(NODE);
}

const sentValues = () =>
	setup.sandbox.log.pushes.map(({ body }) => [body?.template_id, body?.language, body?.data]);

it.each<Theme>(['light', 'dark'])(
	'a template is chosen, its form filled in with expressions, and sent (%s)',
	async (theme) => {
		const node = await openNode({}, 1.1, theme);
		await node.shows('Choose a template first.');
		await node.chooseInList('template', 'order_update');
		await node.shows('Hello ‹1›, your order');
		await node.choose('language', 'es: Hola ‹1›, tu pedido ‹2› está en camino');
		await node.shows('Hola ‹1›, tu pedido');
		await node.choose('language', 'en: Hello ‹1›, your order ‹2› is on its way');
		await node.shows('Hello ‹1›, your order');
		expect(await node.fields()).toEqual([
			...BEFORE,
			'Enter Values',
			'Values',
			'Hello ‹1›, your order',
			'your order ‹2› is on its way',
			'Options',
		]);
		await node.writeInForm('‹1›', '{{ $json.name }}', 'Ana');
		await node.writeInForm('‹2›', 'no. {{ $json.order }}', 'no. 1001');
		await node.scrollToPreview('‹2›');
		await takeScreenshot(node.view, `template-form-${theme}`);
		expect(await node.execute()).toBe('success');
		expect(sentValues()).toEqual([
			[
				'AB1234',
				'en',
				[
					{ number: '12025550101', template_message: ['Ana', 'no. 1001'] },
					{ number: '12025550102', template_message: ['Ben', 'no. 1002'] },
				],
			],
		]);
	},
);

it('the list can be chosen instead, and is the only way where Template is an expression', async () => {
	const id = { __rl: true, mode: 'id', value: 'AB1234' };
	const node = await openNode({ template: id, language: 'en' }, 1.1);
	await node.shows('Hello ‹1›, your order');
	await node.choose('valuesMode', 'List');
	await node.showsField('values');
	expect(await node.fields()).toEqual([...BEFORE, 'Enter Values', 'Values', 'Options']);
	const template = { __rl: true, mode: 'id', value: '={{ "AB1234" }}' };
	const other = await openNode({ template, language: 'en', values: 'Ana\n1001' }, 1.1);
	await other.shows('Enter the values as a list');
	expect(await other.fields()).toEqual([...BEFORE, 'Values', 'Options']);
	expect(await other.execute()).toBe('success');
});

it('a workflow that was saved with a list opens with its list, and runs', async () => {
	const template = { __rl: true, mode: 'list', value: 'AB1234' };
	const values = '={{ [$json.name, String($json.order)] }}';
	const node = await openNode({ template, language: 'en', values }, 1);
	expect(await node.fields()).toEqual([...BEFORE, 'Values', 'Options']);
	expect(await node.execute()).toBe('success');
	expect(sentValues()).toMatchObject([
		[
			'AB1234',
			'en',
			[{ template_message: ['Ana', '1001'] }, { template_message: ['Ben', '1002'] }],
		],
	]);
});

it('a template that has changed is reported, and its form can be loaded again', async () => {
	const [sample] = SAMPLE_TEMPLATES;
	if (!sample) throw new Error('There are sample templates');
	const withText = (message: string) =>
		setup.sandbox.account.templates.replace([
			{ ...sample, template_id: 'CHANGED', template_message: [{ message, language: 'en' }] },
		]);
	withText('Hello {{1}}, your order {{2}}');
	const field = (id: string, displayName: string) => ({
		id,
		displayName,
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
		removed: false,
	});
	const node = await openNode(
		{
			template: { __rl: true, mode: 'list', value: 'CHANGED' },
			language: 'en',
			templateValues: {
				mappingMode: 'defineBelow',
				value: { '‹1›': '={{ $json.name }}' },
				matchingColumns: [],
				schema: [field('‹1›', 'Hello ‹1›')],
			},
		},
		1.1,
	);
	expect(await node.execute()).toBe('error');
	expect(await node.outputText()).toContain('do not match the template order_update (en)');
	await node.refreshForm();
	await node.shows('your order ‹2›');
	await node.writeInForm('‹2›', '{{ $json.order }}', '1001');
	expect(await node.execute()).toBe('success');
	expect(sentValues()).toMatchObject([
		[
			'CHANGED',
			'en',
			[{ template_message: ['Ana', '1001'] }, { template_message: ['Ben', '1002'] }],
		],
	]);
});
