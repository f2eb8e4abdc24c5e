import type {
	ICredentialDataDecryptedObject,
	INodeTypeDescription,
	IWorkflowBase,
} from 'n8n-workflow';
import { Execution, type ListedExecution, type SavedExecution } from './execution';
import { waitUntil } from '../waitUntil';
import { Session } from './session';

/** The owner account. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Sandbox-2026',
	firstName: 'Ana',
	lastName: 'Rossi',
} as const;

const UNFINISHED = ['new', 'running', 'unknown', 'waiting'];

/** A credential saved in n8n. */
export interface SavedCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

/** What the user sees after pressing Save in the credential's window. */
export interface CredentialTest {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/** A workflow as it is handed to n8n. */
export type WorkflowToSave = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'pinData' | 'settings'>>;

/** A workflow saved in n8n. */
export interface SavedWorkflow extends WorkflowToSave {
	readonly id: string;
	readonly versionId: string;
	readonly active: boolean;
}

/** What a user does in n8n's editor, through its internal API. */
export class N8nClient {
	readonly session: Session;

	/** @param cookie of a logged-in user */
	constructor(url: string, cookie = '') {
		this.session = new Session(url, cookie);
	}

	async setUpOwner(): Promise<void> {
		await this.session.request('POST', '/rest/owner/setup', OWNER);
		await this.logIn();
	}

	async logIn(): Promise<void> {
		const { email, password } = OWNER;
		await this.session.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** All nodes that n8n offers. */
	async nodeTypes(): Promise<readonly INodeTypeDescription[]> {
		return await this.session.request('GET', '/types/nodes.json');
	}

	async createCredential(
		name: string,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<SavedCredential> {
		return await this.session.request('POST', '/rest/credentials', { name, type, data });
	}

	async credentials(): Promise<readonly SavedCredential[]> {
		return await this.session.request('GET', '/rest/credentials');
	}

	async testCredential(
		{ id, name, type }: SavedCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<CredentialTest> {
		return await this.session.request('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	async createWorkflow(workflow: WorkflowToSave): Promise<SavedWorkflow> {
		return await this.session.request('POST', '/rest/workflows', {
			settings: { executionOrder: 'v1' },
			...workflow,
		});
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.session.request('GET', `/rest/workflows/${id}`);
	}

	/** All workflows, those changed last first. */
	async workflows(): Promise<readonly SavedWorkflow[]> {
		const listed = await this.session.request<SavedWorkflow[]>('GET', '/rest/workflows?take=100');
		return await Promise.all(listed.map(async ({ id }) => await this.workflow(id)));
	}

	/** Saves the workflow as it is now. */
	async changeWorkflow(id: string, change: Partial<WorkflowToSave>): Promise<SavedWorkflow> {
		const { versionId } = await this.workflow(id);
		return await this.session.request('PATCH', `/rest/workflows/${id}`, { versionId, ...change });
	}

	/** Execute workflow, from the named trigger. Returns the execution's id at once. */
	async start(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.session.request<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			{
				workflowData: workflow,
				triggerToStartFrom: { name: trigger },
			},
		);
		return executionId;
	}

	/** Execute workflow, and wait for its end. */
	async run(workflow: SavedWorkflow, trigger: string): Promise<Execution> {
		return await this.finished(await this.start(workflow, trigger));
	}

	async execution(id: string): Promise<Execution> {
		return new Execution(
			await this.session.request<SavedExecution>('GET', `/rest/executions/${id}`),
		);
	}

	/** The executions of a workflow that came to an end, the newest first. */
	async executions(workflowId: string): Promise<readonly ListedExecution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.session.request<{ results: ListedExecution[] }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return results;
	}

	/**
	 * Waits until an execution has ended.
	 *
	 * @param timeout milliseconds
	 */
	async finished(id: string, timeout = 120_000): Promise<Execution> {
		const finished = async () => {
			const execution = await this.execution(id);
			return !UNFINISHED.includes(execution.status) && execution;
		};
		return await waitUntil(`the execution ${id} ends`, finished, { timeout, interval: 100 });
	}

	/** Stop, as a click on the button while an execution runs. */
	async stopExecution(id: string): Promise<void> {
		await this.session.request('POST', `/rest/executions/${id}/stop`);
	}

	/** "Retry execution" with the currently saved workflow, or with the original one. Returns the new execution. */
	async retry(id: string, withSavedWorkflow = true): Promise<Execution> {
		await this.session.request('POST', `/rest/executions/${id}/retry`, {
			loadWorkflow: withSavedWorkflow,
		});
		const { saved } = await this.execution(id);
		const retries = (await this.executions(saved.workflowId)).filter(
			({ retryOf }) => retryOf === id,
		);
		const [newest] = retries.sort((a, b) => Number(b.id) - Number(a.id));
		if (!newest) throw new Error(`n8n lists no retry of the execution ${id}.`);
		return await this.finished(newest.id);
	}

	/** Activates the workflow as it is saved: its production webhooks answer from now on. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.session.request('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate(id: string): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/deactivate`, {});
	}
}
