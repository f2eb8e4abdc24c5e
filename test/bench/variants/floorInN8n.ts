import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { benchNode } from '../engine/benchEngine';
import { prepareInEngine } from './engineVariant';
import { bodyFor, inRequests, requestsFor } from './floor';
import type { Person } from '../people';
import { pickyAssist } from './ours';
import type { Variant } from './variant';

const TYPE = 'bench.floorInN8n';
const CREDENTIAL = 'pickyAssistApi';

function nodeSendingTo(server: string, people: readonly Person[]): ReturnType<typeof benchNode> {
	const node = benchNode(TYPE, async function (this: IExecuteFunctions) {
		const items: INodeExecutionData[] = [];
		for (const part of inRequests(people)) {
			const response: { data?: Array<Record<string, string>> } =
				await this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, {
					method: 'POST',
					url: `${server}/push`,
					body: bodyFor(part),
					json: true,
				});
			for (const json of response.data ?? [])
				items.push({ json, pairedItem: { item: items.length } });
		}
		return [items];
	});
	return {
		...node,
		description: { ...node.description, credentials: [{ name: CREDENTIAL, required: true }] },
	};
}

/** The least that sending costs inside n8n: the same bodies with n8n's HTTP helper, the rows of the responses as items. */
export const floorInN8n: Variant = {
	letter: 'c2',
	title: "Bare node: the same with n8n's HTTP helper",
	mostItems: 100_000,
	requestsFor,
	prepare(engine, people, server) {
		engine.add(TYPE, nodeSendingTo(server, people));
		const { node, credentials } = pickyAssist({}, server);
		return prepareInEngine(
			engine,
			people,
			{ node: { ...node, type: TYPE, parameters: {} }, credentials },
			(json, { phone }) => json.number === phone,
		);
	},
};
