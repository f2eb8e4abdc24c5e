import type { Scale } from './scale';

const LINE_OF_TEXT = 15;

/** A line of the chart. */
export interface Line {
	/** The class that colours it. */
	readonly name: string;
	/** In one row or more. */
	readonly label: string;
	readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
}

/** A chart of its own beside others, with a title. */
export interface Panel {
	readonly title: string;
	readonly lines: readonly Line[];
	readonly x: Scale;
	readonly y: Scale;
	readonly nameX: (value: number) => string;
	readonly nameY: (value: number) => string;
}

function round(place: number): string {
	return place.toFixed(1);
}

function text(x: number, y: number, kind: string, words: string): string {
	return `<text class="${kind}" x="${round(x)}" y="${round(y)}">${words}</text>`;
}

function grid({ x, y, nameX, nameY }: Panel): string[] {
	const [left = 0, right = 0] = [x.ticks.at(0), x.ticks.at(-1)].map((tick) => x.at(tick ?? 1));
	const bottom = y.at(y.ticks[0] ?? 1);
	return [
		...y.ticks.flatMap((tick) => [
			`<path class="grid" d="M${round(left)} ${round(y.at(tick))}H${round(right)}"/>`,
			text(left - 8, y.at(tick) + 4, 'tick end', nameY(tick)),
		]),
		...x.ticks.map((tick) => text(x.at(tick), bottom + 20, 'tick middle', nameX(tick))),
	];
}

function drawn({ x, y }: Panel, { name, points }: Line): string[] {
	const places = points.map((point) => `${round(x.at(point.x))} ${round(y.at(point.y))}`);
	const dots = points.map(
		(point) =>
			`<circle class="${name}" cx="${round(x.at(point.x))}" cy="${round(y.at(point.y))}" r="3"/>`,
	);
	return [`<path class="line ${name}" d="M${places.join('L')}"/>`, ...dots];
}

/** The names of the lines behind their ends; those that would touch are moved apart. */
function labels({ lines, x, y }: Panel): string[] {
	const ends = lines.flatMap(({ name, label, points }) => {
		const last = points.at(-1);
		const rows = label.split('\n');
		return last ? [{ name, rows, x: x.at(last.x) + 9, y: y.at(last.y) + 4 }] : [];
	});
	let free = { x: NaN, y: NaN };
	return ends
		.sort((a, b) => a.x - b.x || a.y - b.y)
		.flatMap((end) => {
			const first = end.x === free.x ? Math.max(end.y, free.y) : end.y;
			free = { x: end.x, y: first + end.rows.length * LINE_OF_TEXT };
			return end.rows.map((row, index) =>
				text(end.x, first + index * LINE_OF_TEXT, `label ${end.name}`, row),
			);
		});
}

/** The panel as elements of an SVG picture. */
export function drawPanel(panel: Panel): string[] {
	const left = panel.x.at(panel.x.ticks[0] ?? 1);
	const top = panel.y.at(panel.y.ticks.at(-1) ?? 1);
	return [
		text(left, top - 16, 'title', panel.title),
		...grid(panel),
		...panel.lines.flatMap((line) => drawn(panel, line)),
		...labels(panel),
	];
}
