import type { Example } from './example';
import { expectationOf } from './expectation';
import type { Printer } from './printer';
import type { RealService } from './realService';
import { count } from './report';
import { WIDTH, wrap } from './table';

/** How many messages each number would get: `  12025550101: 2 messages`. */
function recipientLines(examples: readonly Example[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const { recipient } of examples.flatMap((example) => expectationOf(example).messages)) {
		counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
	}
	return [...counts].map(
		([recipient, messages]) => `  ${recipient}: ${count(messages, 'message')}`,
	);
}

function notes(examples: readonly Example[], { isOnThisComputer }: RealService): readonly string[] {
	if (isOnThisComputer) return [];
	const media = examples.some((example) =>
		expectationOf(example).messages.some((message) => message.media !== ''),
	);
	return [
		'"accepted" means that Picky Assist took the message, not that it arrived. WhatsApp ' +
			'Official delivers free text only to people who wrote to you within 24 hours.',
		...(media
			? ['The picture of the example "media" is made up: its messages cannot arrive.']
			: []),
	];
}

/** Prints who gets how many messages, before anything is sent. */
export function announceRecipients(
	{ print }: Printer,
	examples: readonly Example[],
	service: RealService,
): void {
	const price = service.isOnThisComputer ? '' : ', and are paid for';
	print(`These messages go out through ${service.name}${price}:`);
	for (const line of recipientLines(examples)) print(line);
	for (const note of notes(examples, service)) for (const line of wrap(note, WIDTH)) print(line);
}

/** Prints whom the examples would message, and why nothing is sent. */
export function refuseMadeUpNumbers(
	{ print }: Printer,
	examples: readonly Example[],
	service: RealService,
): void {
	print(`Nothing was sent. ${service.name} would message these made-up numbers of the examples:`);
	for (const line of recipientLines(examples)) print(line);
	print('They are not yours. Give your own, with country code: --to NUMBER[,NUMBER]');
}
