/** What is known of a file from n8n's binary data without reading it. */
export interface BinaryFile {
	readonly name: string;
	readonly mimeType: string;
	/** Size of the file itself, not of its base64; undefined where n8n does not know it. */
	readonly bytes: number | undefined;
	/** Its content lies on disk and is put in the place of `value` when the request leaves. */
	readonly stored: boolean;
}

/** A file to send along. `field` is the entry's variable; at the top it is called `global…`. */
export interface Media {
	readonly field: 'media' | 'media_code';
	/** The address, the content in base64, or for a stored file a text that is the same for the same file. */
	readonly value: string;
	readonly file?: BinaryFile;
}
