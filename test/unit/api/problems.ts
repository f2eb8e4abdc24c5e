import { InputError } from '../../../nodes/api/input/inputError';

/** The InputError that the work ends in, or undefined where it goes well. Any other error is thrown on. */
export function problemOf(work: () => unknown): InputError | undefined {
	try {
		work();
		return undefined;
	} catch (error) {
		if (error instanceof InputError) return error;
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- no node here: it must fail the test
		throw error;
	}
}

/** A problem that helps: a sentence on what is wrong, and at least one on what to do. */
export const HELPFUL = expect.objectContaining({
	message: expect.stringMatching(/^\S.*[^\s.]$/s),
	description: expect.stringMatching(/^[A-Z].*\.$/s),
});
