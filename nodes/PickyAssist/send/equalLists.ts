import { createHash } from 'crypto';
import { withoutReference } from '../../api/push/duplicates';
import { InputError } from '../../api/input/inputError';
import type { Draft } from '../../api/push/types';
import type { RecipientList } from '../operations/messageOperation';

/** The first item with a list, and, if no part of that list can be sent, the reason. */
export interface EarlierItem {
	readonly itemIndex: number;
	readonly problem?: Error;
}

function digest(parts: Iterable<string>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${part.length} ${part}`);
	return hash.digest('base64');
}

/** JSON; undefined for a value that has none, such as an object that contains itself. */
function jsonOf(value: unknown): string | undefined {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return undefined;
	}
}

/** What a recipient would get, regardless of how the number is written, or why nothing can be sent. */
function keyOf(draft: Draft | InputError, withReferences: boolean): string {
	if (draft instanceof InputError) return JSON.stringify([draft.message, draft.recipient]);
	return JSON.stringify([
		draft.recipient,
		withReferences ? draft.entry : withoutReference(draft.entry),
	]);
}

/**
 * Finds items that would send the same content to the same recipients as an earlier item. Only hashes are kept: there may be
 * 10,000 items with the same 10,000 recipients, so their lists are compared before they are turned into messages.
 */
export class EqualLists {
	private readonly asWritten = new Map<string, EarlierItem>();
	private readonly asSent = new Map<string, EarlierItem>();
	private last: { source: unknown; digest: string | undefined } | undefined;

	/** @param withReferences whether lists that differ only in reference numbers count as different */
	constructor(private readonly withReferences: boolean) {}

	/**
	 * Finds an earlier item whose list is equal as written.
	 *
	 * @param content everything else that its messages depend on
	 * @returns the earlier item, and the key to pass to `add`
	 */
	find(
		list: RecipientList,
		content: unknown,
	): { key: string | undefined; earlier: EarlierItem | undefined } {
		const source = this.digestOf(list.source);
		const shared = jsonOf(content);
		const key = source === undefined || shared === undefined ? undefined : digest([source, shared]);
		return { key, earlier: key === undefined ? undefined : this.asWritten.get(key) };
	}

	/**
	 * Records an item's list.
	 *
	 * @param key from `find`
	 * @param drafts one for each of its recipients
	 * @returns an earlier item with the same recipients in another order or notation
	 */
	add(
		key: string | undefined,
		itemIndex: number,
		drafts: ReadonlyArray<Draft | InputError>,
		content: unknown,
	): EarlierItem | undefined {
		const sentKey = digest([
			jsonOf(content) ?? String(itemIndex),
			...drafts.map((draft) => keyOf(draft, this.withReferences)).sort(),
		]);
		const earlier = this.asSent.get(sentKey);
		const problem = drafts.every((draft) => draft instanceof InputError) ? drafts[0] : undefined;
		const known =
			earlier ?? (problem instanceof InputError ? { itemIndex, problem } : { itemIndex });
		this.asSent.set(sentKey, known);
		if (key !== undefined) this.asWritten.set(key, known);
		return earlier;
	}

	/** Hashes a value shared by all items only once. */
	private digestOf(source: unknown): string | undefined {
		if (this.last?.source !== source || !this.last) {
			const text = jsonOf(source);
			this.last = {
				source,
				digest: text === undefined ? undefined : digest([typeof source, text]),
			};
		}
		return this.last.digest;
	}
}
