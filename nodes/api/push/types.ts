/** What can stand in the JSON of a push request. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** The variables at the top of a push request, without `token`, `data` and media. */
export type Envelope = Readonly<Record<string, JsonValue>>;

/** The variables of one object in the `data` array, without its recipient and media. */
export type Entry = Readonly<Record<string, JsonValue>>;

/**
 * The name under which a recipient is given (Push API variables page). `group_id` stands at the top of a request that has
 * no `data`; a draft to a group has it in its envelope.
 */
export type RecipientField = 'number' | 'messenger_id' | 'group_id';

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

/** What one recipient is to get. */
export interface Draft {
	readonly recipient: string;
	readonly recipientField: RecipientField;
	/** A number of ten digits that was given without `+`, `00` or a Country Code: it may be a national one. */
	readonly mayLackCountryCode?: true;
	readonly envelope: Envelope;
	readonly entry: Entry;
	readonly media?: Media;
	/** Whether one push request may carry another file for each recipient. */
	readonly mediaPerRecipient?: boolean;
}

/** A draft, with the index of the input item it came from and its own place among the messages of the run. */
export interface Message extends Draft {
	readonly itemIndex: number;
	readonly position: number;
}

/** One HTTP request to `push`: its JSON without the token, and the messages its entries stand for, in order. */
export interface PushRequest {
	readonly body: { readonly [variable: string]: JsonValue };
	readonly messages: readonly Message[];
	/** The same JSON with the contents of stored files, where it has any. */
	readonly bytes?: Buffer;
	/** It carries one of several files that the channel wants some seconds apart (Media attachments page). */
	readonly apart?: boolean;
}
