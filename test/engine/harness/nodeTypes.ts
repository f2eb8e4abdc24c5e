import { PackageDirectoryLoader } from 'n8n-core';
import {
	type ICredentialType,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';

/** The start of a workflow. Its items are pinned, so n8n never runs it; n8n's own is in a package that tests do not need. */
const manualTrigger: INodeType = {
	description: {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Start of the workflow',
		defaults: { name: 'Manual Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

/** The node and credential types of the built package, loaded the way n8n loads an installed package. */
export class PackageTypes implements INodeTypes {
	readonly credentials = new Map<string, ICredentialType>();
	private readonly nodes = new Map<string, INodeType>([
		['n8n-nodes-base.manualTrigger', manualTrigger],
	]);

	private readonly running = new Set<Promise<unknown>>();

	private constructor(loader: PackageDirectoryLoader) {
		for (const [name, { type }] of Object.entries(loader.nodeTypes)) {
			const node = NodeHelpers.getVersionedNodeType(type);
			this.nodes.set(`${loader.packageName}.${name}`, this.watched(node));
		}
		for (const [name, { type }] of Object.entries(loader.credentialTypes))
			this.credentials.set(name, type);
	}

	/** @param folder the package: the folder with its `package.json` and `dist` */
	static async load(folder: string): Promise<PackageTypes> {
		const loader = new PackageDirectoryLoader(folder);
		await loader.loadAll();
		return new PackageTypes(loader);
	}

	/** The node type, whose runs `settled` waits for. */
	private watched(node: INodeType): INodeType {
		const { execute } = node;
		if (!execute) return node;
		const { running } = this;
		const value: NonNullable<INodeType['execute']> = async function (response) {
			const run = execute.call(this, response);
			running.add(run);
			try {
				return await run;
			} finally {
				running.delete(run);
			}
		};
		return Object.create(node, { execute: { value } });
	}

	/** Waits until no node of the package is running: n8n does not wait for the one that runs when an execution is stopped. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.running);
	}

	/** Adds a node type for a test. */
	add(type: string, node: INodeType): void {
		this.nodes.set(type, node);
	}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string): INodeType {
		const node = this.nodes.get(type);
		if (!node) throw new Error(`The node type ${type} is not loaded`);
		return node;
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}
