import type { Sandbox } from '../sandbox/sandbox';
import type { N8nClient, SavedWorkflow } from './n8nClient';

const TRIGGER = 'n8n-nodes-pickyassist.pickyAssistTrigger';

/** What a person does in Picky Assist with the address of a trigger. */
interface TriggerAddress {
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
		url: `${session.url}/webhook/${trigger.webhookId}/webhook`,
		forMessages: [trigger.parameters.events].flat().some((event) => event === 'messageReceived'),
	};
}

/** Whether the workflow begins with the trigger. */
export function hasTrigger({ nodes }: SavedWorkflow): boolean {
	return nodes.some(({ type }) => type === TRIGGER);
}

/** Whether no node needs a credential of another service, which an example does not have. */
export function hasAllCredentials({ nodes }: Pick<SavedWorkflow, 'nodes'>): boolean {
	return nodes.every(({ credentials = {} }) =>
		Object.values(credentials).every(({ id }) => id !== ''),
	);
}

/**
 * Gives the addresses of the active workflows' triggers to the sandbox, as one does by hand with the real Picky Assist. There
 * is one for messages and one for events: if there are several triggers, the first workflow's wins.
 */
export function connectTriggers(
	client: N8nClient,
	{ webhooks }: Sandbox,
	workflows: readonly SavedWorkflow[],
): void {
	const active = workflows.filter((workflow) => workflow.active);
	for (const { url, forMessages } of active
		.flatMap((workflow) => triggerAddress(client, workflow) ?? [])
		.reverse())
		webhooks.configure(forMessages ? { globalUrl: url } : { eventUrl: url });
}
