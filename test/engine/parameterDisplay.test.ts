import { type INodeProperties, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import { useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();

function valuesOf({ properties }: INodeTypeDescription, name: string, resource?: string): string[] {
	return properties
		.filter(
			(one: INodeProperties) =>
				one.name === name &&
				(resource === undefined || one.displayOptions?.show?.resource?.includes(resource)),
		)
		.flatMap(({ options = [] }) =>
			options.flatMap((option) => ('value' in option ? [String(option.value)] : [])),
		);
}

// n8n 2.8's editor does this when it opens a workflow, and opens an empty one if it fails.
it('n8n can tell which fields are shown for every operation and version of the node', () => {
	const { description } = setup.engine.types.getByNameAndVersion(
		'n8n-nodes-pickyassist.pickyAssist',
	);
	const cases = [1, 1.1].flatMap((typeVersion) =>
		valuesOf(description, 'resource').flatMap((resource) =>
			valuesOf(description, 'operation', resource).flatMap((operation) =>
				[
					{},
					{ channel: '={{ $json.channel }}' },
					{ ifSessionClosed: 'sendTemplate' },
					{ template: '={{ 1 }}' },
				].map((others) => ({ typeVersion, parameters: { resource, operation, ...others } })),
			),
		),
	);
	expect(cases.length).toBeGreaterThan(100);
	for (const { typeVersion, parameters } of cases)
		expect(
			NodeHelpers.getNodeParameters(
				description.properties,
				parameters,
				true,
				false,
				{ typeVersion },
				description,
			),
		).toMatchObject({ resource: parameters.resource, operation: parameters.operation });
});
