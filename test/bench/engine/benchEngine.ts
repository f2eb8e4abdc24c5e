import { type Engine, runOf, startEngine } from '../../engine/harness/engine';
import { PackageDirectoryLoader } from 'n8n-core';
import {
	type IBinaryKeyData,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';
import type { SavedCredentials } from '../../engine/harness/credentials';
import type { Person } from '../people';
import { nodesBaseFolder } from './nodesBase';

/** Milliseconds that count as a minute: the limit of 90 requests a minute must not decide what is measured. */
export const MINUTE = 100;
const START = 'Start';
/** The node before the measured one, which puts out the people. */
export const SOURCE = 'People';
const MEASURED = 'Measured';
const SOURCE_TYPE = 'bench.people';

/** One of n8n's own nodes: where its file is, and which version of it is measured. */
export interface ForeignNode {
	readonly name: string;
	readonly file: string;
	readonly version: number;
	/** Where the file of its credential is. */
	readonly credential?: string;
}

/** The node that is measured. */
export type MeasuredNode = Pick<INode, 'type' | 'parameters'> &
	Partial<Pick<INode, 'typeVersion' | 'credentials' | 'onError'>>;

/** A node type of the bench with this name. */
export function benchNode(name: string, execute: INodeType['execute']): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: name,
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		...(execute ? { execute } : {}),
	};
}

/** n8n's engine with the package's node, nodes of the bench, and n8n's own nodes where they are wanted. */
export class BenchEngine {
	private waiting: INodeExecutionData[] = [];

	private constructor(private readonly engine: Engine) {
		this.add(
			SOURCE_TYPE,
			benchNode(SOURCE_TYPE, async () => [this.waiting]),
		);
	}

	/** @param minute milliseconds that count as a minute */
	static async start(minute = MINUTE): Promise<BenchEngine> {
		return new BenchEngine(await startEngine(minute));
	}

	/** Which engine evaluates the expressions. */
	get expressionEngine(): Engine['expressionEngine'] {
		return this.engine.expressionEngine;
	}

	/** Makes a node type known. */
	add(type: string, node: INodeType): void {
		this.engine.types.add(type, node);
	}

	/** Loads one of n8n's own nodes the way n8n does. */
	load({ name, file, version, credential }: ForeignNode): void {
		const loader = new PackageDirectoryLoader(nodesBaseFolder);
		loader.loadNodeFromFile(file);
		this.add(
			`n8n-nodes-base.${name}`,
			NodeHelpers.getVersionedNodeType(loader.getNode(name).type, version),
		);
		if (credential === undefined) return;
		loader.loadCredentialFromFile(credential);
		for (const [type, loaded] of Object.entries(loader.credentialTypes)) {
			this.engine.types.credentials.set(type, loaded.type);
		}
	}

	/**
	 * Prepares an execution in which a node hands these people, one an item, to the node that is measured. Pinned data
	 * would be copied by the harness before n8n sees it.
	 */
	prepare(
		people: readonly Person[],
		node: MeasuredNode,
		credentials: SavedCredentials = {},
		files: readonly IBinaryKeyData[] = [],
	): () => Promise<IRun> {
		const items = people.map((json, index) =>
			files[index] ? { json, binary: files[index] } : { json },
		);
		const place = { typeVersion: 1, position: [0, 0] as [number, number] };
		const file = {
			name: 'bench',
			nodes: [
				{
					...place,
					id: 'start',
					name: START,
					type: 'n8n-nodes-base.manualTrigger',
					parameters: {},
				},
				{ ...place, id: 'source', name: SOURCE, type: SOURCE_TYPE, parameters: {} },
				{ ...place, id: 'measured', name: MEASURED, ...node },
			],
			connections: Object.fromEntries(
				[
					[START, SOURCE],
					[SOURCE, MEASURED],
				].map(([from, to = '']) => [
					from,
					{ main: [[{ node: to, type: NodeConnectionTypes.Main, index: 0 }]] },
				]),
			),
			pinData: { [START]: [{ json: {} }] },
		};
		return async () => {
			this.waiting = items;
			return await this.engine.run(file, { credentials }).finally(() => {
				this.waiting = [];
			});
		};
	}

	/** Must be awaited before the process ends. */
	async stop(): Promise<void> {
		await this.engine.stop();
	}
}

/** The items that the measured node put out. */
export function itemsOf(run: IRun): readonly INodeExecutionData[] {
	const error = run.data.resultData.error;
	if (error) throw new Error(`The run failed: ${error.message}`);
	return runOf(run, MEASURED).outputs[0] ?? [];
}
