import { dateText } from './dateText';
import type { ItemParameters } from './parameters';

/**
 * The value of one field of a form (a `resourceMapper`) for an item, as n8n returns it with the whole form: a date as text,
 * and undefined for null.
 * Read alone, because n8n rejects a whole form if one required value is missing, and evaluates it for each item.
 *
 * @param path `PARAMETER.value.ID`, of a field of type `string`; the ID contains no dots
 */
export function readFormValue(item: ItemParameters, path: string): unknown {
	const value = item.get(path);
	return dateText(value) ?? value ?? undefined;
}
