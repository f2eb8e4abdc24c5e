import { InputProblem } from '../../../nodes/api/input/inputError';

/** The InputProblem that the work ends in, or undefined where it goes well. Any other error is thrown on. */
export function problemOf(work: () => unknown): InputProblem | undefined {
	try {
		work();
		return undefined;
	} catch (error) {
		if (error instanceof InputProblem) return error;
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- no node here: it must fail the test
		throw error;
	}
}

/** A problem that helps: a sentence on what is wrong, and at least one on what to do. */
export const HELPFUL = expect.objectContaining({
	message: expect.stringMatching(/^\S.*[^\s.]$/s),
	advice: expect.stringMatching(/^[A-Z].*\.$/s),
});
