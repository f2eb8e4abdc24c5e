/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the demo is a program of its own, not part of the published node */
import { parseArgs } from 'node:util';
import { EXAMPLE_NAMES, type ExampleName, isExampleName } from './exampleNames';
import { readOwnNumbers } from './ownNumbers';
import { type Platform, readRealService, type RealService } from './realService';
import { WrongWord } from './wrongWord';

/** What the demo was asked to do. */
export type Request =
	| { readonly kind: 'help' }
	| { readonly kind: 'sandbox'; readonly examples: readonly ExampleName[] }
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
function readExampleNames(words: readonly string[]): readonly ExampleName[] {
	const wrong = words.findIndex((word) => !isExampleName(word));
	if (wrong >= 0) {
		throw new WrongWord(
			`Word ${wrong + 1} is no example; the examples are ${EXAMPLE_NAMES.join(', ')}. ` +
				'Options go behind two dashes: npm run demo -- --token TOKEN --to NUMBER',
		);
	}
	return words.length === 0
		? EXAMPLE_NAMES
		: EXAMPLE_NAMES.filter((name) => words.includes(name));
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
	const examples = readExampleNames(positionals);
	const { token, platform, to, 'base-url': baseUrl } = values;
	if (token === undefined) {
		const given = (['platform', 'base-url', 'to'] as const).find(
			(name) => values[name] !== undefined,
		);
		if (given === undefined) return { kind: 'sandbox', examples };
		throw new WrongWord(`--${given} is for the real service and needs --token as well.`);
	}
	if (token.trim() === '') throw new WrongWord('--token must not be empty.');
	if (platform !== undefined && baseUrl !== undefined) {
		throw new WrongWord('--platform and --base-url exclude each other: give one of the two.');
	}
	const service = readRealService(token.trim(), readPlatform(platform), baseUrl);
	const ownNumbers = to === undefined ? [] : readOwnNumbers(to, service.isOnThisComputer);
	return { kind: 'real', examples, service, ownNumbers };
}
