import type { IExecuteFunctions } from 'n8n-workflow';
import type { Reader } from '../transport/reader';

/** Shows a hint if the requests of a run waited for long. */
export function showWaits(context: IExecuteFunctions, { hints }: Pick<Reader, 'hints'>): void {
	if (hints.length === 0) return;
	context.addExecutionHints({
		message: hints.join(' '),
		type: 'warning',
		location: 'outputPane',
	});
}
