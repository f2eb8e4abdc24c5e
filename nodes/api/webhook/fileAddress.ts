import { isNoId } from './absentValue';
import { toStructure } from './fields';
import type { Value } from './payload';

/** The address of the file of a message, or in words why there is none. */
export type FileAddress = { readonly url: string } | { readonly problem: string };

/**
 * Reads the address of the file of a message.
 *
 * @param mediaUrl the field `media_url`: text, or a list with one address
 * @returns undefined if the message has no file
 */
export function readFileAddress(mediaUrl: Value): FileAddress | undefined {
	const structure = toStructure(mediaUrl);
	const all: Value[] = (Array.isArray(structure) ? structure : [structure]).filter(
		(value: Value) => !isNoId(value),
	);
	const [address] = all;
	if (all.length === 0) return undefined;
	if (all.every((value) => typeof value === 'string') && all.length > 1)
		return { problem: `the message has ${all.length} files` };
	return typeof address === 'string'
		? { url: address.trim() }
		: { problem: 'its address is not text' };
}
