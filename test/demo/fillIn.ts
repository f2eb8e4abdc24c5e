import { isJsonObject, type JsonObject } from '../sandbox/json';

function valueAt(item: unknown, path: readonly string[]): unknown {
	const [name, ...rest] = path;
	if (name === undefined) return item;
	return isJsonObject(item) ? valueAt(item[name], rest) : undefined;
}

/**
 * A parameter with the fields of an item in the places of its expressions.
 *
 * @throws Error if an expression is more than a field of the item
 */
export function fillIn(parameter: unknown, item: JsonObject): string {
	const text = String(parameter ?? '');
	if (!text.startsWith('=')) return text;
	const filled = text
		.slice(1)
		.replace(/\{\{ \$json\.([\w.]+) \}\}/g, (_, path: string) =>
			String(valueAt(item, path.split('.'))),
		);
	if (!filled.includes('{{')) return filled;
	throw new Error(`The demo cannot compute ${text}: use expressions such as {{ $json.name }}.`);
}
