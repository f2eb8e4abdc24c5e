/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** After all tests. */
export default async function stopN8n(): Promise<void> {
	await globalThis.sharedN8nInstance?.remove();
}
