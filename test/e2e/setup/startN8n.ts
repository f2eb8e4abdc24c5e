/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { N8n } from '../../n8n/n8n';
import { announce, testedN8nVersion } from './sharedN8n';

declare global {
	/** For the teardown, which runs in the same process. */
	var sharedN8nInstance: N8n | undefined;
}

/** Before all tests: one n8n for them, with files on disk as in production. */
export default async function startN8n(): Promise<void> {
	const n8n = await N8n.open({
		version: testedN8nVersion(),
		env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' },
	});
	globalThis.sharedN8nInstance = n8n;
	announce({ address: n8n.url, cookie: n8n.client.session.cookie });
}
