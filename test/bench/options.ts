import { parseArguments, parseInteger, UsageError } from '../cli/arguments';
import { VARIANTS } from './variants';

/** The numbers of items that are measured by default. */
const ALL_SIZES: readonly number[] = [1, 100, 1_000, 10_000, 100_000];
const ALL_LETTERS: readonly string[] = VARIANTS.map(({ letter }) => letter);

/** Printed for `--help`. */
export const USAGE = `Measures the node in n8n's own engine against a local server, and compares it with n8n's own nodes.

  npm run bench                              measure everything and print it (15 minutes)
  npm run bench -- --write                   also write test/bench/RESULTS.md and the chart
  npm run bench -- --sizes 1,100 --repeat 3  only these numbers of items, medians of 3 runs
  npm run bench -- --variants a,c,d          only these variants; all but e and f need no further packages
  npm run bench -- --profile a --sizes 1000  the 25 slowest functions of one variant

Variants:
${VARIANTS.map(({ letter, title }) => `  ${letter.padEnd(4)}${title}`).join('\n')}`;

/** What to run. */
export type Options =
	| { readonly kind: 'profile'; readonly letter: string; readonly items: number }
	| {
			readonly kind: 'measure';
			readonly sizes: readonly number[];
			readonly letters: readonly string[];
			readonly repeat: number;
			readonly write: boolean;
	  };

function parseLetter(letter: string): string {
	if (ALL_LETTERS.includes(letter)) return letter;
	throw new UsageError(`There is no variant "${letter}". Variants: ${ALL_LETTERS.join(', ')}.`);
}

/** Reads the arguments. @throws UsageError if they are wrong */
export function parseOptions(args: readonly string[]): Options {
	const { values } = parseArguments({
		args,
		options: {
			sizes: { type: 'string' },
			variants: { type: 'string' },
			repeat: { type: 'string', default: '5' },
			profile: { type: 'string' },
			write: { type: 'boolean', default: false },
		},
	});
	const parseSize = (size: string) => parseInteger('--sizes', size, 1, 100_000);
	const sizes = values.sizes
		? [...new Set(values.sizes.split(',').map(parseSize))].toSorted((a, b) => a - b)
		: ALL_SIZES;
	if (values.profile !== undefined) {
		return { kind: 'profile', letter: parseLetter(values.profile), items: Math.max(...sizes) };
	}
	const letters = values.variants?.split(',').map(parseLetter) ?? ALL_LETTERS;
	if (values.write && (values.sizes ?? values.variants) !== undefined)
		throw new UsageError('--write needs a full run, without --sizes and --variants.');
	const repeat = parseInteger('--repeat', values.repeat, 1, 100_000);
	return { kind: 'measure', sizes, letters, repeat, write: values.write };
}
