import type { Media } from '../content/media';
import type { JsonValue } from '../json';
import type { RecipientField } from '../recipient/channels';
import type { ClosedSessions } from './closedSessions';
import type { Accepted, NotAccepted } from './outcome';

/** The variables at the top of a push request, without `token`, `data` and media. */
export type Envelope = Readonly<Record<string, JsonValue>>;

/** The variables of one object in the `data` array, without its recipient and media. */
export type Entry = Readonly<Record<string, JsonValue>>;

/** A template without its recipient: the fallback template of a message, or what Send Template sends. */
export type FallbackTemplate = Pick<Draft, 'envelope' | 'entry' | 'media' | 'mediaPerRecipient'>;

/** What to send to one recipient. */
export interface Draft {
	readonly recipient: string;
	readonly recipientField: RecipientField;
	/** A number of ten digits that was given without `+`, `00` or a Country Code: it may lack the country code. */
	readonly mayLackCountryCode?: true;
	readonly envelope: Envelope;
	readonly entry: Entry;
	readonly media?: Media;
	/** Whether one push request may carry another file for each recipient. */
	readonly mediaPerRecipient?: boolean;
	/** The template to send instead, if Picky Assist rejects the message because the 24-hour session is closed. */
	readonly fallbackTemplate?: FallbackTemplate;
}

/** A draft, with the index of its input item and its position among the drafts of the run. */
export interface Message extends Draft {
	readonly kind: 'message';
	readonly itemIndex: number;
	readonly position: number;
	/** For a fallback template: the message that it replaces. */
	readonly fallbackFor?: Message;
}

/** The JSON of a push request, without the token. */
export type PushBody = Readonly<Record<string, JsonValue>>;

/** One HTTP request to `push`: the messages of its entries, in order. `toBody` makes its JSON. */
export interface PushRequest {
	readonly messages: readonly Message[];
	/** Its JSON with the contents of stored files, if it has any. */
	readonly bytes?: Buffer;
	/** It contains one of several files that the channel requires to be sent some seconds apart (Media attachments page). */
	readonly spaced?: boolean;
}

/** The outcome of one push request. */
export interface PushResponse {
	/** One outcome for each message of the request, in its order. */
	readonly outcomes: ReadonlyArray<Accepted | NotAccepted>;
	/** Later requests would fail too: they are not attempted. */
	readonly abortsRun: boolean;
	/** The whole request was rejected because of one of its numbers: without that number it may be accepted. */
	readonly refusedForANumber?: boolean;
	/** The messages that were rejected because the 24-hour session with at least one recipient is closed, if there are any. */
	readonly closedSessions?: ClosedSessions;
	/** What to tell the user even if no message failed. */
	readonly hints: readonly string[];
}
