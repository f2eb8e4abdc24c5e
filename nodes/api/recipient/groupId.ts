import { InputError, quote } from '../input/inputError';
import { isBlank, textOf } from '../input/text';

const MAX_LENGTH = 100;
const GROUP_ID_HELP =
	'Enter the Group ID as Picky Assist shows it, or as received with a message from the group.';

/**
 * Parses the ID of a WhatsApp group, as shown by Picky Assist or received in a webhook. Its format is not documented, so
 * only values that cannot be an ID are rejected.
 *
 * @throws InputError if it is empty, contains a space, or is a number too long to be exact
 */
export function parseGroupId(input: unknown): string {
	const id = textOf(input, 'Group ID').trim();
	if (isBlank(id)) throw new InputError('The Group ID is empty', GROUP_ID_HELP);
	if (typeof input === 'number' && !Number.isSafeInteger(input)) {
		throw new InputError(
			`The Group ID ${id} lost its last digits, because it is a number`,
			'Enter it as text.',
			id,
		);
	}
	if (typeof input === 'boolean' || /[\s,;]/.test(id) || id.length > MAX_LENGTH) {
		throw new InputError(
			`${quote(id)} is not a single Group ID`,
			GROUP_ID_HELP,
			id.slice(0, MAX_LENGTH),
		);
	}
	return id;
}
