import type { Media } from './media';

/** The kind of a file, according to its name or MIME type. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document';

/** File name extensions by kind (Media attachments page, character limits page). */
const EXTENSIONS: Readonly<Record<MediaKind, readonly string[]>> = {
	image: ['jpg', 'jpeg', 'gif', 'png', 'webp'],
	video: ['mp4', '3gp', '3gpp'],
	audio: ['mp3', 'wav', 'aac', 'm4a', 'amr', 'ogg', 'opus'],
	document: ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'csv', 'txt', 'zip'],
};

const KIND_BY_EXTENSION = new Map<string, MediaKind>();
for (const kind of ['image', 'video', 'audio', 'document'] as const) {
	for (const extension of EXTENSIONS[kind]) KIND_BY_EXTENSION.set(extension, kind);
}

function mediaKindOfName(name: string): MediaKind | undefined {
	const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1];
	return extension === undefined ? undefined : KIND_BY_EXTENSION.get(extension.toLowerCase());
}

/** The kind of the file at a URL; undefined if its name does not tell. */
export function mediaKindOfUrl(url: string): MediaKind | undefined {
	return mediaKindOfName(new URL(url).pathname);
}

/** The kind of a file; undefined if neither its MIME type nor its name tells. */
export function mediaKindOfFile({
	mimeType,
	name,
}: {
	mimeType: string;
	name: string;
}): MediaKind | undefined {
	const [mainType] = mimeType.split('/');
	if (mainType === 'image' || mainType === 'video' || mainType === 'audio') return mainType;
	const generic = ['', 'application/octet-stream', 'binary/octet-stream'].includes(mimeType);
	return generic ? mediaKindOfName(name) : 'document';
}

/** The kind of a file to send, if known. */
export function mediaKindOf({ file, value }: Media): MediaKind | undefined {
	return file ? mediaKindOfFile(file) : mediaKindOfUrl(value);
}
