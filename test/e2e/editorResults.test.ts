import { exampleFiles } from '../n8n/examples';
import type { Theme } from './browser/browser';
import { inEditor } from './browser/inEditor';
import { takePicture } from './browser/picture';
import { NODE } from './desk';
import { outcomesOf } from './outcomes';

const at = inEditor();

describe.each<Theme>(['light', 'dark'])('results, with %s colours', (theme) => {
	it('stand in the table, one for each item, and a bad number says what is wrong with it', async () => {
		const bills = exampleFiles().find(({ name }) => name === 'send-dynamic');
		if (!bills) throw new Error('There is no examples/send-dynamic.json.');
		const { id } = await at.desk.save(bills.workflow);
		const editor = await at.editor(theme);
		await editor.open(id, NODE);
		await editor.execute(NODE);
		const node = await editor.openNode(NODE);
		expect(await node.rows()).toHaveLength(5);
		expect(await node.outputText()).toContain('4 of 6 messages were accepted');
		expect(at.desk.sandbox.log.counts).toMatchObject({ pushRequests: 1, messages: 4 });
		await takePicture(node.view, `editor-results-${theme}`);

		await node.showBranch('Error Branch');
		const [row, ...more] = await node.rows();
		expect(more).toEqual([]);
		expect(row).toContain('The number 12-34 is too short');
		expect(row).toContain('David');
		await node.scrollToLastColumn();
		await takePicture(node.view, `editor-refused-${theme}`);
	});
});

it('"Retry" in the list of executions sends what is missing, and nobody twice', async () => {
	const numbers = ['12025550101', '12025550102', '12025550103'];
	at.desk.sandbox.faults.add({
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
	const failed = await at.desk.send(
		parameters,
		numbers.map((phone) => ({ phone })),
	);
	expect(failed.status).toBe('error');

	const { workflowId } = failed.saved;
	const list = await (await at.editor()).openExecutions(workflowId);
	await list.retryNewest('Retry with currently saved workflow');
	const retry = (await at.desk.n8n.executions(workflowId)).find(
		({ retryOf }) => retryOf === failed.id,
	);
	const retried = await at.desk.n8n.finished(retry?.id ?? '');
	expect(outcomesOf(retried, numbers.length)).toEqual(['accepted', 'accepted', 'accepted']);
	expect(numbers.map((number) => at.desk.sandbox.log.messagesTo(number).length)).toEqual([1, 1, 1]);
});
