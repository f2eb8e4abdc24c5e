import type { Media } from '../../api/content/media';
import { unreachableMedia } from '../../api/content/mediaUrl';
import { InputError } from '../../api/input/inputError';
import { isSameEnvelope } from '../../api/push/batching';
import type { Draft, Message } from '../../api/push/types';
import type { Template } from '../../api/resources/templates';
import { asError } from '../errors';
import { readFallbackTemplate } from '../operations/message/ifSessionClosed';
import type { MessageOperation } from '../operations/messageOperation';
import type { ItemParameters, Parameters } from '../parameters/parameters';
import type { Ledger } from '../sendOnce/ledger';
import type { BinaryFiles } from './binaryFiles';
import { type DraftResult, invalidItem, isMessage } from './draftResult';
import { completeDrafts, type Completion, type Drafted, draftList } from './completeDrafts';
import { EqualLists } from './equalLists';
import { recipientFieldOf, recipientOfItem } from './recipientForErrors';
import type { Run } from './run';
import type { UpstreamTriggers } from './upstreamTriggers';

/** The input for drafting messages. */
export interface DraftInput {
	readonly operation: MessageOperation;
	readonly parameters: Parameters;
	readonly files: BinaryFiles;
	readonly triggers: UpstreamTriggers;
	readonly run: Run;
	/**
	 * What an earlier attempt did: a duplicate item stays a duplicate, and an item that was sent at least in part does not
	 * become one.
	 */
	readonly ledger?: Pick<Ledger, 'duplicateOf' | 'itemsSent'> | undefined;
	/** The account's templates, if the operation uses them and they could be read. */
	readonly templates?: readonly Template[] | undefined;
}

/**
 * The message of a draft. Reuses the previous envelope if it is equal and avoids object spread: there may be 100,000.
 *
 * @param previous the preceding result
 */
function toMessage(
	draft: Draft,
	itemIndex: number,
	position: number,
	previous: DraftResult | undefined,
): Message {
	const { recipient, recipientField, entry, media, mediaPerRecipient } = draft;
	const { mayLackCountryCode, fallbackTemplate } = draft;
	const isSame =
		previous && isMessage(previous) && isSameEnvelope(previous.envelope, draft.envelope);
	const envelope = isSame ? previous.envelope : draft.envelope;
	const kind = 'message';
	const plain: Message = { kind, recipient, recipientField, envelope, entry, itemIndex, position };
	const checked = mayLackCountryCode ? { ...plain, mayLackCountryCode } : plain;
	const message = fallbackTemplate ? { ...checked, fallbackTemplate } : checked;
	return media ? { ...message, media, mediaPerRecipient: mediaPerRecipient ?? false } : message;
}

function mediaProblem(media: Media | undefined): InputError | undefined {
	return media?.field === 'media' ? unreachableMedia(media.value) : undefined;
}

/** Turns the items of a run into messages, one item after the other. */
class Drafter {
	readonly results: DraftResult[] = [];
	private readonly lists: EqualLists | undefined;
	private readonly itemsSent: ReadonlySet<number> | undefined;
	/** How drafts without a fallback template are completed. */
	private readonly completion: Completion;
	private readonly isVendor: boolean;

	constructor(private readonly input: DraftInput) {
		const { run, parameters, ledger } = input;
		const referenceNeeded = run.settings?.oncePerRecipientAndReference === true;
		this.completion = { referenceNeeded, template: undefined };
		this.lists = parameters.itemCount > 1 ? new EqualLists(referenceNeeded) : undefined;
		this.itemsSent = ledger?.itemsSent;
		this.isVendor = run.kind === 'ready' && run.connection.isVendor;
	}

	addItem(itemIndex: number): void {
		const { operation, parameters } = this.input;
		const item = parameters.forItem(itemIndex);
		try {
			this.addDrafts(this.draft(item, itemIndex), item, itemIndex);
		} catch (error) {
			const recipient = recipientOfItem(operation, item);
			const recipientField = recipientFieldOf(operation, item);
			const invalid = invalidItem(itemIndex, asError(error), recipientField, recipient);
			this.results.push({ ...invalid, isWholeItem: true });
		}
	}

	private draft(item: ItemParameters, itemIndex: number): Drafted {
		const { operation, files, triggers, ledger, run, templates } = this.input;
		const original = ledger?.duplicateOf(itemIndex);
		if (original !== undefined) return { itemIndex: original };
		if (run.kind === 'failed') throw run.error;
		const completion =
			operation.hasSessions && run.settings.sendsFallback
				? { ...this.completion, template: readFallbackTemplate(item, templates) }
				: this.completion;
		const list = operation.toList?.(item);
		if (list) {
			const lists = this.itemsSent?.has(itemIndex) ? undefined : this.lists;
			return draftList(list, item, itemIndex, lists, completion);
		}
		const findFile = (field: unknown) => files.find(itemIndex, field);
		const findTriggers = () => triggers.of(itemIndex);
		const drafts = operation.toDrafts(item, { findFile, findTriggers, templates });
		return completeDrafts(drafts, item, completion);
	}

	private addDrafts(drafted: Drafted, item: ItemParameters, itemIndex: number): void {
		const { operation } = this.input;
		if (!Array.isArray(drafted)) {
			if (drafted.problem) throw drafted.problem;
			this.results.push({
				kind: 'duplicate',
				itemIndex,
				recipientField: recipientFieldOf(operation, item),
				duplicateOfItem: drafted.itemIndex,
			});
			return;
		}
		for (const draft of drafted) {
			this.results.push(
				draft instanceof InputError
					? invalidItem(itemIndex, draft, recipientFieldOf(operation, item))
					: this.toDraftResult(draft, itemIndex),
			);
		}
	}

	/** Picky Assist itself cannot fetch a file from a private network; the user's own proxy or sandbox might. */
	private toDraftResult(draft: Draft, itemIndex: number): DraftResult {
		const { media, recipientField, recipient, fallbackTemplate } = draft;
		const problem = this.isVendor
			? (mediaProblem(media) ?? mediaProblem(fallbackTemplate?.media))
			: undefined;
		return problem
			? invalidItem(itemIndex, problem, recipientField, recipient)
			: toMessage(draft, itemIndex, this.results.length, this.results.at(-1));
	}
}

/** Turns every input item into messages, in order, or says why it cannot be sent. Nothing is sent yet. */
export function draftMessages(input: DraftInput): DraftResult[] {
	const drafter = new Drafter(input);
	for (let itemIndex = 0; itemIndex < input.parameters.itemCount; itemIndex++) {
		drafter.addItem(itemIndex);
	}
	return drafter.results;
}
