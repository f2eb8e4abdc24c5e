import { parseJsonObject, type JsonObject } from '../sandbox/json';

/** Deeper ones would use up the stack where they are shown or masked. */
const MAX_DEPTH = 100;

function childrenOf(value: unknown): unknown[] {
	return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** The JSON object that someone sent; undefined if there is none, or if it is nested too deeply. */
export function readJson(text: string): JsonObject | undefined {
	const json = parseJsonObject(text.trim());
	let level: unknown[] = [json];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_DEPTH) return undefined;
		level = level.flatMap(childrenOf);
	}
	return json;
}
