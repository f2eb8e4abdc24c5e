/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
// A separate process that answers like Picky Assist and like Telegram, as fast as it can: it does not check what the
// sandbox checks. The first word of the path is the time that a response takes, in milliseconds.
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { REFUSED_NUMBER } from '../people';

const COUNT_PATH = '/requests';
const NUMBER = /"number":\s*"(\d+)"/g;
const REFUSAL = '{"status":406,"message":"Invalid mobile number"}';
const TELEGRAM =
	'{"ok":true,"result":{"message_id":1,"date":1700000000,"chat":{"id":1,"type":"private"},"text":"Hello"}}';

const TEMPLATES = JSON.stringify({
	status: 100,
	message: 'Success',
	templates: [
		{
			template_id: 'AB1234',
			template_name: 'bill',
			template_status: '3',
			message_type: '1',
			category: '12',
			header: '',
			footer: '',
			template_message: [{ message: 'Hello {{1}}, your bill is {{2}}', language: 'en' }],
		},
	],
});

/** Requests with messages: whether the list of templates is read depends on how long it is cached. */
let requests = 0;
let lastId = 9_000_000;

function pushResponseSchema(body: string): string {
	if (body.includes(REFUSED_NUMBER)) return REFUSAL;
	let rows = '';
	for (const [, number] of body.matchAll(NUMBER)) {
		rows += `${rows === '' ? '' : ','}{"msg_id":"${++lastId}","number":"${number}","credit":"0.005"}`;
	}
	return `{"status":100,"push_id":"${++lastId}","message":"Success","data":[${rows}]}`;
}

async function responseTo(request: IncomingMessage): Promise<{ response: string; after: number }> {
	const [, after, ...path] = (request.url ?? '').split('/');
	const body = await text(request);
	if (request.url === COUNT_PATH) return { response: String(requests), after: 0 };
	if (path.at(-1) === 'template-status') return { response: TEMPLATES, after: Number(after) };
	requests += 1;
	return {
		response: path.at(-1) === 'push' ? pushResponseSchema(body) : TELEGRAM,
		after: Number(after),
	};
}

const server = createServer((request, response) => {
	void responseTo(request).then(({ response: body, after }) => {
		response.setHeader('content-type', 'application/json');
		if (after === 0) response.end(body);
		else setTimeout(() => response.end(body), after);
	});
});

// A node that sends all at once opens a connection for each.
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
	process.send?.(server.address());
});
process.on('disconnect', () => process.exit(0));
