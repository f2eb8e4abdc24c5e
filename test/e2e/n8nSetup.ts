import { SIX_NUMBERS } from '../engine/harness/fixtures';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	CONTINUE,
	ERROR_OUTPUT,
	NODE,
	type NodeSettings,
	START,
	workflowOf,
} from '../engine/harness/workflow';
import type { Execution } from '../n8n/execution';
import { withCredential } from '../n8n/examples';
import {
	N8nClient,
	type SavedCredential,
	type SavedWorkflow,
	type WorkflowToSave,
} from '../n8n/n8nClient';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/sandbox';
import { useSetup } from '../useSetup';
import { waitUntil } from '../waitUntil';
import { sharedN8n } from './setup/sharedN8n';

export { CONTINUE, ERROR_OUTPUT, NODE, type NodeSettings, SIX_NUMBERS, START };

/** A client of a real n8n, a sandbox, and a credential for the sandbox. */
export interface N8nSetup {
	readonly n8n: N8nClient;
	readonly sandbox: Sandbox;
	readonly credential: SavedCredential;
	/** What the credential holds. */
	readonly credentialData: {
		readonly platform: string;
		readonly baseUrl: string;
		readonly apiToken: string;
	};
	/** Saves the workflow with this credential. */
	save(workflow: WorkflowToSave): Promise<SavedWorkflow>;
	/** Saves a workflow of a trigger with these items and one Picky Assist node. */
	saveNode(
		parameters: INodeParameters,
		items: readonly IDataObject[],
		settings?: NodeSettings,
	): Promise<SavedWorkflow>;
	/** The same, executed as by a click on Execute workflow, until its end. */
	send(
		parameters: INodeParameters,
		items: readonly IDataObject[],
		settings?: NodeSettings,
	): Promise<Execution>;
	close(): Promise<void>;
}

function sharedClient(): N8nClient {
	const { address, cookie } = sharedN8n();
	return new N8nClient(address, cookie);
}

/**
 * Starts a sandbox and saves a credential for it.
 *
 * @param n8n another n8n than the one that all tests share; its owner is logged in
 */
export async function openN8nSetup(
	options: SandboxOptions = {},
	n8n?: N8nClient,
): Promise<N8nSetup> {
	const client = n8n ?? sharedClient();
	const sandbox = await startSandbox(options);
	const credentialData = { platform: 'custom', baseUrl: sandbox.baseUrl, apiToken: sandbox.token };
	const credential = await client.createCredential(
		'Picky Assist account',
		'pickyAssistApi',
		credentialData,
	);
	const save: N8nSetup['save'] = async (workflow) =>
		await client.createWorkflow(withCredential(workflow, credential));
	const saveNode: N8nSetup['saveNode'] = async (...node) => await save(workflowOf(...node));
	return {
		n8n: client,
		sandbox,
		credential,
		credentialData,
		save,
		saveNode,
		send: async (...node) => await client.run(await saveNode(...node), START),
		close: async () => await sandbox.close(),
	};
}

/** Waits until the sandbox has accepted this number of requests, whether or not it has responded. */
export async function waitForRequests(
	{ log }: Sandbox,
	count: number,
	timeout = 60_000,
): Promise<void> {
	const isReached = () => log.counts.acceptedRequests >= count;
	await waitUntil(`the sandbox accepts ${count} requests`, isReached, { timeout });
}

/** The shared n8n and a sandbox for the tests of a file. */
export function useN8nSetup(): N8nSetup {
	return useSetup(openN8nSetup);
}
