import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Execution } from '../../n8n/execution';
import type { Cluster } from '../../n8n/queue/cluster';
import { waitUntil } from '../../waitUntil';
import { ERROR_OUTPUT, type N8nSetup, waitForRequests } from '../n8nSetup';
import { callWebhook, webhookWorkflow } from '../webhookWorkflow';

/** The number of executions at the same time. */
export const EXECUTIONS = 5;
/** Recipients of each execution. */
export const RECIPIENTS = 20_000;
/** Recipients per request, small enough for more requests than fit into a minute. */
export const PER_REQUEST = 500;
/** All messages of a load. */
export const MESSAGES = EXECUTIONS * RECIPIENTS;
/** The fewest requests that can carry them. */
export const REQUESTS = MESSAGES / PER_REQUEST;

interface Part {
	readonly workflowId: string;
	readonly path: string;
	readonly people: readonly IDataObject[];
}

function peopleOf(part: number): IDataObject[] {
	return Array.from({ length: RECIPIENTS }, (_, index) => {
		const nth = part * RECIPIENTS + index;
		return { phone: String(12_025_000_000 + nth), name: `Person ${nth}`, order: `order-${nth}` };
	});
}

/** Five active workflows, each with its own 20,000 people, who all have the same token. */
export class Load {
	private constructor(
		private readonly cluster: Cluster,
		private readonly setup: N8nSetup,
		private readonly parts: readonly Part[],
	) {}

	/** Saves and activates the workflows, with these options of the node. */
	static async prepare(
		cluster: Cluster,
		setup: N8nSetup,
		options: INodeParameters = {},
	): Promise<Load> {
		setup.sandbox.log.clear();
		const parameters = {
			operation: 'sendDynamic',
			number: '={{ $json.phone }}',
			message: '=Hello {{ $json.name }}',
			options: { referenceNumber: '={{ $json.order }}', ...options },
		};
		const parts: Part[] = [];
		for (let part = 0; part < EXECUTIONS; part += 1) {
			const { workflow, path } = webhookWorkflow(parameters, ERROR_OUTPUT);
			const { id } = await setup.save(workflow);
			await setup.n8n.activate(id);
			parts.push({ workflowId: id, path, people: peopleOf(part) });
		}
		return new Load(cluster, setup, parts);
	}

	/** Calls all webhooks at once; n8n responses when the executions have begun. */
	async start(): Promise<void> {
		await Promise.all(this.parts.map(async (part) => await this.call(part)));
	}

	/** Calls the webhook of one execution's workflow again, with the same people. */
	async startAgain(execution: Execution): Promise<void> {
		const part = this.parts.find(({ workflowId }) => workflowId === execution.saved.workflowId);
		if (part) await this.call(part);
	}

	private async call({ path, people }: Part): Promise<void> {
		await callWebhook(this.cluster.main.url, path, people);
	}

	/** Waits until the service has accepted half of the requests. */
	async halfway(): Promise<void> {
		await waitForRequests(this.setup.sandbox, REQUESTS / 2, 300_000);
	}

	/** The newest execution of each workflow, when it has ended. */
	async ended(): Promise<readonly Execution[]> {
		const ended: Execution[] = [];
		for (const { workflowId } of this.parts) {
			const listed = await this.listed(workflowId);
			const newest = Math.max(...listed.map(({ id }) => Number(id)));
			ended.push(await this.setup.n8n.finished(String(newest), 300_000));
		}
		return ended;
	}

	/** The executions of a workflow; n8n lists a new one a moment after its webhook was answered. */
	private async listed(workflowId: string) {
		return await waitUntil('the execution is listed', async () => {
			const listed = await this.setup.n8n.executions(workflowId);
			return listed.length > 0 && listed;
		});
	}

	/** Takes the workflows out of production. */
	async remove(): Promise<void> {
		for (const { workflowId } of this.parts) await this.setup.n8n.deactivate(workflowId);
	}
}
