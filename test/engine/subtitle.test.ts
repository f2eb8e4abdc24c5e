import { type Engine, startEngine } from './harness/engine';
import { inspectNode } from './harness/probe';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const inSentenceCase = (name: string) =>
	`${name.charAt(0)}${name.slice(1).toLowerCase()}`.replace('sms', 'SMS');

it('the subtitle says each operation in words, and of what it is unless it is a message', async () => {
	const { subtitle = '', properties } = engine.types.getByNameAndVersion(
		'n8n-nodes-pickyassist.pickyAssist',
	).description;
	const [resources = []] = properties.flatMap(({ name, options }) =>
		name === 'resource' && options ? [options] : [],
	);
	const shown: unknown[] = [];
	const wanted: string[] = [];
	for (const { name, displayOptions, options = [] } of properties) {
		if (name !== 'operation') continue;
		const [resource] = displayOptions?.show?.resource ?? [];
		const thing = resources.find((one) => 'value' in one && one.value === resource)?.name ?? '';
		for (const one of options) {
			const parameters = {
				resource: String(resource),
				operation: 'value' in one ? one.value : '',
				subtitle,
			};
			await inspectNode(engine, parameters, [{}], (context) =>
				shown.push(context.getNodeParameter('subtitle', 0)),
			);
			// The names in the lists, in sentence case but for the abbreviation.
			wanted.push(
				thing === 'Message'
					? inSentenceCase(one.name)
					: `${inSentenceCase(one.name)}: ${thing.toLowerCase()}`,
			);
		}
	}
	expect(shown).toEqual(wanted);
	expect(shown).toEqual(
		expect.arrayContaining([
			'Send SMS',
			'Send to group',
			'Get: delivery report',
			'Get balance: account',
		]),
	);
});
