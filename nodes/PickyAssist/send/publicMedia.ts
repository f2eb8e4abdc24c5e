import { unreachableMedia } from '../../api/mediaUrl';
import type { Message } from '../../api/types';
import type { MessageOperation } from '../operations/messageOperation';
import { type BadItem, badItem, isBadItem } from './draftMessages';

/**
 * The same lines, with a problem in the place of each message whose file Picky Assist itself cannot fetch. Behind a proxy or
 * sandbox of the user's own such an address may be right.
 */
export function requirePublicMedia(lines: Array<Message | BadItem>, operation: MessageOperation): Array<Message | BadItem> {
	return lines.map((line) => {
		if (isBadItem(line) || line.media?.field !== 'media') return line;
		const problem = unreachableMedia(line.media.value);
		return problem ? badItem(line.itemIndex, problem, operation) : line;
	});
}
