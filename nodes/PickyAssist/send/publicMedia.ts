import { unreachableMedia } from '../../api/content/mediaUrl';
import { badItem, isMessage } from './draftMessages';
import type { Line } from './duplicateItems';

/**
 * The same lines, with a problem in the place of each message whose file Picky Assist itself cannot fetch. Behind a proxy or
 * sandbox of the user's own such an address may be right.
 */
export function requirePublicMedia(lines: readonly Line[]): Line[] {
	return lines.map((line) => {
		if (!isMessage(line) || line.media?.field !== 'media') return line;
		const problem = unreachableMedia(line.media.value);
		return problem ? badItem(line.itemIndex, problem, line.recipientField, line.recipient) : line;
	});
}
