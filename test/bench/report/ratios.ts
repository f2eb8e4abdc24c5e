import { memoryOf, type Results, timingOf } from '../measure/results';
import { written } from './numbers';

/** A ratio, and the bound that it is judged by. */
export interface Ratio {
	readonly what: string;
	/** Undefined where it was not measured. */
	readonly value: number | undefined;
	readonly unit: string;
	/** Undefined where the ratio only shows what is possible. */
	readonly bound: number | undefined;
	readonly sense: 'at most' | 'at least';
}

const TEXTS: ReadonlyArray<readonly [letter: string, name: string]> = [
	['a', 'personal text'],
	['a2', 'text with a method call'],
	['b', 'same text to all'],
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

/** The targets, each with what was measured. */
export function ratiosOf(results: Results): Ratio[] {
	const wall = (letter: string, items: number) => timingOf(results, letter, items)?.wall;
	const cpu = (letter: string, items: number) => timingOf(results, letter, items)?.cpu;
	const leastPossible = add(wall('c', 100_000), wall('d', 100_000));
	return [
		...TEXTS.map(
			([letter, name]): Ratio => ({
				what: `100,000 messages, ${name}: wall time over floor + pass-through`,
				value: divide(wall(letter, 100_000), leastPossible),
				unit: 'times',
				bound: 2,
				sense: 'at most',
			}),
		),
		{
			what: "100,000 messages, floor with n8n's HTTP helper: wall time over floor + pass-through",
			value: divide(wall('c2', 100_000), leastPossible),
			unit: 'times',
			bound: undefined,
			sense: 'at most',
		},
		{
			what: "100,000 messages, personal text: wall time over the floor with n8n's HTTP helper",
			value: divide(wall('a', 100_000), wall('c2', 100_000)),
			unit: 'times',
			bound: undefined,
			sense: 'at most',
		},
		{
			what: "1,000 messages: CPU of n8n's HTTP Request node over ours, personal text",
			value: divide(cpu('e', 1_000), cpu('a', 1_000)),
			unit: 'times',
			bound: 50,
			sense: 'at least',
		},
		...TEXTS.map(
			([letter, name]): Ratio => ({
				what: `100,000 messages, ${name}: memory for each over pass-through`,
				value: memoryPerMessage(results, letter, 100_000),
				unit: 'bytes',
				bound: 4_000,
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

/** `reached`, `not reached`, or `not measured`; nothing where there is no bound. */
export function verdictOn({ value, bound, sense }: Ratio): string {
	if (bound === undefined) return '';
	if (value === undefined) return 'not measured';
	return (sense === 'at most' ? value <= bound : value >= bound) ? 'reached' : 'not reached';
}

/** The ratio as cells of a table: what, value, bound, verdict. */
export function ratioCells(ratio: Ratio): string[] {
	const { what, value, unit, bound, sense } = ratio;
	const shown = value === undefined ? '' : `${written(value)} ${unit}`;
	return [what, shown, bound === undefined ? '' : `${sense} ${written(bound)}`, verdictOn(ratio)];
}
