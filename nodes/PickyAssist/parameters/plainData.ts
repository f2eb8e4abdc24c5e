/**
 * Whether a value is a plain object. Anything else (a list, a Date, a Luxon DateTime, a class instance) may have properties
 * on its prototype, and only n8n's engine knows how it resolves them.
 */
export function isPlainData(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

/** A value that is the same inside and outside n8n's engine. */
export type Primitive = string | number | boolean | null | undefined;

/** Whether a value is the same inside and outside the engine: not an object, NaN, infinite or -0. */
export function isPrimitive(value: unknown): value is Primitive {
	if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
	return (
		value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean'
	);
}
