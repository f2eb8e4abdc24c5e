import type { Engine } from '../../engine/harness/engine';
import { startWebhookServer, type WebhookServer } from '../../engine/harness/webhookServer';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox';
import { filterNode } from './filterNode';
import { readTriggeredExample, type TriggeredExample } from './triggeredExample';

/** Many more than a scene should need. */
const MOST_PUSHES = 10;

/** An example that is active: calls of its webhook run it. */
export interface ActiveExample extends TriggeredExample {
	readonly server: WebhookServer;
}

/** Both workflows active, and a sandbox whose webhooks lead to them. */
export interface Stage {
	readonly sandbox: Sandbox;
	/** Called when somebody writes. */
	readonly autoReply: ActiveExample;
	/** Called with delivery reports. */
	readonly followUp: ActiveExample;
	/** Waits until nothing is on its way any more, in either direction. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Sets the stage. */
export async function setStage(engine: Engine): Promise<Stage> {
	engine.types.add('n8n-nodes-base.filter', filterNode);
	const sandbox = await startSandbox();
	const { baseUrl, token: apiToken, log, webhooks } = sandbox;
	const credentials = { pickyAssistApi: { platform: 'custom', baseUrl, apiToken } };
	const activate = async (path: string): Promise<ActiveExample> => {
		const example = readTriggeredExample(path);
		const { workflow } = example;
		return { ...example, server: await startWebhookServer({ engine, workflow, credentials }) };
	};
	const autoReply = await activate('examples/auto-reply.json');
	const followUp = await activate('examples/delivery-follow-up.json');
	webhooks.configure({ globalUrl: autoReply.server.url, eventUrl: followUp.server.url });
	return {
		sandbox,
		autoReply,
		followUp,
		async settled() {
			for (let seen = -1; seen !== log.requests.length + log.webhooks.length; ) {
				seen = log.requests.length + log.webhooks.length;
				await autoReply.server.settled();
				await webhooks.settled();
				await followUp.server.settled();
				if (log.pushes.length > MOST_PUSHES) {
					throw new Error('The workflows go round in circles: reports of SMS lead to SMS.');
				}
			}
		},
		async close() {
			await sandbox.close();
			await autoReply.server.close();
			await followUp.server.close();
		},
	};
}
