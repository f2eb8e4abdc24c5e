import type { ZodError } from 'zod';

/** What is wrong with an order to the sandbox, in one sentence; `what` says what it should have been. */
export function complaintOf(error: ZodError, what: string): string {
	const [issue] = error.issues;
	const place = issue?.path.join('.') ?? '';
	return `The sandbox cannot take this for ${what}: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`;
}
