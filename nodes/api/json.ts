/** What can stand in the JSON of a push request. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| JsonValue[]
	| { [key: string]: JsonValue };

/** Whether a value is a JSON object: not null, not a list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same for what came out of a JSON text, where everything in an object is JSON too. */
export function isJsonObject(value: unknown): value is Record<string, JsonValue> {
	return isPlainObject(value);
}

/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Whether a value can stand in JSON as it is, at every depth. */
export function isJsonValue(value: unknown): value is JsonValue {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	return typeof value === 'object' && Object.values(value).every(isJsonValue);
}
