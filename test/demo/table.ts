/** The width that the demo's output keeps to. */
export const WIDTH = 100;

const GAP = '  ';

/** The text in lines of at most `width` characters, broken between words; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text
		.split(/\s+/)
		.flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (longer.length <= width) {
			line = longer;
		} else {
			lines.push(line);
			line = word;
		}
	}
	return [...lines, line];
}

/** A text of at most `width` characters, with `…` where it was cut. */
export function shorten(text: string, width: number): string {
	return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/**
 * The lines of a table. Columns are as wide as what is in them; the last one takes what is left
 * and is wrapped.
 *
 * @param rows each with as many cells as `head`
 */
export function tableLines(
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): readonly string[] {
	const last = head.length - 1;
	const widths = head
		.slice(0, last)
		.map((name, column) =>
			Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
		);
	const used = widths.reduce((sum, width) => sum + width + GAP.length, 0);
	const layOut = (row: readonly string[]) => {
		const start = widths
			.map((width, column) => (row[column] ?? '').padEnd(width) + GAP)
			.join('');
		return wrap(row[last] ?? '', Math.max(20, WIDTH - used)).map((line, index) =>
			((index === 0 ? start : ' '.repeat(used)) + line).trimEnd(),
		);
	};
	const rule = [
		...widths.map((width) => '─'.repeat(width)),
		'─'.repeat(Math.max(head[last]?.length ?? 0, WIDTH - used)),
	];
	return [...layOut(head), rule.join(GAP), ...rows.flatMap(layOut)];
}
