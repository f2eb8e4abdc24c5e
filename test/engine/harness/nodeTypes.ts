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

	private constructor(loader: PackageDirectoryLoader) {
		for (const [name, { type }] of Object.entries(loader.nodeTypes)) {
			this.nodes.set(`${loader.packageName}.${name}`, NodeHelpers.getVersionedNodeType(type));
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
