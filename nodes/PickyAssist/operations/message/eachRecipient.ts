import { InputProblem } from '../../../api/input/inputError';
import type { Draft } from '../../../api/push/types';

/**
 * The drafts of a list of recipients: one that cannot be sent does not hold up the others.
 *
 * @param toDraft makes the draft of one recipient; its InputProblem stands in the place of the draft
 */
export function eachRecipient<T>(
	recipients: readonly T[],
	toDraft: (recipient: T, position: number) => Draft,
): Array<Draft | InputProblem> {
	return recipients.map((recipient, index) => {
		try {
			return toDraft(recipient, index + 1);
		} catch (error) {
			return error instanceof InputProblem ? error : new InputProblem(String(error), 'Check this recipient.');
		}
	});
}
