import { prepareInEngine } from './engineVariant';
import type { Variant } from './variant';

const BODY = `={
	"token": "token-of-the-bench",
	"application": "8",
	"data": [{ "number": "{{ $json.phone }}", "message": "Hello {{ $json.name }}, your bill is {{ $json.bill }}" }]
}`;

/** n8n's HTTP Request node with its default settings: one call an item, as many at once as it likes. */
export const httpRequest: Variant = {
	letter: 'e',
	title: "n8n's HTTP Request node, one call an item",
	mostItems: 1_000,
	foreignNode: {
		name: 'httpRequest',
		file: 'dist/nodes/HttpRequest/HttpRequest.node.js',
		version: 4.5,
	},
	requestsFor: (items) => items,
	prepare: (engine, people, server) =>
		prepareInEngine(
			engine,
			people,
			{
				node: {
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.5,
					parameters: {
						method: 'POST',
						url: `${server}/push`,
						authentication: 'none',
						sendBody: true,
						contentType: 'json',
						specifyBody: 'json',
						jsonBody: BODY,
						options: {},
					},
				},
			},
			({ status, data }, { phone }) => status === 100 && JSON.stringify(data).includes(phone),
		),
};
