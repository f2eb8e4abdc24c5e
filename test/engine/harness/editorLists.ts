import { LoadOptionsContext } from 'n8n-core';
import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type ResourceMapperFields,
	Workflow,
} from 'n8n-workflow';
import { type Engine, engineData } from './engine';
import { withExpressions } from './expressionEngine';
import type { SavedCredentials } from './credentials';
import { workflowOf } from './engineSetup';

/** What the editor shows in the lists of the open node. */
export interface EditorLists {
	search(list: string, filter?: string): Promise<INodeListSearchResult>;
	options(list: string): Promise<INodePropertyOptions[]>;
	/** The fields of a form. */
	form(method: string): Promise<ResourceMapperFields>;
}

/** Opens the node with these parameters as the editor does: there is no execution and there are no items. */
export function openEditor(
	engine: Engine,
	credentials: SavedCredentials,
	parameters: INodeParameters,
): EditorLists {
	const { nodes, connections } = workflowOf(parameters, [], { typeVersion: 1.1 });
	const workflow = new Workflow({ nodes, connections, active: false, nodeTypes: engine.types });
	const node = nodes.find(({ id }) => id === 'node');
	if (!node) throw new Error('The workflow has no Picky Assist node');
	const data = { ...engineData(engine.types, credentials), currentNodeParameters: parameters };
	const { methods } = engine.types.getByNameAndVersion(node.type);
	// The two packages type the name of the workflow in different ways.
	const context = new LoadOptionsContext(
		workflow,
		node,
		data,
		'',
	) as unknown as ILoadOptionsFunctions;
	return {
		async search(list, filter) {
			const method = methods?.listSearch?.[list];
			if (!method) throw new Error(`There is no list ${list}`);
			return await withExpressions(workflow, () => method.call(context, filter));
		},
		async options(list) {
			const method = methods?.loadOptions?.[list];
			if (!method) throw new Error(`There is no list ${list}`);
			return await withExpressions(workflow, () => method.call(context));
		},
		async form(name) {
			const method = methods?.resourceMapping?.[name];
			if (!method) throw new Error(`There is no form ${name}`);
			return await withExpressions(workflow, () => method.call(context));
		},
	};
}
