import type { WorkflowFile } from '../engine/harness/engine';

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNode(value: unknown): boolean {
	if (!isRecord(value)) return false;
	const texts = [value.id, value.name, value.type];
	const { position, typeVersion, parameters } = value;
	return (
		texts.every((text) => typeof text === 'string' && text !== '') &&
		typeof typeVersion === 'number' &&
		Array.isArray(position) &&
		position.length === 2 &&
		isRecord(parameters)
	);
}

function isListOfItems(value: unknown): boolean {
	return Array.isArray(value) && value.every((item) => isRecord(item) && isRecord(item.json));
}

/** Whether JSON has the shape in which n8n exports a workflow, as far as the demo uses it. */
export function isWorkflowFile(value: unknown): value is WorkflowFile {
	return (
		isRecord(value) &&
		typeof value.name === 'string' &&
		Array.isArray(value.nodes) &&
		value.nodes.every(isNode) &&
		isRecord(value.connections) &&
		isRecord(value.pinData) &&
		Object.values(value.pinData).every(isListOfItems)
	);
}
