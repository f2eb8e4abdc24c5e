import { TEXT } from '../people';
import { prepareInEngine } from './engineVariant';
import type { Variant } from './variant';

/** n8n's Telegram node: a messaging node whose credential has a base URL. One call an item, one after the other. */
export const telegram: Variant = {
	letter: 'f',
	title: "n8n's Telegram node, one call an item",
	mostItems: 1_000,
	foreignNode: {
		name: 'telegram',
		file: 'dist/nodes/Telegram/Telegram.node.js',
		version: 1.2,
		credential: 'dist/credentials/TelegramApi.credentials.js',
	},
	requestsFor: (items) => items,
	prepare: (engine, people, server) =>
		prepareInEngine(
			engine,
			people,
			{
				node: {
					type: 'n8n-nodes-base.telegram',
					typeVersion: 1.2,
					credentials: { telegramApi: { id: '1', name: 'Telegram account' } },
					parameters: {
						resource: 'message',
						operation: 'sendMessage',
						chatId: '={{ $json.phone }}',
						text: TEXT,
						replyMarkup: 'none',
						additionalFields: { appendAttribution: false },
					},
				},
				credentials: {
					telegramApi: { accessToken: 'token-of-the-bench', baseUrl: server },
				},
			},
			({ ok }) => ok === true,
		),
};
