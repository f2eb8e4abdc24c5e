import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import type { Theme } from './browser/browser';
import { useEditor } from './browser/editorSetup';
import { takeScreenshot } from './browser/screenshot';
import { NODE } from './n8nSetup';

const { setup, editor: openEditor } = useEditor();
const [SAMPLE] = SAMPLE_TEMPLATES as readonly [Template];
const REQUESTS = [{ customer: 'Ana', discount: 20, manager: '12025550101' }];
const BEFORE = ['Resource', 'Operation', 'Channel', 'Number', 'Respond By'];
const AFTER = ['Response Type', 'Approval Options', 'Options'];

beforeEach(() => {
	const message = '{{1}} asks for a discount of {{2}} %.';
	setup.sandbox.account.templates.replace([
		{
			...SAMPLE,
			template_name: 'discount_question',
			template_message: [{ message, language: 'en' }],
			quick_replies: 2,
		},
	]);
});

it.each<Theme>(['light', 'dark'])(
	'a message with a link, then a template with buttons (%s)',
	async (theme) => {
		const { id } = await setup.saveNode(
			{
				operation: 'sendAndWait',
				number: '={{ $json.manager }}',
				message: '=Discount of {{ $json.discount }}% for {{ $json.customer }}?',
			},
			REQUESTS,
			{ typeVersion: 1.1 },
		);
		const editor = await openEditor(theme);
		await editor.open(id, NODE);
		const node = await editor.openNode(NODE);
		await node.showsField('respondBy');
		const link = [...BEFORE, 'Message', ...AFTER];
		expect(await node.fields()).toEqual(link);
		await takeScreenshot(node.view, `approval-node-${theme}`);

		await node.choose('respondBy', 'Button in the Chat (Template)');
		await node.shows('Choose a template first.');
		const template = ['Template', 'Language Name or ID', 'Enter Values'];
		expect(await node.fields()).toEqual([...BEFORE, ...template, ...AFTER]);
		await node.chooseInList('template', 'discount_question');

		await node.choose('respondBy', 'Link');
		await node.showsField('message');
		expect(await node.fields()).toEqual(link);
	},
);
