import { isBlank } from '../input/text';
import { isPayload, type Value } from './payload';

/** What programs write where there is no ID and no address. */
const NO_ID = /^\s*(?:0*|null|undefined|none|false|\[\]|\{\})\s*$/i;

/** Whether a field has no value: it is missing, blank, or an empty list or object. */
export function isEmptyValue(value: Value): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'object') return Object.keys(value).length === 0;
	return typeof value === 'string' && isBlank(value);
}

/** Whether a field holds no ID or address: it is empty, or 0, false or the word null. */
export function isNoId(value: Value): boolean {
	return isEmptyValue(value) || (typeof value !== 'object' && NO_ID.test(String(value)));
}

/** Whether a list or object has anything in it besides empty values, also one level deeper. */
export function hasContent(value: Value): boolean {
	if (!Array.isArray(value) && !isPayload(value)) return false;
	return Object.values(value).some((inner: Value) =>
		isPayload(inner)
			? Object.values(inner).some((innermost) => !isEmptyValue(innermost))
			: !isEmptyValue(inner),
	);
}
