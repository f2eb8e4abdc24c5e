import type { IExecuteFunctions } from 'n8n-workflow';
import { benchNode } from '../engine/benchEngine';
import { prepareInEngine } from './engineVariant';
import type { Variant } from './variant';

const TYPE = 'bench.passThrough';

const node = benchNode(TYPE, async function (this: IExecuteFunctions) {
	return [this.getInputData()];
});

/** n8n hands the same items to a node that returns them. */
export const passThrough: Variant = {
	letter: 'd',
	title: 'Pass-through: n8n hands on the items, no request',
	mostItems: 100_000,
	requestsFor: () => 0,
	prepare(engine, people) {
		engine.add(TYPE, node);
		return prepareInEngine(
			engine,
			people,
			{ node: { type: TYPE, parameters: {} } },
			(json, { phone }) => json.phone === phone,
		);
	},
};
