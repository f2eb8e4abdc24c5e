import type { INode } from 'n8n-workflow';
import { useN8nSetup } from './n8nSetup';
import {
	openWebhookListener,
	receivedIn,
	listenerWorkflow,
	saveWebhookListener,
	TRIGGER,
} from './webhookListener';
import { postTo } from '../engine/harness/webhookCall';

const setup = useN8nSetup();

const MESSAGE = {
	number: '12025550101',
	'message-in': 'Not+sure',
	message_in_raw: 'Not sure',
	type: 1,
	application: 121,
	'unique-id': '750000001',
	'project-id': 500001,
	direction: 0,
	name: 'Ana',
};
const REPORT = {
	project_id: '500001',
	event_id: 1,
	data: [{ msg_id: '9000001', number: '12025550101', status: '1' }],
};

const json = (text: string, statusCode = 200) => ({
	statusCode,
	contentType: 'application/json; charset=utf-8',
	text,
});

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
	more: Partial<INode> = {},
): INode => ({
	...{
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [220, 0],
		parameters,
	},
	...more,
});
/** An Edit Fields node that puts out this, and nothing of its input. */
const editFields = (output: string) =>
	node('Edit Fields', 'set', 3.4, { mode: 'raw', jsonOutput: output, includeOtherFields: false });
const SPLIT_OUT = node('Split Out', 'splitOut', 1, {
	fieldToSplitOut: 'lines',
	include: 'noOtherFields',
});
const NOBODY = {
	options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'loose' },
	combinator: 'and',
	conditions: [
		{ id: 'c', leftValue: 'a', rightValue: 'b', operator: { type: 'string', operation: 'equals' } },
	],
};
const filter = (more: Partial<INode> = {}) =>
	node('Filter', 'filter', 2.2, { conditions: NOBODY }, more);
const STOP = node('Stop and Error', 'stopAndError', 1, { errorMessage: 'Nothing to do' });

describe('the response at the Production URL', () => {
	it.each([
		['Nothing', { respond: 'nothing' }, '{}'],
		[
			'Instant Reply with a text',
			{ respond: 'instantReply', replyText: 'Thanks & see you 👋' },
			'{"message-out":"Thanks & see you 👋","delay":"0"}',
		],
		[
			'Instant Reply with expressions and a delay',
			{
				respond: 'instantReply',
				replyText:
					'=Hi {{ $json.body.name }}: {{ $json.body.message_in_raw }} from {{ $json.query.shop }}',
				replyDelay: '={{ $json.body.type + 4 }}',
			},
			'{"message-out":"Hi Ana: Not sure from north","delay":"5"}',
		],
		[
			'Instant Reply that is empty',
			{ respond: 'instantReply', replyText: '={{ $json.body.unknown }}' },
			'{}',
		],
	])('%s', async (_, parameters, text) => {
		const listener = await openWebhookListener(setup.n8n, parameters);
		expect(await listener.post(MESSAGE, { query: '?shop=north' })).toEqual(json(text));
		expect(await listener.post(MESSAGE, { query: '?shop=north' })).toEqual(json(text));
		expect(await listener.post(REPORT)).toEqual(json('{}'));
		const items = await listener.items(2);
		expect(items.map(([item]) => item?.event)).toEqual(['messageReceived', 'deliveryReport']);
		expect(items[0]).toMatchObject([{ message: 'Not sure', query: { shop: 'north' } }]);
	});
});

describe('the response when the last node finishes', () => {
	it.each([
		[
			'an item with message-out',
			[editFields('={{ { "message-out": "You wrote " + $json.message, delay: "3" } }}')],
			json('{"message-out":"You wrote Not sure","delay":"3"}'),
		],
		['an item without fields', [editFields('{}')], json('{}')],
		[
			'several items: the first one',
			[editFields('{"lines":[{"message-out":"one"},{"message-out":"two"}]}'), SPLIT_OUT],
			json('{"message-out":"one"}'),
		],
		['no items, with Always Output Data', [filter({ alwaysOutputData: true })], json('{}')],
		[
			'no items: n8n has nothing to answer',
			[filter()],
			json('{"code":0,"message":"No item to return was found"}', 500),
		],
		['no items because the workflow fails', [STOP], json('{"message":"Error in workflow"}', 500)],
	])('%s', async (_, following, response) => {
		const listener = await openWebhookListener(setup.n8n, { respond: 'lastNode' }, following);
		expect(await listener.post(MESSAGE)).toEqual(response);
		expect(await listener.post(MESSAGE)).toEqual(response);
		expect(await listener.items(2)).toHaveLength(2);
	});

	it('an event that starts nothing', async () => {
		const listener = await openWebhookListener(
			setup.n8n,
			{ respond: 'lastNode', events: ['messageReceived'] },
			[STOP],
		);
		expect(await listener.post(REPORT)).toEqual(json('{}'));
		expect(await listener.executions()).toEqual([]);
	});
});

describe('the response at the Test URL', () => {
	it.each([
		[
			'Instant Reply',
			{ respond: 'instantReply', replyText: '=Hi {{ $json.body.name }}' },
			[],
			'{"message-out":"Hi Ana","delay":"0"}',
		],
		[
			'When Last Node Finishes',
			{ respond: 'lastNode' },
			[editFields('{"message-out":"Bye"}')],
			'{"message-out":"Bye"}',
		],
	])(
		'%s: only after a click on Execute workflow, once for each click, and never a repeat',
		async (_, parameters, following, text) => {
			const listener = await saveWebhookListener(
				setup.n8n,
				listenerWorkflow(parameters, following),
			);
			for (let click = 1; click <= 2; click += 1) {
				expect((await postTo(listener.testUrl, MESSAGE)).statusCode).toBe(404);
				const path = `/rest/workflows/${listener.workflow.id}/run`;
				const started = await setup.n8n.session.request('POST', path, {
					workflowData: { ...listener.workflow, pinData: {} },
					triggerToStartFrom: { name: TRIGGER },
				});
				expect(started).toEqual({ waitingForWebhook: true });
				expect(await postTo(listener.testUrl, MESSAGE)).toEqual(json(text));
				const executions = await listener.executions(click);
				expect(
					executions.map((execution) => [
						execution.saved.mode,
						execution.status,
						receivedIn(execution)[0]?.message,
					]),
				).toEqual(Array.from({ length: click }, () => ['manual', 'success', 'Not sure']));
			}
			expect((await listener.post(MESSAGE)).statusCode).toBe(404);
		},
	);
});
