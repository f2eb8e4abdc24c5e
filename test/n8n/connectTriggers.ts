import type { Sandbox } from '../sandbox/sandbox';
import type { N8nClient, SavedWorkflow } from './n8nClient';

const TRIGGER = 'n8n-nodes-pickyassist.pickyAssistTrigger';

/** What a person does in Picky Assist with the address of a trigger. */
interface TriggerAddress {
	readonly workflow: SavedWorkflow;
	/** The Production URL. */
	readonly url: string;
	readonly forMessages: boolean;
}

function triggerAddress(
	{ session }: N8nClient,
	workflow: SavedWorkflow,
): TriggerAddress | undefined {
	const trigger = workflow.nodes.find(({ type }) => type === TRIGGER);
	if (!trigger) return undefined;
	return {
		workflow,
		url: `${session.url}/webhook/${trigger.webhookId}/webhook`,
		forMessages: [trigger.parameters.events].flat().some((event) => event === 'messageReceived'),
	};
}

/**
 * Activates the workflows that begin with the trigger and gives their addresses to the sandbox, as one does by hand with the real
 * Picky Assist. Those that need a credential of another service stay inactive.
 *
 * @returns those workflows
 */
export async function connectTriggers(
	client: N8nClient,
	{ webhooks }: Sandbox,
	workflows: readonly SavedWorkflow[],
): Promise<readonly SavedWorkflow[]> {
	const ready = workflows.filter(({ nodes }) =>
		nodes.every(({ credentials = {} }) => Object.values(credentials).every(({ id }) => id !== '')),
	);
	const addresses = ready.flatMap((workflow) => triggerAddress(client, workflow) ?? []);
	for (const { workflow, url, forMessages } of addresses) {
		await client.activate(workflow.id);
		webhooks.configure(forMessages ? { globalUrl: url } : { eventUrl: url });
	}
	return addresses.map(({ workflow }) => workflow);
}
