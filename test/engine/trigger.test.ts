import { type Engine, startEngine } from './harness/engine';
import { openReception, type Reception } from './harness/receiving';
import type { INodeParameters } from 'n8n-workflow';

let engine: Engine;
let open: Reception[] = [];
beforeAll(async () => {
	engine = await startEngine();
});
afterEach(async () => {
	await Promise.all(open.map((one) => one.close()));
	open = [];
});
afterAll(async () => engine.stop());

const reception = async (...args: Parameters<typeof openReception> extends [Engine, ...infer Rest] ? Rest : never) => {
	const one = await openReception(engine, ...args);
	open.push(one);
	return one;
};

const message = { number: '12025550101', 'message-in': 'Not+sure', message_in_raw: 'Not sure', type: 1, application: 121, 'unique-id': '750000001', 'project-id': 500001, direction: 0, name: 'Ana' };
const EMPTY = { statusCode: 200, contentType: 'application/json; charset=utf-8', text: '{}' };

it('a message becomes an item', async () => {
	const one = await reception();
	expect(await one.post(message)).toEqual(EMPTY);
	expect(await one.items()).toEqual([[{ event: 'messageReceived', message: 'Not sure' }]]);
});
it('reply expr', async () => {
	const one = await reception({ respond: 'instantReply', replyText: '=Thanks {{ $json.body.name }} {{ $json.query.a }}', replyDelay: '={{ $json.body.type }}' });
	expect((await one.post(message, {query: '?a=b'})).text).toEqual('');
});
