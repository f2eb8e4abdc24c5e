import { exampleFiles } from '../n8n/examples';
import type { Theme } from './browser/browser';
import { useEditor } from './browser/editorSetup';
import { takeScreenshot } from './browser/screenshot';

const { setup, editor: openEditor } = useEditor();
const TRIGGER = 'A customer writes';

it('a new workflow can begin with it: "whatsapp" finds it, with an entry for each event', async () => {
	const editor = await openEditor();
	expect(await editor.searchFirst('whatsapp')).toContain('Picky Assist');
	expect(await editor.actionsOf('Picky Assist')).toEqual([
		'On delivery report',
		'On group membership',
		'On message received',
		'On new subscriber',
		'On number check',
	]);
});

it.each<Theme>(['light', 'dark'])(
	'its panel with %s colours shows the address, where to paste it, and what belongs to the way to respond',
	async (theme) => {
		const autoReply = exampleFiles().find(({ name }) => name === 'auto-reply');
		if (!autoReply) throw new Error('There is no examples/auto-reply.json.');
		const { id, nodes } = await setup.save(autoReply.workflow);
		const editor = await openEditor(theme);
		await editor.open(id, TRIGGER);
		const node = await editor.openNode(TRIGGER);
		expect(await node.fields()).toEqual([
			'Trigger On',
			'Respond',
			'Reply Text',
			'Reply Delay (Seconds)',
			'Options',
		]);
		const { webhookId } = nodes.find(({ name }) => name === TRIGGER) ?? {};
		expect(await node.productionUrl()).toContain(`/webhook/${webhookId}/webhook`);
		await takeScreenshot(node.view, `editor-trigger-${theme}`);
		const help = await node.triggerHelp();
		expect(help).toContain('paste the Test URL into both webhooks in Picky Assist');
		expect(help).toContain(
			'Calls to the Production URL get HTTP 404 until the workflow is published',
		);

		await node.choose('respond', 'When Last Node Finishes');
		expect(await node.fields()).toEqual(['Trigger On', 'Respond', 'Options']);
		await node.shows('message-out');
		await node.choose('respond', 'Nothing');
		expect(await node.fields()).toEqual(['Trigger On', 'Respond', 'Options']);
	},
);
