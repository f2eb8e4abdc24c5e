import { SeveralNumbersError } from '../../../api/recipient/phoneNumber';
import { InputError } from '../../../api/input/inputError';
import { joinSentences } from '../../../api/sentences';
import type { Draft } from '../../../api/push/types';
import type { RecipientList } from '../messageOperation';

/**
 * Drafts the messages of a list of recipients. An invalid recipient does not stop the others.
 *
 * @param list an InputError of its `toDraft` is returned in place of the draft, with the recipient or its position in the list
 * @param nameOf the recipient as text for the error; empty if unknown
 */
export function eachRecipient(
	list: RecipientList,
	nameOf: (recipient: unknown) => string,
): Array<Draft | InputError> {
	const recipients = list.recipients();
	return recipients.map((one, index) => {
		try {
			return list.toDraft(one, index + 1);
		} catch (error) {
			const { message, description, recipient } =
				error instanceof InputError
					? error
					: new InputError(String(error), 'Check this recipient.');
			const name = recipient ?? nameOf(one);
			const place =
				name === '' && recipients.length > 1 ? `This is recipient ${index + 1} of the list.` : '';
			const text = error instanceof SeveralNumbersError ? list.oneNumberEach : description;
			return new InputError(message, joinSentences(text, place), name);
		}
	});
}
