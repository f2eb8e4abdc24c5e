import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

/** A place as it goes out: texts only, without empty ones (Push API variables page). */
export type Location = Record<string, string>;

const EXAMPLES = { Latitude: '41.9028', Longitude: '12.4964' };
const MOST = { Latitude: 90, Longitude: 180 };
type Axis = keyof typeof MOST;

const DECIMALS_OF_A_DEGREE = 8;
const PLAIN_NUMBER = /^[+-]?(\d{1,20}(\.\d{0,50})?|\.\d{1,50})$/;

/** A number as text without an exponent. */
function formatDegrees(degrees: number): string {
	const text = String(degrees);
	return text.includes('e')
		? degrees
				.toFixed(DECIMALS_OF_A_DEGREE)
				.replace(/\.?0+$/, '')
				.replace(/^-0$/, '0')
		: text;
}

function notANumber(axis: Axis, text: string): InputError {
	const example = EXAMPLES[axis];
	if (/^[+-]?\d{1,3},\d+$/.test(text)) {
		return new InputError(
			`${axis} ${quote(text)} contains a comma`,
			`Use a decimal point: ${text.replace(',', '.')}.`,
		);
	}
	if (/\d\s*[,;]\s*[-+\d]/.test(text)) {
		return new InputError(
			`${axis} ${quote(text)} contains more than one number`,
			'Put the first number into Latitude and the second into Longitude.',
		);
	}
	return new InputError(
		`${axis} ${quote(text)} is not a number`,
		`Enter degrees as a decimal number, for example ${example}.`,
	);
}

function readDegrees(input: unknown, axis: Axis): number {
	const text = (typeof input === 'number' ? String(input) : textOf(input, axis))
		.trim()
		.replace(/^\u2212/, '-');
	if (text === '')
		throw new InputError(
			`${axis} is empty`,
			`Enter degrees as a decimal number, for example ${EXAMPLES[axis]}.`,
		);
	const degrees = typeof input === 'number' ? input : PLAIN_NUMBER.test(text) ? Number(text) : NaN;
	if (!Number.isFinite(degrees)) throw notANumber(axis, text);
	const most = MOST[axis];
	if (Math.abs(degrees) <= most) return degrees;
	const swapped =
		Math.abs(degrees) <= MOST.Longitude ? ' Latitude and longitude may be swapped.' : '';
	throw new InputError(
		`${axis} ${text} is out of range`,
		`It must be between -${most} and ${most}.${swapped}`,
	);
}

/**
 * A place on the map, as a push request carries it: its position as texts of degrees.
 *
 * @throws InputError if latitude or longitude is no decimal number, or not on the globe
 */
export function toLocation(
	input: Readonly<Record<'name' | 'address' | 'latitude' | 'longitude', unknown>>,
): Location {
	const name = textOf(input.name, 'Name').trim();
	const address = textOf(input.address, 'Address').trim();
	return {
		...(name === '' ? {} : { name }),
		...(address === '' ? {} : { address }),
		lat: formatDegrees(readDegrees(input.latitude, 'Latitude')),
		long: formatDegrees(readDegrees(input.longitude, 'Longitude')),
	};
}
