import { createHash } from 'crypto';
import { withoutReference } from '../../api/push/duplicates';
import { InputError } from '../../api/input/inputError';
import type { Draft } from '../../api/push/types';
import type { RecipientList } from '../operations/messageOperation';

/** The first item with a list, and why nothing of that list can be sent, if it is so. */
export interface EarlierItem {
	readonly itemIndex: number;
	readonly problem?: Error;
}

function digest(parts: Iterable<string>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${part.length} ${part}`);
	return hash.digest('base64');
}

/** JSON; undefined for what has none, such as an object that holds itself. */
function jsonOf(value: unknown): string | undefined {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return undefined;
	}
}

/** What a recipient would get, however the number was written; or why it gets nothing. */
function keyOf(draft: Draft | InputError, withReferences: boolean): string {
	if (draft instanceof InputError) return JSON.stringify([draft.message, draft.recipient]);
	return JSON.stringify([
		draft.recipient,
		withReferences ? draft.entry : withoutReference(draft.entry),
	]);
}

/**
 * Finds the items that would send the same to the same recipients as an item before them. Only hashes are kept: there may be
 * 10,000 items with the same 10,000 recipients, and their lists must not become messages first.
 */
export class EqualLists {
	private readonly asWritten = new Map<string, EarlierItem>();
	private readonly asSent = new Map<string, EarlierItem>();
	private last: { source: unknown; digest: string | undefined } | undefined;

	/** @param withReferences whether another reference number makes another list */
	constructor(private readonly withReferences: boolean) {}

	/**
	 * An item before this one with an equal list, as it was written.
	 *
	 * @param content all else that its messages depend on
	 * @returns also the key under which the list is to be noted
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
	 * Notes an item's list.
	 *
	 * @param key from `find`
	 * @param drafts what became of its recipients
	 * @returns an item before this one with the same recipients in another order or spelling
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

	/** A value that all items share is hashed once. */
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
