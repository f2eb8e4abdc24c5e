/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the demo is a program of its own, not part of the published node */
import { parseArgs } from 'node:util';
import { EXAMPLE_NAMES, EXAMPLE_WORDS, type ExampleName, ROUND_TRIP } from './exampleNames';
import { readOwnNumbers } from './ownNumbers';
import { type Platform, readRealService, type RealService } from './realService';
import { WrongWord } from './wrongWord';

/** What the demo was asked to do. */
export type Request =
	| { readonly kind: 'help' }
	| {
			readonly kind: 'sandbox';
			readonly examples: readonly ExampleName[];
			readonly roundTrip: boolean;
	  }
	| {
			readonly kind: 'real';
			readonly examples: readonly ExampleName[];
			readonly service: RealService;
			/** Empty when `--to` is missing: then nothing may be sent. */
			readonly ownNumbers: readonly string[];
	  };

const OPTIONS = {
	token: { type: 'string' },
	platform: { type: 'string' },
	'base-url': { type: 'string' },
	to: { type: 'string' },
	help: { type: 'boolean' },
} as const;

/** The word itself is not printed: `npm run demo --token X`, without `--`, hands over the token. */
function checkWords(words: readonly string[]): void {
	const wrong = words.findIndex((word) => !EXAMPLE_WORDS.includes(word));
	if (wrong >= 0) {
		throw new WrongWord(
			`Word ${wrong + 1} is no example; the examples are ${EXAMPLE_WORDS.join(', ')}. ` +
				'Options go behind two dashes: npm run demo -- --token TOKEN --to NUMBER',
		);
	}
}

function readPlatform(platform: string | undefined): Platform {
	if (platform === undefined || platform === 'v4') return 'v4';
	if (platform === 'v3') return 'v3';
	throw new WrongWord('--platform must be v4 or v3.');
}

/**
 * Reads the words behind `npm run demo --`.
 *
 * @throws WrongWord, or parseArgs's own error, if they make no sense
 */
export function readCommandLine(words: readonly string[]): Request {
	const { values, positionals } = parseArgs({
		args: [...words],
		options: OPTIONS,
		allowPositionals: true,
	});
	if (values.help) return { kind: 'help' };
	checkWords(positionals);
	const isAsked = (word: string) => positionals.length === 0 || positionals.includes(word);
	const examples = EXAMPLE_NAMES.filter(isAsked);
	const { token, platform, to, 'base-url': baseUrl } = values;
	if (token === undefined) {
		const given = (['platform', 'base-url', 'to'] as const).find(
			(name) => values[name] !== undefined,
		);
		if (given === undefined) {
			return { kind: 'sandbox', examples, roundTrip: isAsked(ROUND_TRIP) };
		}
		throw new WrongWord(`--${given} is for the real service and needs --token as well.`);
	}
	if (positionals.includes(ROUND_TRIP)) {
		throw new WrongWord(
			`${ROUND_TRIP} runs against the sandbox only: Picky Assist cannot call this computer.`,
		);
	}
	if (token.trim() === '') throw new WrongWord('--token must not be empty.');
	if (platform !== undefined && baseUrl !== undefined) {
		throw new WrongWord('--platform and --base-url exclude each other: give one of the two.');
	}
	const service = readRealService(token.trim(), readPlatform(platform), baseUrl);
	const ownNumbers = to === undefined ? [] : readOwnNumbers(to, service.isOnThisComputer);
	return { kind: 'real', examples, service, ownNumbers };
}
