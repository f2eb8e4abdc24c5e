import type { SavedWorkflow } from '../n8n/n8nClient';
import type { Sandbox } from '../sandbox/sandbox';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import { waitUntil } from '../waitUntil';

const [SAMPLE] = SAMPLE_TEMPLATES as readonly [Template];

/** A template with two quick replies. */
export const TEMPLATE: Template = {
	...SAMPLE,
	template_id: 'AP1001',
	template_message: [{ message: 'A discount of {{1}} %?', language: 'en' }],
	quick_replies: 2,
};

/** The parameters of Send and Wait for Response that ask with it. */
export const TEMPLATE_QUESTION = {
	respondBy: 'buttons',
	template: { __rl: true, mode: 'list', value: TEMPLATE.template_id },
	language: 'en',
	values: '={{ $json.discount }}',
};

/** The payloads of the message that was sent last, once there are so many messages: approve, decline. */
export async function payloadsOf(sandbox: Sandbox, count: number): Promise<[string, string]> {
	return await waitUntil(`message ${count} is sent`, () => {
		const { body } = sandbox.log.pushes[count - 1] ?? {};
		const [entry] = (body?.['data'] ?? []) as Array<{ payload: [string, string] }>;
		return entry?.payload;
	});
}

/** A tap in the chat, which the sandbox reports to the trigger. The trigger's workflow gives no reply. */
export async function tap(sandbox: Sandbox, payload: string, from: string) {
	const call = await sandbox.triggers.message({ kind: 'buttonPayload', payload, from });
	expect(call).toMatchObject({ state: 'accepted', reply: null });
	return call;
}

/** The address of a workflow's trigger at one of several processes of an n8n. */
export function triggerUrl(processUrl: string, { nodes: [trigger] }: SavedWorkflow): string {
	return `${processUrl}/webhook/${trigger?.webhookId}/webhook`;
}
