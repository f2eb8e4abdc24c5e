import { type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/**
 * n8n's Filter, as far as examples need it. n8n's own is in a package that is not installed here; the
 * comparing itself is done by n8n's engine, there as here.
 */
export const filterNode: INodeType = {
	description: {
		displayName: 'Filter',
		name: 'filter',
		group: ['transform'],
		version: 2.2,
		description: 'Lets the items through that meet the conditions',
		defaults: { name: 'Filter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Conditions', name: 'conditions', type: 'filter', default: {} },
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	},
	async execute() {
		const isLetThrough = (index: number) =>
			this.getNodeParameter('conditions', index, false, { extractValue: true }) === true;
		const items = this.getInputData().map((item, index) => ({
			...item,
			pairedItem: { item: index },
		}));
		return [items.filter((_, index) => isLetThrough(index))];
	},
};
