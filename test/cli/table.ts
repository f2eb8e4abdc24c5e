/** A table. Columns that hold only numbers are aligned to the right. */
export interface Table {
	readonly title: string;
	readonly head: readonly string[];
	/** Each with as many cells as `head`. */
	readonly rows: ReadonlyArray<readonly string[]>;
}

const NUMBER = /^[\d.,]*$/;

function isNumeric({ rows }: Table, column: number): boolean {
	return rows.length > 0 && rows.every((row) => NUMBER.test(row[column] ?? ''));
}

/** The table as lines of text for a terminal. */
export function textLines(table: Table): string[] {
	const { title, head, rows } = table;
	const columns = head.map((name, column) => ({
		width: Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
		isNumeric: isNumeric(table, column),
	}));
	const line = (cells: readonly string[]) =>
		columns
			.map(({ width, isNumeric: right }, column) => {
				const cell = cells[column] ?? '';
				return right ? cell.padStart(width) : cell.padEnd(width);
			})
			.join('  ')
			.trimEnd();
	const rule = columns.map(({ width }) => '─'.repeat(width)).join('  ');
	return [title, '', line(head), rule, ...rows.map(line)];
}

/** The table as lines of Markdown. */
export function markdownLines(table: Table): string[] {
	const { title, head, rows } = table;
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (isNumeric(table, column) ? '---:' : '---'));
	return [`## ${title}`, '', line(head), line(rule), ...rows.map(line)];
}

/** The text, cut to `width` characters. */
export function shorten(text: string, width: number): string {
	return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
