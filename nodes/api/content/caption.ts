import { InputError } from '../input/inputError';
import { isBlank } from '../input/text';
import type { MediaKind } from './mediaKind';

/**
 * Refuses a text under a file that cannot have one: only images and videos can (Media attachments page).
 *
 * @param caption the text; empty for none
 * @param kind what the file is; undefined where it is not known, and then the text may go along
 * @param field where the user wrote the text, for the sentence
 * @throws InputError if the file cannot have a caption
 */
export function requireNoCaption(
	caption: string,
	kind: MediaKind | 'sticker' | 'voice note' | undefined,
	field: string,
): void {
	if (isBlank(caption) || kind === undefined || kind === 'image' || kind === 'video') return;
	throw new InputError(
		`${kind === 'audio' ? 'An audio file' : `A ${kind}`} cannot have a caption`,
		`WhatsApp shows captions under pictures and videos only. Leave ${field} empty and send the text as a separate message.`,
	);
}
