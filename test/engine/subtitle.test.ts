import { type Engine, startEngine } from './harness/engine';
import { lookInside } from './harness/probe';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

it('the subtitle says each operation in words, whichever there are', async () => {
	const { subtitle = '', properties } = engine.types.getByNameAndVersion('n8n-nodes-pickyassist.pickyAssist').description;
	const operations = properties.flatMap(({ name, options = [] }) => (name === 'operation' ? options : []));
	expect(operations.length).toBeGreaterThan(7);
	const shown: unknown[] = [];
	for (const one of operations) {
		const operation = 'value' in one ? one.value : '';
		await lookInside(engine, { operation, subtitle }, [{}], (context) => shown.push(context.getNodeParameter('subtitle', 0)));
	}
	// The name in the list, in sentence case but for the abbreviation.
	expect(shown).toEqual(operations.map(({ name }) => `${name.charAt(0)}${name.slice(1).toLowerCase()}`.replace('sms', 'SMS')));
	expect(shown).toContain('Send SMS');
});
