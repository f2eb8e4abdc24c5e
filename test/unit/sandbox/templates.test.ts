import type { JsonObject } from '../../sandbox/json';
import { countValues } from '../../sandbox/templates/template';
import { jsonFrom, push, start, stopAll } from './client';

afterEach(stopAll);

const NUMBER = '12025550101';
const send = (id: string, entry: object = {}, top: object = {}): object => ({
	application: '8',
	template_id: id,
	language: 'en',
	...top,
	data: [{ number: NUMBER, ...entry }],
});

test('all templates, with and without an empty id', async () => {
	const sandbox = await start();
	const all = await jsonFrom(sandbox, 'template-status', {});
	expect(await jsonFrom(sandbox, 'template-status', { template_id: '' })).toEqual(all);
	expect(all).toMatchObject({ status: 100, message: 'Success' });
	const templates = all['templates'] as JsonObject[];
	expect(templates[0]).toEqual({
		template_id: 'AB1234',
		template_name: 'order_update',
		template_status: '3',
		message_type: '1',
		category: '12',
		header: '',
		footer: '',
		template_message: [
			{ message: 'Hello {{1}}, your order {{2}} is on its way', language: 'en' },
			{ message: 'Hola {{1}}, tu pedido {{2}} está en camino', language: 'es' },
		],
	});
	// Every one has the fields of the page's sample and no other.
	const names = Object.keys(templates[0] ?? {});
	for (const template of templates) expect(Object.keys(template).sort()).toEqual([...names].sort());
	const states = new Set(templates.map(({ template_status: state }) => state));
	expect(states).toEqual(new Set(['1', '3', '4']));
});

test('one template: its fields at the top, whatever its state', async () => {
	const sandbox = await start();
	const one = await jsonFrom(sandbox, 'template-status', { template_id: 'AB1240' });
	expect(one).toMatchObject({ status: 100, template_id: 'AB1240', template_status: '1' });
	expect(one).not.toHaveProperty('templates');
});

test.each([
	[{ template_id: 'AB9999' }, 804, 'AB9999'],
	[{ template_id: 'constructor' }, 804, 'constructor'],
	[{ template_id: 5 }, 410, 'template_id'],
	[{ name: 'order_update' }, 410, '"name"'],
	[{ token: 'wrong' }, 401, 'Authentication'],
])('template-status refuses %j with %i', async (body, status, named) => {
	const sandbox = await start();
	const response = await jsonFrom(sandbox, 'template-status', body);
	expect(response).toEqual({ status, message: expect.stringContaining(named) });
});

test('no templates: 817, by option and by changing it', async () => {
	const none = await start({ templates: [] });
	expect(await jsonFrom(none, 'template-status', {})).toMatchObject({ status: 817 });
	const sandbox = await start();
	sandbox.account.templates.replace([]);
	expect(await jsonFrom(sandbox, 'template-status', {})).toMatchObject({ status: 817 });
	expect(await push(sandbox, send('AB1234'))).toMatchObject({ status: 804 });
});

const PDF = { media: 'https://files.example.com/i/1001.pdf' };
const PICTURE = { globalmedia: 'https://files.example.com/offer.jpg' };
const two = ['Ana', '12.50'];

test.each([
	send('AB1234', { template_message: two }),
	send('AB1234', { template_message: two, language: 'es' }),
	send('AB1234', {}, { template_globalmessage: two }),
	send('AB1235', { template_message: two, template_header: 'invoice.pdf', ...PDF }),
	send('AB1235', { template_message: two, ...PDF }),
	send('AB1236', { template_message: ['Ana'], interactive_buttons: ['track/1'] }),
	send('AB1237', { template_message: ['Ana'], template_header: ['1001'] }),
	send('AB1238'),
	send('AB1238', { template_message: [] }),
	send('AB1239', { template_message: ['Ana'] }, PICTURE),
])('%j fits its template', async (body) => {
	const sandbox = await start();
	expect(await push(sandbox, body)).toMatchObject({ status: 100 });
});

test.each<[object, number, string]>([
	[send('AB9999'), 804, '"AB9999"'],
	[send('AB1240', { template_message: ['Ana'] }), 410, 'AB1240 is pending'],
	[send('AB1241', { template_message: ['Ana'] }), 410, 'AB1241 is rejected'],
	[send('AB1234'), 410, 'takes 2 values, 0 given'],
	[send('AB1234', { template_message: ['Ana'] }), 410, 'takes 2 values, 1 given'],
	[send('AB1234', { template_message: [...two, 'c'] }), 410, 'takes 2 values, 3 given'],
	[send('AB1238', { template_message: ['Ana'] }), 410, 'takes 0 values, 1 given'],
	[send('AB1234', { template_message: ['a', 'b\nc'] }), 410, 'line break'],
	[send('AB1234', { template_message: ['a', 'b     c'] }), 410, 'five spaces'],
	[send('AB1235', { template_message: two, language: 'es', ...PDF }), 410, 'no language "es"'],
	[send('AB1235', { template_message: two }), 410, 'needs the media'],
	[send('AB1234', { template_message: two, ...PDF }), 410, 'no header that takes media'],
	[send('AB1234', { template_message: two, template_header: 'a.pdf' }), 410, 'no PDF'],
	[send('AB1237', { template_message: ['Ana'] }), 410, 'takes 1 value in template_header'],
	[send('AB1236', { template_message: ['Ana'] }), 410, 'takes 1 value for its URL buttons'],
	[
		send('AB1236', {
			template_message: ['Ana'],
			interactive_buttons: ['a'],
			payload: ['yes'],
		}),
		410,
		'2 quick-reply buttons, payload has 1 value',
	],
])('%j is refused with %i', async (body, status, named) => {
	const sandbox = await start();
	const response = await push(sandbox, body);
	expect(response).toEqual({ status, message: expect.stringContaining(named) });
	expect(sandbox.log.acceptedMessages).toEqual([]);
});

test('the entry that does not fit is named', async () => {
	const sandbox = await start();
	const data = [
		{ number: NUMBER, template_message: two },
		{ number: '12025550102', template_message: ['Ben'] },
	];
	const body = { application: '8', template_id: 'AB1234', language: 'en', data };
	expect((await push(sandbox, body)).message).toContain('data[1]');
});

test.each([
	['', 0],
	['Hello', 0],
	['{{1}} and {{2}}', 2],
	['{{1}} and {{1}}', 1],
	['{{name}} { {1}}', 1],
])('values in %j', (text, count) => {
	expect(countValues(text)).toBe(count);
});
