/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { Expression, type Workflow } from 'n8n-workflow';

/** n8n 2.8 has one expression engine: it cannot be chosen, and nothing is acquired for it or released. */
const CAN_BE_CHOSEN = 'initExpressionEngine' in Expression;

/** Production runs expressions in isolated VMs, which need Node.js 24. */
function expressionEngineForNode(): 'legacy' | 'vm' {
	return Number(process.versions.node.split('.')[0]) >= 24 ? 'vm' : 'legacy';
}

/** Starts the expression engine of this n8n on this Node.js, and returns its name. */
export async function startExpressionEngine(): Promise<'legacy' | 'vm' | 'quickjs'> {
	if (!CAN_BE_CHOSEN) return 'legacy';
	await Expression.initExpressionEngine({
		engine: expressionEngineForNode(),
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	return Expression.getActiveImplementation();
}

/** Must be awaited before the process ends: the expression engine ends it with a crash otherwise. */
export async function stopExpressionEngine(): Promise<void> {
	if (CAN_BE_CHOSEN) await Expression.disposeExpressionEngine();
}

/** Calls something that evaluates expressions of this workflow outside of an execution. */
export async function withExpressions<T>(
	{ expression }: Workflow,
	call: () => Promise<T>,
): Promise<T> {
	return CAN_BE_CHOSEN ? await expression.withIsolate(call) : await call();
}
