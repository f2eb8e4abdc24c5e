import { idIn } from '../http/responseFields';

/** An input item with the push id of a report, such as the result of a send operation. */
export interface ReportItem {
	readonly itemIndex: number;
	readonly json: Readonly<Record<string, unknown>>;
}

function recipientIn({ messenger_id: messengerId, number }: ReportItem['json']): string {
	return (idIn(messengerId) ?? idIn(number) ?? '').replace(/\D/g, '');
}

/** Each item by its key: the first one with that key. */
function firstByKey(
	items: readonly ReportItem[],
	keyOf: (json: ReportItem['json']) => string | undefined,
): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { itemIndex, json } of items) {
		const key = keyOf(json);
		if (key && !found.has(key)) found.set(key, itemIndex);
	}
	return found;
}

/**
 * Finds the item that sent the message of each row of a delivery report.
 *
 * @param rows the rows of one report
 * @param items the items with its push id, at least one
 * @returns for each row the index of the item with the same message ID, else of the first one with the same recipient, else
 * of the first item
 */
export function itemsOfReport(
	rows: ReadonlyArray<Readonly<Record<string, unknown>>>,
	items: readonly [ReportItem, ...ReportItem[]],
): number[] {
	const byMessageId = firstByKey(items, ({ msg_id: id }) => idIn(id));
	const byRecipient = firstByKey(items, recipientIn);
	return rows.map(
		(row) =>
			byMessageId.get(idIn(row.msg_id) ?? '') ??
			byRecipient.get(recipientIn(row)) ??
			items[0].itemIndex,
	);
}
