import { CONTINUE, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();

const single = { operation: 'sendSingle', number: '={{ $json.to }}', message: 'Hi' };

it('Create Contact stands at the top as the number 1, and nowhere when it is off', async () => {
	await setup.send({ ...single, options: { createContact: '={{ $json.add }}' } }, [
		{ to: ANA, add: true },
		{ to: BEN, add: false },
	]);
	expect(setup.bodies()).toEqual([
		{ application: '8', createcontact: 1, data: [{ number: ANA, message: 'Hi' }] },
		{ application: '8', data: [{ number: BEN, message: 'Hi' }] },
	]);
	expect(setup.sandbox.log.counts.messages).toBe(2);
});

it('JSON text and objects from expressions, at both levels', async () => {
	const options = {
		extraRequestFields:
			'{ "globalmedia": "https://files.example.com/a.jpg", "media_name": "a.jpg" }',
		extraRecipientFields: '={{ { quoted: $json.id } }}',
	};
	const { sent } = await setup.send({ ...single, options }, [
		{ to: ANA, id: 7 },
		{ to: BEN, id: 8 },
	]);
	expect(setup.bodies()).toEqual([
		{
			application: '8',
			globalmedia: 'https://files.example.com/a.jpg',
			media_name: 'a.jpg',
			data: [
				{ number: ANA, message: 'Hi', quoted: 7 },
				{ number: BEN, message: 'Hi', quoted: 8 },
			],
		},
	]);
	expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
});

it('by expression for each item: equal ones share a request, in one reading or item by item', async () => {
	const items = Array.from({ length: 60 }, (_, index) => ({
		to: String(12_025_550_000 + index),
		kind: index % 3,
	}));
	for (const text of [
		'={"k": {{ $json.kind }}}',
		'={"k": {{ $json.kind + 0 }}}',
		'={{ ({ k: $("Start").item.json.kind }) }}',
	]) {
		setup.sandbox.log.clear();
		await setup.send({ ...single, options: { extraRequestFields: text } }, items, CONTINUE);
		expect(setup.bodies().map((body) => [body?.k, (body?.data as unknown[]).length])).toEqual([
			[0, 20],
			[1, 20],
			[2, 20],
		]);
	}
});

it('what is not known yet goes out as it is, at any depth', async () => {
	const list = {
		header: 'Menu',
		rows: [{ id: 'a', title: 'Soup', price: 4.5 }],
		open: true,
		note: null,
	};
	await setup.send(
		{ ...single, options: { extraRequestFields: { list } } },
		[{ to: ANA }],
		CONTINUE,
	);
	expect(setup.bodies()).toEqual([
		{ application: '8', list, data: [{ number: ANA, message: 'Hi' }] },
	]);
});

it.each(['', '{}', '  ', '={{ $json.nothing }}', '={{ {} }}'])(
	'%p adds nothing',
	async (nothing) => {
		const options = { extraRequestFields: nothing, extraRecipientFields: nothing };
		await setup.send({ ...single, options }, [{ to: ANA }]);
		expect(setup.bodies()).toEqual([{ application: '8', data: [{ number: ANA, message: 'Hi' }] }]);
	},
);

it('every recipient of a list gets the extra fields of its entry', async () => {
	const options = { extraRecipientFields: '{ "quoted": "7" }' };
	await setup.send(
		{
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: `${ANA}, ${BEN}`,
			message: 'Hi',
			options,
		},
		[{}],
	);
	expect(setup.bodies()[0]?.data).toEqual([
		{ number: ANA, message: '', quoted: '7' },
		{ number: BEN, message: '', quoted: '7' },
	]);
});

it('the same text with other extra fields is no duplicate', async () => {
	const options = {
		duplicateNumbers: 'sendOnce',
		extraRecipientFields: '={"quoted": "{{ $json.id }}"}',
	};
	const { sent } = await setup.send({ ...single, options }, [
		{ to: ANA, id: 1 },
		{ to: ANA, id: 2 },
		{ to: ANA, id: 1 },
	]);
	expect(sent.map(({ json }) => json.duplicate_of_item)).toEqual([undefined, undefined, 0]);
	expect(setup.sandbox.log.counts.messages).toBe(2);
});
