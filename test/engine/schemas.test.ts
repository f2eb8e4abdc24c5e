/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INodeExecutionData, INodeParameters, INodePropertyOptions, IRun } from 'n8n-workflow';
import { runOf, type WorkflowFile } from './harness/engine';
import { useEngineSetup, workflowOf } from './harness/engineSetup';
import { linksTo } from './harness/links';
import { visit } from './harness/waiting';
import { NODE } from './harness/workflow';

const FOLDER = resolve(__dirname, '../../dist/nodes/PickyAssist/__schema__/v1.0.0');

const setup = useEngineSetup();

/** Parameters with which each operation puts out everything that it has. */
const PARAMETERS: Readonly<Record<string, INodeParameters>> = {
	'account/getBalance': {},
	'deliveryReport/get': { pushId: '={{ $json.push_id }}' },
	'device/getStatus': {},
	'group/get': { groupId: 'G0001' },
	'message/reply': { message: 'Hi', channelId: '8' },
	'message/sendAndWait': { message: 'Hi' },
	'message/sendBulk': { message: 'Hi' },
	'message/sendContact': { contacts: { contact: [{ phone: '12025550109' }] } },
	'message/sendDynamic': { message: 'Hi' },
	'message/sendLocation': { latitude: '41.9028', longitude: '12.4964' },
	'message/sendMedia': { mediaUrl: 'https://example.com/a.jpg' },
	'message/sendSingle': { message: 'Hi' },
	'message/sendSms': { message: 'Hi' },
	'message/sendTemplate': { template: { __rl: true, mode: 'id', value: 'AB1238' }, language: 'en' },
	'message/sendToGroup': { groupId: 'G0001', message: 'Hi' },
	'number/check': { number: '12025550101', channel: '10' },
	'template/getMany': { returnAll: true },
};

/** The operations that the built node offers. */
function operationsOf(): string[] {
	const { properties } = setup.engine.types.getByName(
		'n8n-nodes-pickyassist.pickyAssist',
	).description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.map(
				(option) =>
					`${String(displayOptions?.show?.resource?.[0])}/${String((option as INodePropertyOptions).value)}`,
			),
		);
}

/** What n8n would find by looking at the value, in the words of JSON Schema. */
function schemaOf(value: unknown): object {
	if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0]) };
	if (typeof value !== 'object' || value === null)
		return { type: value === null ? 'null' : typeof value };
	const properties = Object.entries(value).map(([name, part]) => [name, schemaOf(part)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** What comes out when the person that a waiting execution asked approves. */
async function approve(run: IRun, file: WorkflowFile): Promise<readonly INodeExecutionData[]> {
	const link = linksTo(setup.sandbox, '12025550101').at(-1) ?? '';
	const form = { decision: 'approve' };
	const { resumed } = await visit(setup.engine, file, run, link, { method: 'POST', form });
	return resumed ? (runOf(resumed, NODE).outputs[0] ?? []) : [];
}

it('there is a preview for each operation that the node offers, and for no other', () => {
	expect(operationsOf().sort()).toEqual(Object.keys(PARAMETERS).sort());
	expect(operationsOf().filter((operation) => !existsSync(`${FOLDER}/${operation}.json`))).toEqual(
		[],
	);
});

it.each(Object.keys(PARAMETERS))('the preview of %s is what comes out', async (name) => {
	const [resource, operation] = name.split('/');
	const base = { number: '12025550101', options: { referenceNumber: 'order-1001' } };
	const pushed = await setup.send({ operation: 'sendSms', ...base, message: 'Hi' }, [{}]);
	const parameters = {
		...(resource === 'message' ? base : {}),
		resource: String(resource),
		operation: String(operation),
		...PARAMETERS[name],
	};
	const items = [{ push_id: String(pushed.sent[0]?.json.push_id) }];
	const { sent, error, run } = await setup.send(parameters, items);
	expect(error).toBeUndefined();
	const { properties, ...rest } = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'));
	expect(rest).toEqual({ type: 'object', version: 1 });
	const output = run.waitTill ? await approve(run, workflowOf(parameters, items)) : sent;
	const row = Object.entries(output[0]?.json ?? {});
	expect(Object.keys(properties)).toEqual(row.map(([column]) => column));
	// A column that is null this time says nothing of its type.
	for (const [column, value] of row)
		if (value !== null) expect([column, schemaOf(value)]).toEqual([column, properties[column]]);
});
