import type { ExpectedItem } from './expectation';
import type { Result } from './result';

function missingFields(result: Result, { row }: ExpectedItem): readonly string[] {
	return Object.keys(row).filter(
		(field) => JSON.stringify(result.json[field]) !== JSON.stringify(row[field]),
	);
}

function* wrongInRefusal(result: Result, item: ExpectedItem): Generator<string> {
	if (!result.fromErrorOutput)
		yield 'has no good number, but its result is not in the error output';
	else if (result.status !== 'not sent')
		yield `has no good number, but is "${result.status}" in place of "not sent"`;
	const missing = missingFields(result, item);
	if (missing.length > 0)
		yield `lacks its input fields in the error output: ${missing.join(', ')}`;
}

function* wrongInAcceptance(
	result: Result,
	{ message, copyOf }: ExpectedItem,
	original?: Result,
): Generator<string> {
	const status = copyOf === undefined ? 'accepted' : 'duplicate';
	if (result.status !== status) yield `should be ${status}, but is "${result.status}"`;
	if (result.fromErrorOutput) return;
	if (result.number !== message?.recipient)
		yield `names ${result.number} in place of ${message?.recipient}`;
	if (result.reference !== message?.reference) yield `has the reference "${result.reference}"`;
	if (result.pushId === '') yield 'has no push id';
	if (result.copyOf !== copyOf) {
		yield copyOf === undefined
			? `is called a copy of item ${result.copyOf}`
			: `is not called a copy of item ${copyOf}`;
	}
	if (original && (result.msgId !== original.msgId || result.pushId !== original.pushId)) {
		yield `has other ids than item ${copyOf}, of which it is a copy`;
	}
}

/** What is not right in the results: each item has exactly one, linked to it and true. */
export function checkResults(
	items: readonly ExpectedItem[],
	results: readonly Result[],
): readonly string[] {
	const problems: string[] = [];
	const stray = results.filter(
		({ items: [item, ...more] }) => more.length > 0 || items[item ?? -1] === undefined,
	);
	if (stray.length > 0)
		problems.push(`${stray.length} results are not linked to exactly one item`);
	const resultsOf = (index: number) => results.filter((result) => result.items.includes(index));
	items.forEach((item, index) => {
		const [result, ...more] = resultsOf(index);
		if (!result || more.length > 0) {
			problems.push(
				`item ${index} has ${result ? more.length + 1 : 0} results in place of 1`,
			);
			return;
		}
		const original = item.copyOf === undefined ? undefined : resultsOf(item.copyOf)[0];
		const wrong = item.message
			? wrongInAcceptance(result, item, original)
			: wrongInRefusal(result, item);
		for (const what of wrong) problems.push(`item ${index} ${what}`);
	});
	return problems;
}
