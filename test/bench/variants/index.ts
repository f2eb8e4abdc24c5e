import { floor } from './floor';
import { floorInN8n } from './floorInN8n';
import { httpRequest } from './httpRequest';
import {
	personal,
	personalWithIndex,
	personalWithMethod,
	personalWithNode,
	personalWithTime,
	sameText,
	template,
} from './ours';
import { passThrough } from './passThrough';
import { telegram } from './telegram';
import type { Variant } from './variant';

/** All that is measured, in the order of the tables. */
export const VARIANTS: readonly Variant[] = [
	personal,
	personalWithMethod,
	personalWithIndex,
	personalWithTime,
	personalWithNode,
	template,
	sameText,
	floor,
	floorInN8n,
	passThrough,
	httpRequest,
	telegram,
];

/** @throws if there is no variant of this letter */
export function variantOf(letter: string): Variant {
	const variant = VARIANTS.find((one) => one.letter === letter);
	if (!variant) throw new Error(`There is no variant ${letter}`);
	return variant;
}
