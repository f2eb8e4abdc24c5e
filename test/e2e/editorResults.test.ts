import { exampleFiles } from '../n8n/examples';
import type { Theme } from './browser/browser';
import { useEditor } from './browser/editorSetup';
import { takeScreenshot } from './browser/screenshot';
import { NODE } from './n8nSetup';
import { outcomesOf } from './outcomes';

const { setup, editor: openEditor } = useEditor();

describe.each<Theme>(['light', 'dark'])('results, with %s colours', (theme) => {
	it('stand in the table, one for each item, and a bad number says what is wrong with it', async () => {
		const bills = exampleFiles().find(({ name }) => name === 'send-dynamic');
		if (!bills) throw new Error('There is no examples/send-dynamic.json.');
		const { id } = await setup.save(bills.workflow);
		const editor = await openEditor(theme);
		await editor.open(id, NODE);
		await editor.execute(NODE);
		const node = await editor.openNode(NODE);
		expect(await node.rows()).toHaveLength(5);
		expect(await node.outputText()).toContain('4 of 6 messages were accepted');
		expect(setup.sandbox.log.counts).toMatchObject({ pushRequests: 1, messages: 4 });
		await takeScreenshot(node.view, `editor-results-${theme}`);

		await node.showBranch('Error Branch');
		const [row, ...more] = await node.rows();
		expect(more).toEqual([]);
		expect(row).toContain('The number 12-34 is too short');
		expect(row).toContain('David');
		await node.scrollToLastColumn();
		await takeScreenshot(node.view, `editor-refused-${theme}`);
	});
});

it('"Retry" in the list of executions sends what is missing, and no duplicates', async () => {
	const numbers = ['12025550101', '12025550102', '12025550103'];
	setup.sandbox.faults.add({
		kind: 'status',
		status: 403,
		message: 'Insufficient balance',
		after: 1,
	});
	const parameters = {
		operation: 'sendSingle',
		number: '={{ $json.phone }}',
		message: 'Hello',
		options: { recipientsPerRequest: 1 },
	};
	const failed = await setup.send(
		parameters,
		numbers.map((phone) => ({ phone })),
	);
	expect(failed.status).toBe('error');

	const { workflowId } = failed.saved;
	const list = await (await openEditor()).openExecutions(workflowId);
	await list.retryNewest('Retry with currently saved workflow');
	const retry = (await setup.n8n.executions(workflowId)).find(
		({ retryOf }) => retryOf === failed.id,
	);
	const retried = await setup.n8n.finished(retry?.id ?? '');
	expect(outcomesOf(retried, numbers.length)).toEqual(['accepted', 'accepted', 'accepted']);
	expect(numbers.map((number) => setup.sandbox.log.messagesTo(number).length)).toEqual([1, 1, 1]);
});
