import type { Timing } from '../../measure/timings';
import { drawPanel, type Line, type Panel } from './panel';
import { logScale } from './scale';

const WIDTH = 1090;
const HEIGHT = 400;
const PANEL = { first: 60, width: 380, apart: 540, top: 60, bottom: 340 };
const LINES: ReadonlyArray<{ letter: string; name: string; label: string }> = [
	{ letter: 'f', name: 'telegram', label: 'Telegram' },
	{ letter: 'e', name: 'http', label: 'HTTP\nRequest' },
	{ letter: 'a', name: 'ours', label: 'Picky Assist' },
	{ letter: 'c', name: 'floor', label: 'no n8n' },
];
const COLOURS = {
	light: {
		text: '#24292f',
		tick: '#57606a',
		grid: '#d8dee4',
		ours: '#0a7d4f',
		http: '#b35900',
		telegram: '#0969da',
		floor: '#6e7781',
	},
	dark: {
		text: '#e6edf3',
		tick: '#9198a1',
		grid: '#30363d',
		ours: '#3fb985',
		http: '#e0975a',
		telegram: '#58a6ff',
		floor: '#8b949e',
	},
};

function colourRules(colours: (typeof COLOURS)['light']): string {
	const { text, tick, grid, ...lines } = colours;
	const ofLines = Object.entries(lines).map(
		([name, colour]) => `path.${name}{stroke:${colour}}circle.${name},text.${name}{fill:${colour}}`,
	);
	return `.title{fill:${text}}.tick{fill:${tick}}.grid{stroke:${grid}}${ofLines.join('')}`;
}

const STYLE = [
	'text{font:12px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
	'.title{font-size:14px;font-weight:600}.label{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}',
	'.grid{stroke-width:1}',
	'.line{fill:none;stroke-width:2;stroke-linejoin:round}.line.ours{stroke-width:3}.line.floor{stroke-dasharray:5 4}',
	colourRules(COLOURS.light),
	`@media(prefers-color-scheme:dark){${colourRules(COLOURS.dark)}}`,
].join('\n');

function nameTime(milliseconds: number): string {
	return milliseconds < 1_000 ? `${milliseconds} ms` : `${milliseconds / 1_000} s`;
}

function linesOf(timings: readonly Timing[]): Line[] {
	return LINES.map(({ letter, name, label }) => ({
		name,
		label,
		points: timings
			.filter((one) => one.letter === letter)
			.map(({ items, wall }) => ({ x: items, y: wall })),
	}));
}

/** A picture of the wall time against the number of items, with a panel for each server. */
export function drawTimeChart(timings: readonly Timing[]): string {
	const delays = [...new Set(timings.map(({ delay }) => delay))];
	const panels = delays.map((delay, index): Panel => {
		const left = PANEL.first + index * PANEL.apart;
		return {
			title: delay === 0 ? 'Server that responds immediately' : `Server that takes ${delay} ms`,
			lines: linesOf(timings.filter((one) => one.delay === delay)),
			x: logScale(
				timings.map(({ items }) => items),
				left,
				left + PANEL.width,
			),
			y: logScale(
				timings
					.filter(({ letter }) => LINES.some((line) => line.letter === letter))
					.map(({ wall }) => wall),
				PANEL.bottom,
				PANEL.top,
			),
			nameX: (items) => items.toLocaleString('en-US'),
			nameY: nameTime,
		};
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Time to send messages, by their number">`,
		`<style>\n${STYLE}\n</style>`,
		...panels.flatMap(drawPanel),
		`<text class="tick middle" x="${WIDTH / 2}" y="${HEIGHT - 14}">messages in one execution, and the time until all are sent</text>`,
		'</svg>',
		'',
	].join('\n');
}
