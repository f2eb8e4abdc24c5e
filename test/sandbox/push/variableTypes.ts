import { decodeBase64 } from '../base64';
import { isJsonObject, type JsonObject } from '../json';

/** A JSON type of a push variable: what is accepted, and the words that say so in a refusal. */
export interface VariableType {
	readonly words: string;
	accepts(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isObjectList = (value: unknown): boolean => Array.isArray(value) && value.every(isJsonObject);
const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(value);
const fitsIn = (most: number, value: unknown): boolean =>
	isText(value) && [...value].length <= most;

function isWebAddress(value: unknown): boolean {
	if (!isText(value)) return false;
	if (value === '') return true;
	if (/\s/.test(value) || !URL.canParse(value)) return false;
	return ['http:', 'https:'].includes(new URL(value).protocol);
}

function isPosition(value: unknown, most: number): boolean {
	return isText(value) && /^-?\d+(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= most;
}

// Field names: push API variables page.
const CONTACT_FIELDS: ReadonlySet<string> = new Set([
	'first_name',
	'last_name',
	'phone',
	'city',
	'country',
	'country_code',
	'state',
	'street',
	'address_type',
	'zip',
	'email',
	'company',
	'contact_image',
]);
const LOCATION_FIELDS: ReadonlySet<string> = new Set(['name', 'address', 'lat', 'long']);

function hasOnly(fields: JsonObject, known: ReadonlySet<string>): boolean {
	return Object.entries(fields).every(([name, value]) => known.has(name) && isText(value));
}

function isContactCard(value: unknown): boolean {
	if (!isJsonObject(value) || !hasOnly(value, CONTACT_FIELDS)) return false;
	const image = value['contact_image'];
	return image === undefined || (isText(image) && decodeBase64(image) !== undefined);
}

function isContactList(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0 && value.every(isContactCard);
}

function isLocation(value: unknown): boolean {
	if (!isJsonObject(value) || !hasOnly(value, LOCATION_FIELDS)) return false;
	return isPosition(value['lat'], 90) && isPosition(value['long'], 180);
}

export const TEXT: VariableType = { words: 'a string', accepts: isText };

export const FLAG: VariableType = { words: 'the number 1', accepts: (value) => value === 1 };

export const TEXT_LIST: VariableType = { words: 'an array of strings', accepts: isTextList };

/** At most 10,000 entries is a separate rule, not a type. */
export const ENTRIES: VariableType = { words: 'an array of objects', accepts: isObjectList };

/** A number works too, says the web automation page; the samples send a string. */
export const APPLICATION: VariableType = {
	words: 'a string of digits or a whole number',
	accepts: (value) => isText(value) || isWholeNumber(value),
};

export const PRIORITY: VariableType = {
	words: '"0" or "1"',
	accepts: (value) => value === '0' || value === '1' || value === 0 || value === 1,
};

/** The table says numeric, other integrators send a string: both are taken. */
export const MESSAGE_ID: VariableType = {
	words: 'a string or a whole number',
	accepts: (value) => isText(value) || isWholeNumber(value),
};

export const WEB_ADDRESS: VariableType = {
	words: 'an http or https address without spaces',
	accepts: isWebAddress,
};

/** Bare base64, as in the samples; whether the service takes a data URI is not known. */
export const BASE64_FILE: VariableType = {
	words: 'bare base64',
	accepts: (value) => isText(value) && decodeBase64(value) !== undefined,
};

/** At most 20 characters: media attachments page. */
export const FILE_NAME: VariableType = {
	words: 'a string of at most 20 characters',
	accepts: (value) => fitsIn(20, value),
};

/** A PDF's name of at most 60 characters, or the values of a text header's variables. */
export const TEMPLATE_HEADER: VariableType = {
	words: 'a string of at most 60 characters or an array of strings',
	accepts: (value) => fitsIn(60, value) || isTextList(value),
};

export const CONTACT_CARDS: VariableType = {
	words: `an array of objects with text fields out of ${[...CONTACT_FIELDS].join(', ')} (bare base64)`,
	accepts: isContactList,
};

export const LOCATION: VariableType = {
	words: 'an object of strings: lat (-90 to 90), long (-180 to 180), name, address',
	accepts: isLocation,
};
