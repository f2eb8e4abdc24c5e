import type { AcceptedMessage, RecipientHistory } from './log';

/** A recipient's messages, with a running count of repeats. */
export interface History extends RecipientHistory {
	add(message: AcceptedMessage): void;
}

/** What the person would see: two messages with the same content are a repeat. */
function contentOf(message: AcceptedMessage): string {
	const { application, text, media, template_id: template, template_values: values } = message;
	const { location, contact } = message;
	return JSON.stringify([application, text, media, template, values, location, contact]);
}

/** An empty history. */
export function createHistory(recipient: string): History {
	const messages: AcceptedMessage[] = [];
	const contents = new Set<string>();
	return {
		recipient,
		messages,
		get repeats() {
			return messages.length - contents.size;
		},
		add(message) {
			messages.push(message);
			contents.add(contentOf(message));
		},
	};
}
