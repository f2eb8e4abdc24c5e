/** What n8n's binary data says about a file, without reading its content. */
export interface BinaryFile {
	readonly name: string;
	readonly mimeType: string;
	/** Size of the file itself, not of its base64; undefined if n8n does not know it. */
	readonly bytes: number | undefined;
	/** Its content is on disk and replaces `value` when the request is sent. */
	readonly stored: boolean;
}

/** A file to send. `field` is the variable in an entry; at the top level it has the prefix `global`. */
export interface Media {
	readonly field: 'media' | 'media_code';
	/** The URL, the content as base64, or for a stored file a text that identifies it. */
	readonly value: string;
	readonly file?: BinaryFile;
}
