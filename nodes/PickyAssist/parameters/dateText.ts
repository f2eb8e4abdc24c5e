function isDate(value: object): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

/**
 * The text of a date that an expression returned, in ISO 8601: a Date or a Luxon DateTime, of which n8n's isolated VM makes a plain
 * object (seen on n8n 2.41). That of an invalid date says so.
 *
 * @returns undefined if the value is no date
 */
export function dateText(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if ('__n8nType' in value && value.__n8nType === 'DateTime')
		return '__isoString' in value ? String(value.__isoString) : 'Invalid DateTime';
	if ('isLuxonDateTime' in value) return String(value);
	if (!isDate(value)) return undefined;
	return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
}
