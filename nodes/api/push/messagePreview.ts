import type { Media } from '../content/media';
import type { JsonValue } from '../json';
import { bytesOfBase64, withoutFiles } from './requestPreview';
import type { Draft } from './types';

/** What is shown of one message: its content, without its recipient, channel and reference number. */
export type MessagePreview = Readonly<Record<string, JsonValue>>;

/** The fields of a preview, in the order of the columns. */
export const PREVIEW_FIELDS = [
	'message',
	'template_id',
	'language',
	'values',
	'media',
	'location',
	'contact',
	'other_variables',
] as const;

/** Variables that have a field of their own, here or beside the preview. */
const SHOWN = new Set([
	'application',
	'contact',
	'globalmessage',
	'group_id',
	'language',
	'location',
	'message',
	'reference_number',
	'template_id',
	'template_message',
]);

/** A file by its address, or by its name and size. */
function describeMedia({ field, value, file }: Media): string {
	if (field === 'media') return value;
	// n8n may round the size of a file that it keeps as base64.
	const bytes = file?.stored ? file.bytes : bytesOfBase64(value);
	const size = bytes === undefined ? 'unknown size' : `${bytes.toLocaleString('en-US')} bytes`;
	return `${file?.name ?? 'base64'} (${size})`;
}

/** The fields that have a value. */
function given(fields: Readonly<Record<string, JsonValue | undefined>>): MessagePreview {
	const found: Record<string, JsonValue> = {};
	for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value;
	return found;
}

/**
 * The content of one message, for display: its text or caption, its template with the values, its file, place or cards, and all
 * other variables by their names in the Push API. The size of a file replaces its content.
 *
 * @returns the fields that the message has, in the order of PREVIEW_FIELDS
 */
export function previewMessage({
	envelope,
	entry,
	media,
}: Pick<Draft, 'envelope' | 'entry' | 'media'>): MessagePreview {
	const variables = withoutFiles({ ...envelope, ...entry });
	const others = Object.entries(variables).filter(([name]) => !SHOWN.has(name));
	return given({
		message: variables.message || variables.globalmessage || undefined,
		template_id: variables.template_id,
		language: variables.language,
		values: variables.template_message,
		media: media && describeMedia(media),
		location: variables.location,
		contact: variables.contact,
		other_variables: others.length === 0 ? undefined : Object.fromEntries(others),
	});
}
