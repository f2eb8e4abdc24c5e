/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the bench is a program of its own, not part of the published node */
import { parseArgs } from 'node:util';
import { WrongWord } from './wrongWord';

/** All that the bench measures when it is not told otherwise. */
export const ALL_SIZES: readonly number[] = [1, 100, 1_000, 10_000, 100_000];
/** The letters of the variants. */
export const ALL_LETTERS: readonly string[] = ['a', 'a2', 'a3', 'b', 'c', 'c2', 'd', 'e', 'f'];

/** What `--help` prints. */
export const USAGE = `Measures the node in n8n's own engine against a local server, beside n8n's own nodes.

  npm run bench                              everything, on the console (a quarter of an hour)
  npm run bench -- --write                   the same, and writes test/bench/RESULTS.md and the picture
  npm run bench -- --sizes 1,100 --repeat 3  only these numbers of items, medians of 3 runs
  npm run bench -- --variants a,c,d          only these; --variants a,a2,a3,b,c,d needs nothing but the project
  npm run bench -- --profile a --sizes 1000  where the time of one variant goes: its 25 slowest functions

Variants: a personal text, a2 text with a method call, a3 text read item by item, b same text to all, c floor without n8n,
c2 floor with n8n's HTTP helper, d pass-through, e n8n's HTTP Request node, f n8n's Telegram node.`;

/** What the bench was asked to do. */
export type Order =
	| { readonly kind: 'help' }
	| { readonly kind: 'profile'; readonly letter: string; readonly items: number }
	| {
			readonly kind: 'measure';
			readonly sizes: readonly number[];
			readonly letters: readonly string[];
			readonly repeat: number;
			readonly write: boolean;
	  };

const OPTIONS = {
	sizes: { type: 'string' },
	variants: { type: 'string' },
	repeat: { type: 'string', default: '5' },
	profile: { type: 'string' },
	write: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

function readNumber(word: string, what: string): number {
	const number = Number(word);
	if (/^\d+$/.test(word) && number >= 1 && number <= 100_000) return number;
	throw new WrongWord(`${what}: "${word}" is no whole number from 1 to 100000.`);
}

function readLetter(word: string): string {
	if (ALL_LETTERS.includes(word)) return word;
	throw new WrongWord(`There is no variant "${word}"; there are ${ALL_LETTERS.join(', ')}.`);
}

/**
 * Reads the words behind `npm run bench --`.
 *
 * @throws WrongWord, or parseArgs's own error, if they make no sense
 */
export function readCommandLine(words: readonly string[]): Order {
	const { values } = parseArgs({ args: [...words], options: OPTIONS });
	if (values.help) return { kind: 'help' };
	const asked = values.sizes?.split(',').map((word) => readNumber(word, '--sizes'));
	const sizes = asked ? [...new Set(asked)].toSorted((a, b) => a - b) : ALL_SIZES;
	if (values.profile !== undefined) {
		return { kind: 'profile', letter: readLetter(values.profile), items: Math.max(...sizes) };
	}
	const letters = values.variants?.split(',').map(readLetter) ?? ALL_LETTERS;
	const isWhole =
		ALL_SIZES.every((size) => sizes.includes(size)) &&
		ALL_LETTERS.every((letter) => letters.includes(letter));
	if (values.write && !isWhole)
		throw new WrongWord('--write is for a whole run, without --sizes and --variants.');
	return {
		kind: 'measure',
		sizes,
		letters,
		repeat: readNumber(values.repeat, '--repeat'),
		write: values.write,
	};
}
