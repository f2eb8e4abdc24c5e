import type { Message } from './types';

function listRecipients(recipients: readonly string[]): string {
	const shown = [...new Set(recipients)];
	return `${shown.slice(0, 5).join(', ')}${shown.length > 5 ? ` and ${shown.length - 5} more` : ''}`;
}

/** Hints about rows that match no message: surplus rows for a number, or numbers that were not in the request. */
export function hintsAboutRows(surplus: readonly string[], messages: readonly Message[]): string[] {
	if (surplus.length === 0) return [];
	const asked = new Set(messages.map(({ recipient }) => recipient));
	const repeatedRows = surplus.filter((recipient) => asked.has(recipient));
	const unknown = surplus.filter((recipient) => !asked.has(recipient));
	return [
		...(repeatedRows.length === 0
			? []
			: [
					`Picky Assist returned more than one row for ${listRecipients(repeatedRows)}. The node used the first.`,
				]),
		...(unknown.length === 0
			? []
			: [
					`Picky Assist also returned rows for recipients that were not in the request: ${listRecipients(unknown)}.`,
				]),
	];
}
