import { InputError } from '../../../api/input/inputError';
import { joinSentences } from '../../../api/sentences';
import type { Draft } from '../../../api/push/types';

/**
 * The drafts of a list of recipients: one that cannot be sent does not hold up the others.
 *
 * @param toDraft makes the draft of one recipient; its InputError stands in the place of the draft, with the recipient, or
 * else its place in the list
 * @param nameOf who a recipient is, as far as it can be known; empty where it cannot
 */
export function eachRecipient<T>(
	recipients: readonly T[],
	toDraft: (recipient: T, position: number) => Draft,
	nameOf: (recipient: T) => string,
): Array<Draft | InputError> {
	return recipients.map((one, index) => {
		try {
			return toDraft(one, index + 1);
		} catch (error) {
			const { message, description, recipient } =
				error instanceof InputError
					? error
					: new InputError(String(error), 'Check this recipient.');
			const name = recipient ?? nameOf(one);
			const place =
				name === '' && recipients.length > 1 ? `This is recipient ${index + 1} of the list.` : '';
			return new InputError(message, joinSentences(description, place), name);
		}
	});
}
