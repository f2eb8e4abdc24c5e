import { type INode, Workflow } from 'n8n-workflow';
import { type Engine, startEngine } from './harness/engine';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

it('the subtitle says each operation in words, whichever there are', () => {
	const type = 'n8n-nodes-pickyassist.pickyAssist';
	const { subtitle = '', properties } = engine.types.getByNameAndVersion(type).description;
	const operations = properties.flatMap(({ name, options = [] }) => (name === 'operation' ? options : []));
	expect(operations.length).toBeGreaterThan(7);
	const shown = operations.map((operation) => {
		const value = 'value' in operation ? operation.value : undefined;
		const node: INode = { id: 'n', name: 'n', type, typeVersion: 1, position: [0, 0], parameters: { operation: value ?? null } };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: engine.types });
		return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
	});
	// The name in the list, in sentence case but for the abbreviation.
	expect(shown).toEqual(operations.map(({ name }) => `${name.charAt(0)}${name.slice(1).toLowerCase()}`.replace('sms', 'SMS')));
	expect(shown).toContain('Send SMS');
});
