import { memoryOf, type Results, timingOf } from '../measure/results';
import { written } from './numbers';

/** A ratio that only shows what is possible. */
export interface Comparison {
	readonly what: string;
	/** Undefined where it was not measured. */
	readonly value: number | undefined;
	readonly unit: string;
}

/** A ratio, and the bound that it is judged by. */
export interface Ratio extends Comparison {
	readonly bound: number;
	readonly sense: 'at most' | 'at least';
}

const TEXTS: ReadonlyArray<readonly [letter: string, name: string, bound: number]> = [
	['a', 'personal text', 1.1],
	['b', 'same text to all', 1.1],
	['a2', 'text with a method call', 1.5],
	['a3', 'text with $itemIndex', 1.5],
	['a4', 'text with $now', 10],
	['a5', "text with $('People').item", 10],
	['a6', 'template with mapped values', 1.5],
];
/** Those whose memory is compared. */
const TEXTS_FOR_MEMORY = TEXTS.filter(([letter]) => ['a', 'a2', 'b'].includes(letter));
/** The personal text with few items takes at most this many times as long as the bare node. */
const BOUND_FOR_FEW = 1.3;
/** The first execution in a new process takes at most this many times as long as that of the bare node. */
const COLD_BOUNDS: ReadonlyArray<readonly [items: number, bound: number]> = [
	[100_000, 1.35],
	[1_000, 1.3],
	[1, 1.3],
];

function divide(top: number | undefined, bottom: number | undefined): number | undefined {
	return top === undefined || bottom === undefined ? undefined : top / bottom;
}

function add(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? undefined : one + other;
}

/** Bytes for each message over what n8n takes to hand on the items. */
function memoryPerMessage(results: Results, letter: string, items: number): number | undefined {
	const [ours, passThrough] = [memoryOf(results, letter, items), memoryOf(results, 'd', items)];
	return ours && passThrough ? (ours.peak - passThrough.peak) / items : undefined;
}

/** Milliseconds for 100,000 messages without n8n, and for n8n to hand on as many items. */
function leastPossible(results: Results): number | undefined {
	return add(timingOf(results, 'c', 100_000)?.wall, timingOf(results, 'd', 100_000)?.wall);
}

/** How much of the time is n8n's own HTTP helper. */
export function comparisonsOf(results: Results): Comparison[] {
	const least = leastPossible(results);
	return [
		{
			what: '100,000 messages, bare node: wall time over floor + pass-through',
			value: divide(timingOf(results, 'c2', 100_000)?.wall, least),
			unit: 'times',
		},
		{
			what: '100,000 messages, personal text: wall time over floor + pass-through',
			value: divide(timingOf(results, 'a', 100_000)?.wall, least),
			unit: 'times',
		},
	];
}

function coldRatios({ coldStart }: Results): Ratio[] {
	return COLD_BOUNDS.map(([items, bound]) => {
		const wall = (letter: string) =>
			coldStart.find((one) => one.letter === letter && one.items === items)?.wall;
		return {
			what: `${written(items)} messages, personal text, first execution in a new process: wall time over the bare node`,
			value: divide(wall('a'), wall('c2')),
			unit: 'times',
			bound,
			sense: 'at most',
		};
	});
}

/** The targets, each with what was measured. */
export function ratiosOf(results: Results): Ratio[] {
	const wall = (letter: string, items: number) => timingOf(results, letter, items)?.wall;
	const cpu = (letter: string, items: number) => timingOf(results, letter, items)?.cpu;
	return [
		...TEXTS.map(
			([letter, name, bound]): Ratio => ({
				what: `100,000 messages, ${name}: wall time over the bare node`,
				value: divide(wall(letter, 100_000), wall('c2', 100_000)),
				unit: 'times',
				bound,
				sense: 'at most',
			}),
		),
		...[1_000, 1].map(
			(items): Ratio => ({
				what: `${written(items)} messages, personal text: wall time over the bare node`,
				value: divide(wall('a', items), wall('c2', items)),
				unit: 'times',
				bound: BOUND_FOR_FEW,
				sense: 'at most',
			}),
		),
		...coldRatios(results),
		{
			what: "1,000 messages: CPU of n8n's HTTP Request node over ours, personal text",
			value: divide(cpu('e', 1_000), cpu('a', 1_000)),
			unit: 'times',
			bound: 50,
			sense: 'at least',
		},
		...TEXTS_FOR_MEMORY.map(
			([letter, name]): Ratio => ({
				what: `100,000 messages, ${name}: memory for each over pass-through`,
				value: memoryPerMessage(results, letter, 100_000),
				unit: 'bytes',
				bound: 1_500,
				sense: 'at most',
			}),
		),
		{
			what: 'From 10,000 to 100,000 messages: growth of the wall time, personal text',
			value: divide(wall('a', 100_000), wall('a', 10_000)),
			unit: 'times',
			bound: 12,
			sense: 'at most',
		},
	];
}

/** `met`, `not met`, or `not measured`. */
export function targetStatus({ value, bound, sense }: Ratio): string {
	if (value === undefined) return 'not measured';
	return (sense === 'at most' ? value <= bound : value >= bound) ? 'met' : 'not met';
}

/** The comparison as cells of a table: what, value. */
export function comparisonCells({ what, value, unit }: Comparison): string[] {
	return [what, value === undefined ? '' : `${written(value)} ${unit}`];
}

/** The ratio as cells of a table: what, value, bound, status. */
export function ratioCells(ratio: Ratio): string[] {
	return [...comparisonCells(ratio), `${ratio.sense} ${written(ratio.bound)}`, targetStatus(ratio)];
}
