import type { Account } from './account';
import { maxMessages, type Plan } from './plan';
import type { Recipient } from './question';

/** Who gets messages, so that a wrong number is seen before it gets one. */
export function recipientsOf({ asked }: Pick<Plan, 'asked'>, account: Account): string {
	const sending = asked.filter((question) => maxMessages(question) > 0);
	const used = new Set<string>(sending.flatMap(({ recipients = ['number'] }) => recipients));
	const { number, secondNumber, closedNumber, messengerId, groupId } = account;
	const texts: Readonly<Record<Recipient, string>> = {
		number: `${number} (your number)`,
		secondNumber: `${secondNumber} (your second number)`,
		closedNumber: `${closedNumber} (your number that has not written in 24 hours)`,
		messengerId: `${messengerId} (your ID on Messenger or Instagram)`,
		groupId: `${groupId} (your group)`,
		nobody: 'numbers that belong to nobody',
	};
	return Object.entries(texts)
		.filter(([name]) => used.has(name))
		.map(([, text]) => text)
		.join(', ');
}
