import {
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	isExpression,
	NodeHelpers,
} from 'n8n-workflow';

/** The paths of what was given and is not kept as it was. */
function lostOf(given: unknown, kept: unknown, path: string): string[] {
	if (typeof given !== 'object' || given === null) return given === kept ? [] : [path];
	if (typeof kept !== 'object' || kept === null) return [path];
	const found = new Map<string, unknown>(Object.entries(kept));
	return Object.entries(given).flatMap(([name, value]) =>
		lostOf(value, found.get(name), path === '' ? name : `${path}.${name}`),
	);
}

/** The fields with a fixed list, at the top and in collections, whose value is in no list. */
function wrongChoices(properties: readonly INodeProperties[], values: INodeParameters): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const fields = properties.filter((field) => field.name === name);
		const inside = fields.flatMap(({ type, options = [] }) =>
			type === 'collection' ? options.filter((one): one is INodeProperties => 'type' in one) : [],
		);
		if (inside.length > 0 && typeof value === 'object')
			return wrongChoices(inside, { ...value } as INodeParameters);
		const lists = fields.filter(
			({ type, typeOptions }) => type === 'options' && !typeOptions?.loadOptionsMethod,
		);
		const choices = lists.flatMap(({ options = [] }) =>
			options.map((one) => ('value' in one ? one.value : undefined)),
		);
		const isFree =
			lists.length === 0 || isExpression(value) || choices.some((choice) => choice === value);
		return isFree ? [] : [`${name} cannot be ${JSON.stringify(value)}`];
	});
}

/**
 * What n8n's editor would object to in a node of a workflow file, or silently drop from it: parameters and options that the
 * node does not have, or does not show for what is chosen beside them; values that are in no list; required fields left empty.
 */
export function parameterProblems(node: INode, description: INodeTypeDescription): string[] {
	const { properties } = description;
	const versions = [description.version].flat();
	if (!versions.includes(node.typeVersion))
		return [`version ${node.typeVersion} is not one of ${versions.join(', ')}`];
	const kept = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const issues = NodeHelpers.getNodeParametersIssues(properties, node, description);
	return [
		...lostOf(node.parameters, kept, '').map((path) => `${path} is not a parameter here`),
		...wrongChoices(properties, node.parameters),
		...Object.values(issues?.parameters ?? {}).flat(),
	];
}
