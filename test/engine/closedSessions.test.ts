import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sessions } from '../sandbox/sessions';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import {
	CONTINUE,
	ERROR_OUTPUT,
	errorIn,
	statusOf,
	useEngineSetup,
	type SendRun,
} from './harness/engineSetup';
import { openEditor } from './harness/editorLists';
import { ANA, BEN, expectSameJson, rowsOf, SIX_NUMBERS } from './harness/fixtures';

const setup = useEngineSetup();
const close = (closed: Sessions['closed'], answer: Sessions['answer'] = 'request') => {
	setup.sandbox.account.sessions = { closed, answer };
};
beforeEach(() => {
	close([]);
	setup.sandbox.account.templates.replace(SAMPLE_TEMPLATES);
});

const CLARA = '12025550103';
const ORDER_UPDATE = {
	template: { __rl: true, mode: 'list', value: 'AB1234' },
	language: 'en',
	values: '={{ [$json.name, $json.order] }}',
};
const people = [
	{ phone: ANA, name: 'Ana', order: 'o-1', language: 'en' },
	{ phone: BEN, name: 'Ben', order: 'o-2', language: 'es' },
	{ phone: CLARA, name: 'Clara', order: 'o-3', language: 'en' },
];
const single = (
	options: INodeParameters = {},
	parameters: INodeParameters = {},
): INodeParameters => ({
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '=Hi {{ $json.name }}',
	ifSessionClosed: 'sendTemplate',
	...ORDER_UPDATE,
	options,
	...parameters,
});

/** What somebody received: the text of each message, or the values of each template. */
const receivedBy = (number: string) =>
	setup.sandbox.log
		.messagesTo(number)
		.map(({ text, template_id: id, template_values: values }) =>
			id === undefined ? text : [id, ...(values ?? [])],
		);
const received = (numbers: readonly string[] = [ANA, BEN, CLARA]) => numbers.map(receivedBy);
const sentAs = ({ sent }: SendRun) => sent.map(({ json }) => [json.status, json.sent_as]);

const ANSWERS = ['request', 'rows'] as const;

describe.each(ANSWERS)('802 as the status of the %s', (answer) => {
	it('without the option: reported, nothing is sent again', async () => {
		close([BEN], answer);
		const run = await setup.send(single({}, { ifSessionClosed: 'report' }), people, CONTINUE);
		expect(setup.bodies()).toHaveLength(1);
		expect(run.sent[1]?.json).not.toHaveProperty('sent_as');
		expect(errorIn(run.sent[1])).toMatchObject({ status: 'rejected', code: 802 });
	});

	it('those without a session get the template with their own values, the others the message', async () => {
		close([BEN], answer);
		const { sent, error, hints } = await setup.send(single(), people);
		expect(error).toBeUndefined();
		expect(received()).toEqual([['Hi Ana'], [['AB1234', 'Ben', 'o-2']], ['Hi Clara']]);
		expect(sent.map(({ json }) => [json.number, json.status, json.sent_as])).toEqual([
			[ANA, 'accepted', null],
			[BEN, 'accepted', 'template'],
			[CLARA, 'accepted', null],
		]);
		const ids = [ANA, BEN, CLARA].map((number) => setup.sandbox.log.messagesTo(number)[0]?.msgId);
		expect(sent.map(({ json }) => json.msg_id)).toEqual(ids);
		expect(hints).toEqual([
			'1 message was sent as a template, because the 24-hour session was closed.',
		]);
	});

	it('all without a session: the templates go in one request', async () => {
		close('all', answer);
		await setup.send(single(), people);
		expectSameJson(setup.bodies().at(-1), {
			application: '8',
			template_id: 'AB1234',
			language: 'en',
			data: people.map(({ phone, name, order }) => ({
				number: phone,
				template_message: [name, order],
			})),
		});
		expect(received().flat()).toHaveLength(3);
	});

	it('templates in two languages share a request', async () => {
		close([ANA, BEN], answer);
		await setup.send(single({}, { language: '={{ $json.language }}' }), people);
		expect(setup.bodies().at(-1)).toEqual({
			application: '8',
			template_id: 'AB1234',
			data: [
				{ number: ANA, language: 'en', template_message: ['Ana', 'o-1'] },
				{ number: BEN, language: 'es', template_message: ['Ben', 'o-2'] },
			],
		});
		expect(receivedBy(CLARA)).toEqual(['Hi Clara']);
	});

	it('Send Media: the file to some, the template to others', async () => {
		close([BEN], answer);
		const binary = people.map(() => ({
			data: { data: 'iVBORw0KGgo=', mimeType: 'image/png', fileName: 'a.png' },
		}));
		const media = {
			...single(),
			operation: 'sendMedia',
			mediaSource: 'binary',
			caption: '=Hi {{ $json.name }}',
		};
		const run = await setup.send(media, people, {}, { binary });
		expect(sentAs(run)).toEqual([
			['accepted', null],
			['accepted', 'template'],
			['accepted', null],
		]);
		expect(received()).toEqual([['Hi Ana'], [['AB1234', 'Ben', 'o-2']], ['Hi Clara']]);
		expect(setup.sandbox.log.messagesTo(BEN)[0]).not.toHaveProperty('media');
		expect(setup.sandbox.log.messagesTo(ANA)[0]).toHaveProperty('media');
	});

	const LISTS: Array<[string, INodeParameters]> = [
		['Send Bulk', { operation: 'sendBulk', recipientsFrom: 'list', numbers: SIX_NUMBERS.join() }],
		[
			'Send Dynamic',
			{
				operation: 'sendDynamic',
				recipientsFrom: 'json',
				recipientsJson: JSON.stringify(
					SIX_NUMBERS.map((number) => ({ number, message: 'Hi', reference_number: `r-${number}` })),
				),
			},
		],
	];
	it.each(LISTS)(
		'%s with a list: the item’s values to each of its recipients',
		async (name, list) => {
			close([ANA, BEN], answer);
			const items = [{ name: 'you', order: 'o-9' }];
			const run = await setup.send(single({}, { ...list, message: 'Hi' }), items);
			const template = ['AB1234', 'you', 'o-9'];
			expect(received(SIX_NUMBERS)).toEqual([[template], [template], ...Array(4).fill(['Hi'])]);
			expect(sentAs(run)).toEqual([
				...Array(2).fill(['accepted', 'template']),
				...Array(4).fill(['accepted', null]),
			]);
			const references = setup.sandbox.log.messagesTo(BEN).map((one) => one.reference_number);
			expect(references).toEqual([name === 'Send Dynamic' ? `r-${BEN}` : undefined]);
		},
	);
});

it('somebody whose session is open does not get the template, however many have none', async () => {
	const many = rowsOf(200).map(({ phone }) => ({ phone, name: phone, order: 'x' }));
	const open = new Set(['12025500000', '12025500001', '12025500077', '12025500199']);
	close(many.map(({ phone }) => phone).filter((phone) => !open.has(phone)));
	setup.sandbox.faults.clear();
	const run = await setup.send(single(), many);
	for (const { phone } of many)
		expect(receivedBy(phone)).toEqual(open.has(phone) ? [`Hi ${phone}`] : [['AB1234', phone, 'x']]);
	expect(run.sent.filter(({ json }) => json.sent_as === 'template')).toHaveLength(196);
}, 60_000);

describe('how many requests it takes to find out who has no session', () => {
	const many = rowsOf(64).map(({ phone }) => ({ phone, name: phone, order: 'x' }));
	const NONE: string[] = [];
	it.each([
		['nobody', NONE, 1, 1],
		['one', ['12025500020'], 2, 14],
		['everybody', many.map(({ phone }) => phone), 64, 76],
	])('%s of 64', async (_, closed, least, most) => {
		close(closed);
		await setup.send(single(), many);
		expect(received(many.map(({ phone }) => phone)).flat()).toHaveLength(64);
		expect(setup.bodies().length).toBeGreaterThanOrEqual(least);
		expect(setup.bodies().length).toBeLessThanOrEqual(most);
	});
});

describe('together with other options', () => {
	it('reference numbers, priority and a quoted message go with the template', async () => {
		close([ANA]);
		const options = { referenceNumber: '={{ $json.order }}', priority: '1', quotedMessageId: '7' };
		const { sent } = await setup.send(single(options), people.slice(0, 1));
		expect(setup.bodies().at(-1)).toEqual({
			priority: '1',
			application: '8',
			template_id: 'AB1234',
			language: 'en',
			data: [
				{ number: ANA, template_message: ['Ana', 'o-1'], reference_number: 'o-1', quoted: '7' },
			],
		});
		expect(sent[0]?.json).toMatchObject({ reference_number: 'o-1', sent_as: 'template' });
	});

	it('extra fields belong to the message, not to the template', async () => {
		close([ANA]);
		await setup.send(single({ extraRequestFields: '{ "type": 1 }' }), people.slice(0, 1), CONTINUE);
		setup.bodies().forEach((body) => expect('type' in (body ?? {})).toBe(!body?.template_id));
	});

	it('options of the template: a header picture, and buttons', async () => {
		close([ANA]);
		const options = {
			urlButtonValues: 'track/{{ $json.order }}',
			buttonPayloads: '={{ ["yes", "no"] }}',
		};
		const parameters = { template: 'AB1236', values: '={{ $json.name }}' };
		const { error } = await setup.send(
			single({ ...options, urlButtonValues: '=track/{{ $json.order }}' }, parameters),
			people.slice(0, 1),
		);
		expect(error).toBeUndefined();
		expect(setup.bodies().at(-1)).toMatchObject({
			template_id: 'AB1236',
			interactive_globalbuttons: ['track/o-1'],
			data: [{ payload: ['yes', 'no'] }],
		});
		const picture = { headerMediaUrl: 'https://files.example.com/offer.jpg' };
		await setup.send(single(picture, { template: 'AB1239', values: 'Ana' }), people.slice(0, 1));
		expect(setup.bodies().at(-1)).toMatchObject({
			template_id: 'AB1239',
			globalmedia: 'https://files.example.com/offer.jpg',
		});
	});

	it('Send Once: two messages to one person are one template', async () => {
		close([ANA]);
		const items = ['one', 'two'].map((text) => ({ ...people[0], text }));
		const parameters = { message: '={{ $json.text }}' };
		const both = await setup.send(single({}, parameters), items);
		expect(sentAs(both)).toEqual(Array(2).fill(['accepted', 'template']));
		setup.sandbox.log.clear();
		const once = await setup.send(single({ duplicateNumbers: 'sendOnce' }, parameters), items);
		expect(sentAs(once)).toEqual([
			['accepted', 'template'],
			['duplicate', 'template'],
		]);
		expect(once.sent[1]?.json).toMatchObject({ duplicate_of_item: 0 });
		expect(once.sent[1]?.json.msg_id).toBe(once.sent[0]?.json.msg_id);
		expect(receivedBy(ANA)).toEqual([['AB1234', 'Ana', 'o-1']]);
	});

	it.each(['sendSingle', 'sendBulk', 'sendDynamic'])(
		'Send Once, %s: equal messages with different templates are both sent, and those with the same one once',
		async (operation) => {
			close([ANA]);
			const items = ['o-1', 'o-2', 'o-1'].map((order) => ({ ...people[0], order }));
			const parameters = { operation, message: 'Your order is on its way' };
			const run = await setup.send(single({ duplicateNumbers: 'sendOnce' }, parameters), items);
			expect(sentAs(run)).toEqual([
				['accepted', 'template'],
				['accepted', 'template'],
				['duplicate', 'template'],
			]);
			expect(receivedBy(ANA)).toEqual([
				['AB1234', 'Ana', 'o-1'],
				['AB1234', 'Ana', 'o-2'],
			]);
		},
	);

	it('equal lists with another template for each item are different lists', async () => {
		close([BEN]);
		const list = { operation: 'sendBulk', recipientsFrom: 'list', numbers: `${ANA}, ${BEN}` };
		const run = await setup.send(single({}, { ...list, message: 'Hi' }), [
			{ name: 'a', order: '1' },
			{ name: 'b', order: '2' },
			{ name: 'a', order: '1' },
		]);
		expect(run.sent.map(statusOf)).toEqual([...Array(4).fill('accepted'), 'duplicate']);
		expect(received([ANA, BEN])).toEqual([
			['Hi', 'Hi'],
			[
				['AB1234', 'a', '1'],
				['AB1234', 'b', '2'],
			],
		]);
	});

	it('Send the Others if One Is Rejected: a refused number does not keep the others from either', async () => {
		close([BEN]);
		setup.sandbox.faults.add({ kind: 'refuseNumber', number: CLARA, times: Infinity });
		const run = await setup.send(single({ isolateRejected: true }), people, CONTINUE);
		expect(run.sent.map(statusOf)).toEqual(['accepted', 'accepted', 'rejected']);
		expect(received()).toEqual([['Hi Ana'], [['AB1234', 'Ben', 'o-2']], []]);
	});

	it('Include Input Fields: sent_as is this node’s own', async () => {
		const items = people.map((person) => ({ ...person, sent_as: 'template' }));
		const run = await setup.send(single({ includeInputFields: true }), items);
		expect(run.sent.map(({ json }) => json.sent_as)).toEqual([null, null, null]);
		const off = await setup.send(
			single({ includeInputFields: true }, { ifSessionClosed: 'report' }),
			items,
		);
		expect(off.sent.filter(({ json }) => 'sent_as' in json)).toEqual([]);
	});

	it('channels without sessions: the option does not apply, also where the channel is an expression', async () => {
		const channel = '={{ $json.channel }}';
		close('all');
		const items: IDataObject[] = [
			{ ...people[0], channel: '10' },
			{ ...people[1], channel: '101' },
		];
		const run = await setup.send(single({}, { channel }), items);
		expect(sentAs(run)).toEqual([
			['accepted', null],
			['accepted', 'template'],
		]);
		const web = await setup.send(single({}, { channel: '10', template: '' }), people.slice(0, 1));
		expect(web.sent[0]?.json.status).toBe('accepted');
		expect(web.sent[0]?.json).not.toHaveProperty('sent_as');
	});
});

describe('checked before anything is sent', () => {
	it.each([
		['a value is missing', { values: 'Ana' }, /takes 2 values, and this item has 1/],
		['the template is unknown', { template: 'ZZ9999' }, /There is no template "ZZ9999"/],
		['no template is chosen', { template: '={{ "" }}' }, /Template is empty/],
		['a language is unknown', { language: 'de' }, /has no language "de"/],
		['a value has a line break', { values: '={{ ["a\\nb", "c"] }}' }, /contains a line break/],
	])('%s', async (_, wrong, message) => {
		const { error } = await setup.send(single({}, wrong), people);
		expect(error?.message).toMatch(message);
		expect(error?.description).toContain('Nothing was sent.');
		expect(setup.sandbox.log.pushes).toEqual([]);
	});

	it('only the item that is wrong is left out, with On Error = Continue', async () => {
		close('all');
		const items = [{ ...people[0], order: '' }, people[1] ?? {}];
		const run = await setup.send(single(), items, CONTINUE);
		expect(run.sent.map(statusOf)).toEqual(['not sent', 'accepted']);
		expect(received()).toEqual([[], [['AB1234', 'Ben', 'o-2']], []]);
	});

	it('Dry Run shows the template that would be sent, and sends nothing', async () => {
		const { sent } = await setup.send(single({ dryRun: true }), people.slice(0, 2));
		const template = { template_id: 'AB1234', language: 'en' };
		expect(sent.map(({ json }) => json.if_session_closed)).toEqual([
			{ ...template, values: ['Ana', 'o-1'] },
			{ ...template, values: ['Ben', 'o-2'] },
		]);
		expect(setup.sandbox.log.requests).toEqual([]);
		const off = await setup.send(single({ dryRun: true }, { ifSessionClosed: 'report' }), people);
		expect(off.sent[0]?.json).not.toHaveProperty('if_session_closed');
	});
});

it.each<[string, IDataObject[], INodeParameters, INodeParameters]>([
	[
		'two texts to one person, Send Once',
		['one', 'two'].map((text) => ({ phone: ANA, text })),
		{ values: '={{ ["x", "y"] }}' },
		{ duplicateNumbers: 'sendOnce' },
	],
	[
		'two texts in two requests of Send Bulk',
		[ANA, BEN].map((phone) => ({ phone, text: phone, name: 'n', order: 'o' })),
		{ operation: 'sendBulk' },
		{},
	],
	[
		'a language per item',
		[ANA, BEN, CLARA].map((phone, index) => ({ phone, text: 'x', language: index ? 'es' : 'en' })),
		{ language: '={{ $json.language }}', values: '={{ ["x", "y"] }}' },
		{},
	],
	[
		'one recipient per request',
		[ANA, BEN].map((phone) => ({ phone, text: 'x', name: 'n', order: 'o' })),
		{},
		{ recipientsPerRequest: 1 },
	],
])('a dry run shows the templates that a run sends: %s', async (_, items, fields, options) => {
	const given = { message: '={{ $json.text }}', ...fields };
	const dryRun = { dryRun: true, includeRequestBody: true };
	const dry = await setup.send(single({ ...options, ...dryRun }, given), items);
	close('all');
	await setup.send(single(options, given), items);
	const shown = dry.sent.flatMap(({ json }) => json.if_session_closed_body ?? []);
	expect(shown).toEqual(setup.bodies().filter((body) => body?.template_id !== undefined));
	expect(shown.length).toBeGreaterThan(0);
});

it('the duplicate of an equal list that went out as templates says so', async () => {
	close('all');
	const list = { operation: 'sendBulk', recipientsFrom: 'list', numbers: `${ANA}, ${BEN}` };
	const item = { name: 'a', order: '1' };
	const parameters = single({}, { ...list, message: 'Hi' });
	const { sent } = await setup.send(parameters, [item, item]);
	expect(sent.map(({ json }) => [json.status, json.sent_as])).toEqual([
		['accepted', 'template'],
		['accepted', 'template'],
		['duplicate', 'template'],
	]);
});

it('a template that is refused with 802 itself: the advice is not to send a template', async () => {
	close([ANA]);
	setup.sandbox.faults.add({
		kind: 'status',
		status: 802,
		message: 'Session Closed',
		onlyTemplates: true,
	});
	const { sent } = await setup.send(single(), people.slice(0, 1), CONTINUE);
	expect(errorIn(sent[0])).toMatchObject({ status: 'rejected', code: 802 });
	expect(errorIn(sent[0]).message).toContain('the template was rejected');
	expect(errorIn(sent[0]).message).not.toContain('Send an approved template instead');
});

describe('the template is refused too', () => {
	const REFUSED = {
		kind: 'status',
		status: 804,
		message: 'Invalid Template Id',
		onlyTemplates: true,
	} as const;
	const reason =
		'The 24-hour session is closed, and the template was rejected: Picky Assist does not recognize the template';

	it('On Error = Continue and error output: rejected with both reasons', async () => {
		close([BEN]);
		setup.sandbox.faults.add(REFUSED);
		const { sent } = await setup.send(single(), people, CONTINUE);
		expect(sent[1]?.json).toMatchObject({ status: 'rejected', sent_as: null });
		expect(errorIn(sent[1])).toMatchObject({ status: 'rejected', code: 804, sent_as: null });
		expect(errorIn(sent[1]).message).toContain(reason);
		setup.sandbox.faults.add(REFUSED);
		const split = await setup.send(single(), people, ERROR_OUTPUT);
		expect(split.sent).toHaveLength(2);
		expect(errorIn(split.refused[0]).message).toContain(reason);
	});

	it('On Error = Stop: the error says both, and what was accepted', async () => {
		close([BEN]);
		setup.sandbox.faults.add(REFUSED);
		const { error } = await setup.send(single(), people);
		expect(error?.message).toContain(reason);
		expect(error?.description).toContain('2 of 3 messages were accepted');
	});

	it('an unconfirmed template: unconfirmed, and the row says that it is the template', async () => {
		close([BEN]);
		setup.sandbox.faults.add({ kind: 'resetAfterBody', onlyTemplates: true });
		const { sent } = await setup.send(single(), people, CONTINUE);
		expect(sent[1]?.json).toMatchObject({ status: 'unconfirmed', sent_as: 'template' });
		expect(errorIn(sent[1]).message).toMatch(
			/^The 24-hour session is closed, and the template is unconfirmed: /,
		);
	});
});

it('the editor lists the approved templates, and the languages of the chosen one', async () => {
	const { engine, credentials } = setup;
	const editor = openEditor(
		engine,
		credentials,
		single({}, { template: { __rl: true, mode: 'list', value: 'AB1235' } }),
	);
	const spanish = openEditor(engine, credentials, single());
	expect((await editor.search('searchTemplates', 'order_update')).results).toHaveLength(1);
	const values = [editor, spanish].map(async (one) => (await one.options('getLanguages')).length);
	expect(await Promise.all(values)).toEqual([1, 2]);
});
