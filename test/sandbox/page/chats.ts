import type { RecipientHistory, SandboxLog } from '../log';
import { channelName } from '../push/channels';
import type { Template } from '../templates/template';
import { bubbleOf, type Bubble } from './bubble';

/** What one person sees: the newest messages, oldest first. */
export interface Chat {
	readonly recipient: string;
	readonly channel: string;
	readonly application: string;
	/** How many earlier messages are not shown. */
	readonly earlier: number;
	readonly bubbles: readonly Bubble[];
}

const MAX_CHATS = 6;
const MAX_BUBBLES = 4;

/**
 * The chats of the people who got a message last.
 *
 * @param url the address of the sandbox
 */
export function chatsOf(log: SandboxLog, templates: readonly Template[], url: string): Chat[] {
	return log.recipients().slice(-MAX_CHATS).reverse().map(chatOf);

	function chatOf({ recipient, messages }: RecipientHistory): Chat {
		const newest = messages.slice(-MAX_BUBBLES);
		const application = messages.at(-1)?.application ?? '';
		return {
			recipient,
			application,
			channel: channelName(application),
			earlier: messages.length - newest.length,
			bubbles: newest.map((message) => bubbleOf(message, templates, url)),
		};
	}
}
