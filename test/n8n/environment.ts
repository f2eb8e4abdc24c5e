/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { delimiter, dirname } from 'node:path';
import type { Installation, N8nVersion } from './installation';

/** Modules of n8n that make network calls or use memory and that the tests do not need. An unknown name stops n8n. */
const DISABLED_MODULES: Record<N8nVersion, string> = {
	'2.41.1':
		'mcp-registry,mcp,instance-ai,chat-hub,agents,insights,source-control,external-secrets,workflow-builder',
	'2.8.4': 'mcp,chat-hub,insights',
};

const OFF = [
	'N8N_DIAGNOSTICS_ENABLED',
	'N8N_DYNAMIC_BANNERS_ENABLED',
	'N8N_HIRING_BANNER_ENABLED',
	'N8N_LICENSE_AUTO_RENEW_ENABLED',
	'N8N_PERSONALIZATION_ENABLED',
	'N8N_PYTHON_ENABLED',
	'N8N_SECURE_COOKIE',
	'N8N_TEMPLATES_ENABLED',
	'N8N_VERIFIED_PACKAGES_ENABLED',
	'N8N_VERSION_NOTIFICATIONS_ENABLED',
	'N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED',
];

/** Variables of this process that n8n must not see: npm's, jest's, and those of an n8n that the user runs. */
const FOREIGN = /^(npm_|N8N_|DB_|QUEUE_|EXECUTIONS_|NODE_OPTIONS|NODE_ENV|JEST_)/;

/** Where an n8n listens and keeps its files. */
export interface N8nLocation {
	readonly userFolder: string;
	readonly port: number;
	/** Each n8n process needs its own port for its task runners. */
	readonly brokerPort: number;
}

/**
 * The environment of an n8n that listens on this computer only, makes no network calls, and keeps its data in SQLite.
 *
 * @param overrides settings that win over these
 */
export function environmentOf(
	{ version, node }: Installation,
	{ userFolder, port, brokerPort }: N8nLocation,
	overrides: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(own),
		...Object.fromEntries(OFF.map((name) => [name, 'false'])),
		PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
		NODE_ENV: 'production',
		DB_TYPE: 'sqlite',
		N8N_DISABLED_MODULES: DISABLED_MODULES[version],
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		N8N_ENCRYPTION_KEY: 'a-key-for-tests-only',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_PROTOCOL: 'http',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_USER_FOLDER: userFolder,
		...overrides,
	};
}
