import { InputError } from '../input/inputError';
import { isBlank } from '../input/text';
import type { MediaKind } from './mediaKind';

/**
 * Rejects a caption for a file that cannot have one. WhatsApp itself has captions for
 * documents, but Picky Assist sends them with images and videos only (Media attachments and Dynamic messages pages).
 *
 * @param caption the text; empty for none
 * @param kind what the file is; if unknown, a caption is allowed
 * @param field the field with the text, for the error
 * @throws InputError if the file cannot have a caption
 */
export function requireCaptionAllowed(
	caption: string,
	kind: MediaKind | 'sticker' | 'voice note' | undefined,
	field: string,
): void {
	if (isBlank(caption) || kind === undefined || kind === 'image' || kind === 'video') return;
	throw new InputError(
		`${kind === 'audio' ? 'An audio file' : `A ${kind}`} cannot have a caption`,
		`Picky Assist sends captions with pictures and videos only. Leave ${field} empty and send the text as a separate message.`,
	);
}
