import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, statusOf } from './harness/engineSetup';

const setup = useEngineSetup();

const rows = [1, 2, 3].map((index) => ({ phone: `1202555010${index}`, ref: `r-${index}` }));
const single = { operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' };
const template = {
	operation: 'sendTemplate',
	number: '={{ $json.phone }}',
	template: 'AB1238',
	language: 'en',
};
const withOptions = (options: INodeParameters, node: INodeParameters = single) => ({
	...node,
	options,
});

const BOOLEANS: Array<[string, string, INodeParameters]> = [
	['dryRun', 'Dry Run', single],
	['oncePerRecipientAndReference', 'Once per Recipient and Reference Number', single],
	['isolateRejected', 'Send the Others if One Is Rejected', single],
	['includeInputFields', 'Include Input Fields', single],
	['includeRequestBody', 'Include Request Body', single],
	['createContact', 'Create Contact', single],
	['checkTemplate', 'Check Template', template],
];
const NOT_BOOLEAN = [
	'"true"',
	'"false"',
	'null',
	'undefined',
	'1',
	'0',
	'""',
	'"yes"',
	'[]',
	'$json.nothing',
];

describe.each(BOOLEANS)('%s', (name, displayName, node) => {
	// n8n evaluates no expression in Check Template: this one is reported as such.
	const values = NOT_BOOLEAN.filter((one) => name !== 'checkTemplate' || !one.startsWith('$'));
	it.each(values)('{{ %s }} is rejected, and nothing leaves n8n', async (value) => {
		const parameters = withOptions(
			{ [name]: `={{ ${value} }}`, referenceNumber: '={{ $json.ref }}' },
			node,
		);
		const stopped = await setup.send(parameters, rows);
		expect(stopped.error?.message).toBe(`${displayName} must be true or false`);
		expect(stopped.error?.description).toContain('true or false');
		const { sent } = await setup.send(parameters, rows, CONTINUE);
		expect(sent.map(statusOf)).toEqual(rows.map(() => 'not sent'));
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});
});

// Create Contact is read for each message, and n8n evaluates no expression in Check Template.
const RUN_WIDE = BOOLEANS.filter(([name]) => !['createContact', 'checkTemplate'].includes(name));

describe.each(RUN_WIDE)('%s of another value for one item', (name, displayName, node) => {
	it.each(['$itemIndex !== 2', '$itemIndex === 2'])(
		'{{ %s }} is rejected in every On Error mode',
		async (value) => {
			const parameters = withOptions(
				{ [name]: `={{ ${value} }}`, referenceNumber: '={{ $json.ref }}' },
				node,
			);
			const { error } = await setup.send(parameters, rows);
			expect(error?.message).toBe(`${displayName} differs between items`);
			expect(error?.description).toContain('item 2');
			expect((await setup.send(parameters, rows, CONTINUE)).sent.map(statusOf)).toEqual(
				rows.map(() => 'not sent'),
			);
			expect((await setup.send(parameters, rows, ERROR_OUTPUT)).refused.map(statusOf)).toEqual(
				rows.map(() => 'not sent'),
			);
			expect(setup.sandbox.log.requests).toHaveLength(0);
		},
	);

	it('a value that is not valid for one item only is rejected, too', async () => {
		const { error } = await setup.send(
			withOptions(
				{ [name]: '={{ $itemIndex === 1 ? "false" : false }}', referenceNumber: 'a' },
				node,
			),
			rows,
		);
		expect(error?.message).toBe(`${displayName} must be true or false`);
		expect(error?.description).toMatch(/^The value is "false" \(text\)\. .*item 1/);
		expect(setup.sandbox.log.requests).toHaveLength(0);
	});
});

it.each([
	['recipientsPerRequest', 'undefined'],
	['recipientsPerRequest', 'null'],
	['recipientsPerRequest', '$itemIndex + 1'],
	['requestsPerMinute', '""'],
	['requestsPerMinute', '$itemIndex + 1'],
	['timeout', 'true'],
	['timeout', '$itemIndex + 1'],
	['duplicateNumbers', '"SendOnce"'],
	['duplicateNumbers', 'undefined'],
	['duplicateNumbers', '$itemIndex ? "send" : "sendOnce"'],
	['priority', 'undefined'],
	['priority', '"high"'],
	['priority', 'true'],
])('%s: {{ %s }} is rejected', async (name, value) => {
	const { error } = await setup.send(withOptions({ [name]: `={{ ${value} }}` }), rows);
	expect(error?.message).toMatch(/cannot be|differs between items/);
	expect(setup.sandbox.log.requests).toHaveLength(0);
});

it('the same valid value for all items, by an expression over another node or the item, counts', async () => {
	const items = rows.map((row) => ({ ...row, test: true, size: 2 }));
	const dry = await setup.send(
		withOptions({
			dryRun: '={{ $("Start").first().json.test }}',
			recipientsPerRequest: '={{ $json.size }}',
		}),
		items,
	);
	expect(dry.sent.map(({ json }) => json.request)).toEqual([1, 1, 2]);
	expect(setup.sandbox.log.requests).toHaveLength(0);
	await setup.send(
		withOptions({ dryRun: '={{ !$json.test }}', recipientsPerRequest: '={{ $json.size }}' }),
		items,
	);
	expect(setup.sandbox.log.pushes.map(({ entries }) => entries)).toEqual([2, 1]);
});

it('Create Contact and Priority may differ from item to item; one that is not valid leaves the others alone', async () => {
	const options = {
		createContact: '={{ $itemIndex === 1 ? "true" : true }}',
		priority: '={{ $itemIndex === 2 ? "1" : 0 }}',
	};
	const { sent } = await setup.send(withOptions(options), rows, CONTINUE);
	expect(sent.map(statusOf)).toEqual(['accepted', 'not sent', 'accepted']);
	expect(setup.sandbox.log.pushes.map(({ body }) => [body?.priority, body?.createcontact])).toEqual(
		[
			['0', 1],
			['1', 1],
		],
	);
});
