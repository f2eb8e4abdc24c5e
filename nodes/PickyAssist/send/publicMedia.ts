import { unreachableMedia } from '../../api/content/mediaUrl';
import { badItem, isMessage } from './draftMessages';
import type { DraftResult } from './duplicateItems';

/**
 * The same lines, with a problem in the place of each message whose file Picky Assist itself cannot fetch. Behind a proxy or
 * sandbox of the user's own such an address may be right.
 */
export function rejectUnreachableMedia(drafted: readonly DraftResult[]): DraftResult[] {
	return drafted.map((line) => {
		if (!isMessage(line) || line.media?.field !== 'media') return line;
		const problem = unreachableMedia(line.media.value);
		return problem ? badItem(line.itemIndex, problem, line.recipientField, line.recipient) : line;
	});
}
