/** A JSON object as it came in: nothing is known of its values yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object; false for null, an array and everything else. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field as text: `''` when it is missing or no string. */
export function textOf(fields: JsonObject, name: string): string {
	const value = fields[name];
	return typeof value === 'string' ? value : '';
}

/** True when a field says something: it is there, and is not `''`, which the API's samples use for "none". */
export function isFilled(fields: JsonObject, name: string): boolean {
	const value = fields[name];
	return value !== undefined && value !== '';
}

/** The JSON objects of a list field; an empty list when the field is missing or no list. */
export function objectsOf(fields: JsonObject, name: string): readonly JsonObject[] {
	const value = fields[name];
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The JSON object a text holds, or undefined when it holds none. */
export function parseJsonObject(text: string): JsonObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isJsonObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
