import { InputError } from '../../../api/input/inputError';
import { joinSentences } from '../../../api/sentences';
import type { Draft } from '../../../api/push/types';

/**
 * Drafts the messages of a list of recipients. An invalid recipient does not stop the others.
 *
 * @param toDraft drafts the message to one recipient; its InputError is returned in place of the draft, with the recipient
 * or its position in the list
 * @param nameOf the recipient as text for the error; empty if unknown
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
