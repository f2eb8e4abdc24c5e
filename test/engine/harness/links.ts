import type { Sandbox } from '../../sandbox/sandbox';

/** The links in the messages that a number received, in order. */
export function linksTo({ log }: Sandbox, number: string): string[] {
	return log.messagesTo(number).flatMap(({ text }) => /https?:\S+$/.exec(text) ?? []);
}
