import { CONTINUE, statusOf, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();

const single = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '={{ $json.text }}',
};
const two = [
	{ phone: ANA, text: 'One' },
	{ phone: BEN, text: 'Two' },
	{ phone: ANA, text: 'Three' },
];

describe('two different messages to one number in a request', () => {
	it('no hint if Picky Assist returns the IDs in the order of the request', async () => {
		const { sent, hints } = await setup.send(single, two);
		expect(sent.map(statusOf)).toEqual(Array(3).fill('accepted'));
		expect(hints).toEqual([]);
	});

	it.each([{ shuffle: true }, { extra: ['12029999999'] }] as const)(
		'a hint if it does not (%j)',
		async (change) => {
			setup.sandbox.faults.add({ kind: 'rows', ...change });
			const { hints } = await setup.send(single, two);
			expect(hints.join(' ')).toContain('the msg_id values of one recipient may be swapped');
		},
	);
});

it('a skipped copy is not counted as accepted, and costs nothing', async () => {
	const items = [...two, { phone: ANA, text: 'One' }];
	const node = { ...single, options: { duplicateNumbers: 'sendOnce' } };
	const { sent, hints } = await setup.send(node, items);
	expect(sent.map(({ json }) => [json.status, json.credit !== null])).toEqual([
		['accepted', true],
		['accepted', true],
		['accepted', true],
		['duplicate', false],
	]);
	expect(hints[0]).toMatch(/^3 of 4 messages were accepted \(push ID \d+\), 1 was a duplicate\./);
});

it('a caption under a document: the error names who does not send it', async () => {
	const node = {
		operation: 'sendMedia',
		number: ANA,
		mediaUrl: 'https://files.example.com/a.pdf',
		caption: 'Your bill',
	};
	const { error } = await setup.send(node, [{}]);
	expect(error?.message).toBe('A document cannot have a caption');
	expect(error?.description).toMatch(
		/^Picky Assist sends captions with pictures and videos only\. /,
	);
	expect(error?.description).not.toContain('WhatsApp');
});

describe('a bad row among good ones', () => {
	const bad = [...two, { phone: '12-34', text: 'Hi' }];
	const HOW = "set On Error to Continue in the node's Settings";

	it('the error says how to send the rest, and it works', async () => {
		const { error } = await setup.send(single, bad);
		expect(error?.description).toContain(`Nothing was sent. To send the rest, ${HOW}.`);
		const { sent } = await setup.send(single, bad, CONTINUE);
		expect(sent.map(statusOf)).toEqual([...Array(3).fill('accepted'), 'not sent']);
	});

	it('but not if there is nothing else to send, or the options are the problem', async () => {
		const alone = await setup.send(single, bad.slice(3));
		expect(alone.error?.description).not.toContain('On Error');
		const wrong = await setup.send({ ...single, options: { timeout: 0 } }, two);
		expect(wrong.error?.message).toContain('cannot be');
		expect(wrong.error?.description).not.toContain('On Error');
		expect(wrong.error?.itemIndex).toBeUndefined();
	});

	it('the same for what is read', async () => {
		const node = { resource: 'deliveryReport', operation: 'get', pushId: '={{ $json.id }}' };
		const { error } = await setup.send(node, [{ id: '7' }, { id: 'a b' }]);
		expect(error?.description).toContain(HOW);
	});
});
