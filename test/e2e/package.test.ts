/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../n8n/installation';
import { useN8nSetup } from './n8nSetup';

const setup = useN8nSetup();

it('offers the node, and says which version of the package it is from', async () => {
	const { version }: { version: string } = JSON.parse(
		readFileSync(join(PROJECT, 'package.json'), 'utf8'),
	);
	const types = await setup.n8n.nodeTypes();
	expect(types.find(({ name }) => name === 'n8n-nodes-pickyassist.pickyAssist')).toMatchObject({
		displayName: 'Picky Assist',
		communityNodePackageVersion: version,
	});
});

it('offers the node to AI agents as a tool', async () => {
	const types = await setup.n8n.nodeTypes();
	expect(types.map(({ name }) => name)).toContain('n8n-nodes-pickyassist.pickyAssistTool');
});

it('accepts a good token', async () => {
	expect(await setup.n8n.testCredential(setup.credential, setup.credentialData)).toMatchObject({
		status: 'OK',
	});
});

it('refuses a wrong token, and says what to look at', async () => {
	const wrong = { ...setup.credentialData, apiToken: 'not-this-one' };
	const { status, message } = await setup.n8n.testCredential(setup.credential, wrong);
	expect(status).toBe('Error');
	expect(message).toContain('IP allowlist');
	expect(message).not.toContain('not-this-one');
});

it.each([
	['with a wrong path', () => `${setup.sandbox.baseUrl}/v9`, /no Picky Assist API at this path/],
	['where nothing listens', () => 'http://127.0.0.1:9/api/v2', /listening at this address/],
	['of an unknown host', () => 'http://no-such-host.invalid/api/v2', /host name/],
])('refuses an address %s, and says what is wrong with it', async (_, baseUrl, pattern) => {
	const wrong = { ...setup.credentialData, baseUrl: baseUrl() };
	const { status, message } = await setup.n8n.testCredential(setup.credential, wrong);
	expect(status).toBe('Error');
	expect(message).toMatch(pattern);
});
