import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, useEngineSetup, statusOf } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();
useDeduplicationStore();

const json = {
	operation: 'sendDynamic',
	recipientsFrom: 'json',
	recipientsJson: '={{ $json.list }}',
};
const listOf = (reference_number: unknown) =>
	[{ list: [{ number: ANA, message: 'Hi', reference_number }] }] as never;
const sentReferences = () =>
	setup.sandbox.log.pushes.map(
		({ body }) => (body?.data as Array<{ reference_number?: string }>)[0]?.reference_number,
	);

const NONE: Array<[string, unknown]> = [
	['an empty text', ''],
	['spaces', ' \t'],
	['null', null],
	['an object', { id: 1 }],
	['a list', ['a']],
	['NaN', NaN],
	['Infinity', Infinity],
	['a boolean', true],
	['a number that is not exact', 2 ** 60 + 4_096],
];

describe.each(NONE)('%s as reference number in the list', (_, value) => {
	it('is rejected where each message needs one', async () => {
		const { sent } = await setup.send(
			{ ...json, options: { oncePerRecipientAndReference: true } },
			listOf(value),
			CONTINUE,
		);
		expect(sent.map(statusOf)).toEqual(['not sent']);
		expect(setup.sandbox.log.pushes).toHaveLength(0);
		const { error } = await setup.send(
			{ ...json, options: { oncePerRecipientAndReference: true } },
			listOf(value),
		);
		expect(error?.message).toBe('Reference Number is missing');
		expect(error?.description).toContain('in the list');
	});

	it('is left out otherwise, and the option Reference Number fills in', async () => {
		await setup.send(json, listOf(value));
		await setup.send({ ...json, options: { referenceNumber: 'campaign-1' } }, listOf(value));
		await setup.send(
			{ ...json, options: { referenceNumber: 'campaign-1', oncePerRecipientAndReference: true } },
			listOf(value),
		);
		expect(sentReferences()).toEqual([undefined, 'campaign-1', 'campaign-1']);
	});
});

it.each([
	[77, '77'],
	[0, '0'],
	[12.5, '12.5'],
	[' bill-77 ', 'bill-77'],
])('%p in the list is the reference %p', async (value, reference) => {
	const { sent } = await setup.send(
		{ ...json, options: { referenceNumber: 'other' } },
		listOf(value),
	);
	expect(sent[0]?.json.reference_number).toBe(reference);
	expect(sentReferences()).toEqual([reference]);
});

it('equal pairs of recipient and reference number within a run are reported in a hint', async () => {
	const items = [ANA, '+1 202 555 0101', '12025550102'].map((to) => ({ to }));
	const node = {
		operation: 'sendSingle',
		number: '={{ $json.to }}',
		message: '=Hi {{ $itemIndex }}',
	};
	const outputs =
		'1 message has the recipient and the reference number of an earlier message in this execution';
	const open = await setup.send({ ...node, options: { referenceNumber: 'campaign' } }, items);
	expect(open.hints.join()).toContain(outputs);
	const once = await setup.send(
		{ ...node, options: { referenceNumber: 'campaign', oncePerRecipientAndReference: true } },
		items,
		CONTINUE,
	);
	expect(once.hints.join()).toContain(
		'1 message was not sent, because an earlier message has the same recipient and reference number',
	);
	const none = await setup.send(node, items);
	expect(none.hints.join()).not.toContain('reference number');
});

it('with Once per Recipient and Reference Number, another reference number makes another list', async () => {
	const options = { oncePerRecipientAndReference: true };
	const first = [
		{ number: ANA, message: 'a' },
		{ number: BEN, message: 'a', reference_number: 'k' },
	];
	const second = first.map((one) => ({ ...one, reference_number: 'k' }));
	const { sent } = await setup.send(
		{ ...json, options },
		[{ list: first }, { list: second }] as never,
		CONTINUE,
	);
	expect(sent.map(statusOf)).toEqual(['not sent', 'accepted', 'accepted', 'duplicate']);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
	setup.sandbox.log.clear();
	const bills = {
		operation: 'sendBulk',
		recipientsFrom: 'list',
		numbers: ANA,
		message: 'Hi',
		options: { ...options, referenceNumber: '={{ $json.bill }}' },
	};
	await setup.send(bills, [{ bill: 'jan' }, { bill: 'feb' }], CONTINUE);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(2);
});
